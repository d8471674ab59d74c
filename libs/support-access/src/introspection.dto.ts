import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Omittable } from '#http';

/** A token to be looked at (RFC 7662 §2.1). */
export class TokenIntrospectDto {
  /** An access token of a person of this desk, or of an agent in a customer's place */
  @IsString()
  @MaxLength(4000)
  token: string;

  /** Taken, and of no meaning: there is one kind of token here */
  @Omittable()
  @IsString()
  @MaxLength(100)
  token_type_hint?: string;
}

/** Who acts, where that is not the subject (RFC 8693 §4.1). */
export class ActorClaimDto {
  /** Id of the agent */
  @ApiProperty({ format: 'uuid' })
  sub: string;
}

/** What a token is good for at this moment (RFC 7662 §2.2). Of one that is good for nothing there is `active` alone. */
export class TokenIntrospectionDto {
  /** Whether it is good now: not expired, not revoked, of this desk */
  active: boolean;

  /** Of a token in a customer's place: `read`, or `read write` */
  @ApiPropertyOptional()
  scope?: string;

  /** What it was made for */
  @ApiPropertyOptional()
  client_id?: string;

  /** How it is sent */
  @ApiPropertyOptional({ enum: ['Bearer'], enumName: 'TokenType' })
  token_type?: 'Bearer';

  /** When it ends, in seconds since 1970 */
  @ApiPropertyOptional({ type: 'integer' })
  exp?: number;

  /** When it was made, in seconds since 1970 */
  @ApiPropertyOptional({ type: 'integer' })
  iat?: number;

  /** The person; in a customer's place the customer */
  @ApiPropertyOptional({ format: 'uuid' })
  sub?: string;

  /** Whom it is for: `guichet`, or `guichet:on-behalf` in a customer's place */
  @ApiPropertyOptional()
  aud?: string;

  /** Who made it */
  @ApiPropertyOptional()
  iss?: string;

  /** Its own id */
  @ApiPropertyOptional({ format: 'uuid' })
  jti?: string;

  /** The agent, in a customer's place alone */
  @ApiPropertyOptional({ type: () => ActorClaimDto })
  act?: ActorClaimDto;

  /** Id of the customer's consent, in their place alone */
  @ApiPropertyOptional({ format: 'uuid' })
  grant?: string;

  /** Id of the one ticket that the consent is for, in a customer's place alone */
  @ApiPropertyOptional({ format: 'uuid' })
  ticket?: string;
}
