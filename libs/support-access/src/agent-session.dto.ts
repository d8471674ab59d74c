import { ApiProperty } from '@nestjs/swagger';
import { PersonNameDto } from '#accounts';
import { type SupportAccessScope, supportAccessScopes } from '#blueprint';
import { PageQueryDto } from '#http';

/** A token with which an agent works as the customer. There is no refresh token: the agent asks for the next one. */
export class AgentSessionTokenDto {
  /** The session that it belongs to: ask for the next token by it, and end it by it */
  @ApiProperty({ format: 'uuid' })
  sessionId: string;

  /** Id of the grant of support access */
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  /** Whose place the agent takes: `sub` of the token */
  @ApiProperty({ format: 'uuid' })
  customerId: string;

  /** The one ticket that the token opens */
  @ApiProperty({ format: 'uuid' })
  ticketId: string;

  /** Whether the agent may write in the customer's name */
  @ApiProperty({ enum: supportAccessScopes, enumName: 'SupportAccessScope' })
  scope: SupportAccessScope;

  /**
   * A JWT (RFC 9068) of the audience `guichet:on-behalf`, with the customer as `sub` and the agent as `act.sub` (RFC 8693
   * §4.1): the desk's own product can honour it, by the desk's published keys and by `tokenIntrospect`
   */
  accessToken: string;

  /** How it is sent: `Authorization: Bearer …` */
  @ApiProperty({ enum: ['Bearer'], enumName: 'TokenType' })
  tokenType: 'Bearer';

  /** Seconds for which it works, at most 600 and never past the customer's chosen end */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 600 })
  expiresIn: number;

  /** The same as an instant by the desk's clock */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

/** One call that an agent made in a customer's place. */
export class SupportAccessCallDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** When it was made */
  @ApiProperty({ format: 'date-time' })
  at: string;

  /** Id of the grant of support access */
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  /** Id of the agent's session */
  @ApiProperty({ format: 'uuid' })
  sessionId: string;

  /** Who did it */
  agent: PersonNameDto;

  /** In whose place */
  customer: PersonNameDto;

  /**
   * The operation, as this document names it
   * @example "ticketGet"
   */
  operation: string;

  /**
   * Method of the request
   * @example "GET"
   */
  method: string;

  /**
   * Without what was asked for in the query
   * @example "/v1/tickets/100042"
   */
  path: string;

  /** Whether support access gives the right to it; what it does not give was refused */
  allowed: boolean;
}

/** A page of calls. */
export class SupportAccessCallPageDto {
  @ApiProperty({ type: [SupportAccessCallDto] })
  items: SupportAccessCallDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class SupportAccessCallQueryDto extends PageQueryDto {}
