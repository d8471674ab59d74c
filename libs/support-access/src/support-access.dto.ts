import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsRFC3339, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PersonNameDto } from '#accounts';
import { type SupportAccessScope, supportAccessScopes } from '#blueprint';
import { Omittable, PageQueryDto } from '#http';
import { endings, type GrantEnding } from './grant.entity.js';
import { type GrantState, grantStates } from './grant-state.js';

/** An agent who works as the customer at this moment. */
export class AgentInDto {
  /** Id of the session, to end it by */
  @ApiProperty({ format: 'uuid' })
  sessionId: string;

  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Katrin Vogel" */
  name: string;

  /** Since when they are in */
  @ApiProperty({ format: 'date-time' })
  since: string;
}

/** A customer's consent, from the offer on, that the desk's agents work as that customer on one ticket. */
export class SupportAccessGrantDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The ticket that it is confined to */
  @ApiProperty({ format: 'uuid' })
  ticketId: string;

  /**
   * Number of the ticket
   * @example "100042"
   */
  ticketNumber: string;

  /**
   * `offered` waits for the customer; `active` lets agents in; of the others nothing can be done with any more: `lapsed`
   * was not taken up in time, `withdrawn` by an agent, `declined` by the customer, `ended` after it was active
   */
  @ApiProperty({ enum: grantStates, enumName: 'SupportAccessState' })
  state: GrantState;

  /** `read`: the agents look at what the customer sees; `write`: they act in the customer's name too */
  @ApiProperty({ enum: supportAccessScopes, enumName: 'SupportAccessScope' })
  scope: SupportAccessScope;

  /**
   * What the agents want to look at, and why
   * @example "To see why your delivery schedule stays empty."
   */
  reason: string;

  /** Whose place the agents take */
  customer: PersonNameDto;

  /** The agent who offered it; each session names its own agent */
  offeredBy: PersonNameDto;

  /** When it was offered */
  @ApiProperty({ format: 'date-time' })
  offeredAt: string;

  /** From this instant on an offer that was not taken up is gone */
  @ApiProperty({ format: 'date-time' })
  offerEndsAt: string;

  /** The latest end that the customer can choose now; null when nothing can be chosen */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  latestEnd: string | null;

  /** Since when it is on; null: never was */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  activatedAt: string | null;

  /** When it ends by itself, as the customer has chosen */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  endsAt: string | null;

  /** When it ended; null while it has not */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  endedAt: string | null;

  /** What ended it; `replaced` by a newer consent on the same ticket */
  @ApiProperty({ enum: endings, enumName: 'SupportAccessEnding', nullable: true })
  ending: GrantEnding | null;

  /** From this instant on the customer does not see it any more; what was done stays in their list */
  @ApiProperty({ format: 'date-time' })
  visibleUntil: string;

  /** Agents who are in at this moment */
  @ApiProperty({ type: [AgentInDto] })
  agentsIn: AgentInDto[];

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** A page of grants. */
export class SupportAccessGrantPageDto {
  @ApiProperty({ type: [SupportAccessGrantDto] })
  items: SupportAccessGrantDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

/** Which grants to list. */
export class SupportAccessGrantQueryDto extends PageQueryDto {
  /** Those of one ticket, by its id */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  ticketId?: string;
}

/** An offer to a ticket's requester. */
export class SupportAccessOfferDto {
  /**
   * What the agents want to look at, and why: the customer reads it before they decide
   * @example "To see why your delivery schedule stays empty."
   */
  @IsString()
  @MaxLength(1000)
  @Matches(/\S/u, { message: 'reason must say something' })
  reason: string;

  /** As the desk's offers start from unless given; one that the desk knows */
  @ApiProperty({ enum: supportAccessScopes, enumName: 'SupportAccessScope' })
  @Omittable()
  @IsIn(supportAccessScopes)
  scope?: SupportAccessScope;
}

/** The customer's consent. */
export class SupportAccessActivationDto {
  /** When it ends by itself: after now, at the latest `latestEnd` of the grant */
  @ApiProperty({ format: 'date-time' })
  @IsRFC3339()
  until: string;
}
