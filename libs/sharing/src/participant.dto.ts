import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsRFC3339, ValidateIf } from 'class-validator';
import { IsMailAddress, PersonNameDto } from '#accounts';
import { type AccessLevel, accessLevels } from '#blueprint';
import { Omittable, PageQueryDto } from '#http';

export const participantStates = ['invited', 'active', 'expired'] as const;
export type ParticipantState = (typeof participantStates)[number];
export const participantSources = ['shared', 'copied', 'merged'] as const;
export const historyScopes = ['whole', 'fromNow'] as const;
export type HistoryScope = (typeof historyScopes)[number];

/** Somebody whom a ticket is shared with. */
export class ParticipantDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Id of the ticket */
  @ApiProperty({ format: 'uuid' })
  ticketId: string;

  /** Id of the person */
  @ApiProperty({ format: 'uuid' })
  personId: string;

  /** What they call themselves; null, for customers, until they have accepted */
  @ApiProperty({ nullable: true, type: String })
  name: string | null;

  /** The address that was given; null for those who did not give it, nor got the mail it was copied on */
  @ApiProperty({ format: 'email', nullable: true, type: String })
  email: string | null;

  /** `read` sees the ticket, `comment` answers on it too */
  @ApiProperty({ enum: accessLevels, enumName: 'ParticipantRole' })
  role: AccessLevel;

  /** `invited` takes part once the invitation is accepted; `expired` no longer does */
  @ApiProperty({ enum: participantStates, enumName: 'ParticipantState' })
  state: ParticipantState;

  /** Named by somebody who may share, copied on a mail, or on a ticket that was merged into this one */
  @ApiProperty({ enum: participantSources, enumName: 'ParticipantSource' })
  source: (typeof participantSources)[number];

  /** `fromNow`: they see nothing that was said or done before they took part */
  @ApiProperty({ enum: historyScopes, enumName: 'HistoryScope' })
  history: HistoryScope;

  /** Who named them; null for API keys and the desk itself */
  @ApiProperty({ nullable: true, type: () => PersonNameDto })
  invitedBy: PersonNameDto | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** Since when they take part; null while they have not accepted */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  acceptedAt: string | null;

  /** From when on they take no part any more; null: until it is ended */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  expiresAt: string | null;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** A page of participants. */
export class ParticipantPageDto {
  @ApiProperty({ type: [ParticipantDto] })
  items: ParticipantDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class ParticipantListQueryDto extends PageQueryDto {}

/** Whom to share a ticket with. */
export class ParticipantAddDto {
  @IsMailAddress()
  email: string;

  /** As the desk says unless given; nobody gives more than they have */
  @ApiProperty({ enum: accessLevels, enumName: 'ParticipantRole' })
  @Omittable()
  @IsIn(accessLevels)
  role?: AccessLevel;

  /** As the desk says unless given; only staff give more than the desk says */
  @ApiProperty({ enum: historyScopes, enumName: 'HistoryScope' })
  @Omittable()
  @IsIn(historyScopes)
  history?: HistoryScope;

  /** From when on they take no part any more; as the desk says unless given, null: until it is ended */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  @IsOptional()
  @ValidateIf((_, value) => value !== null)
  @IsRFC3339()
  expiresAt?: string | null;
}

/** What to change; what is left out stays. */
export class ParticipantChangeDto {
  /** `read` sees the ticket, `comment` answers on it too */
  @ApiProperty({ enum: accessLevels, enumName: 'ParticipantRole' })
  @Omittable()
  @IsIn(accessLevels)
  role?: AccessLevel;

  /** From when on they take no part any more; null: until it is ended */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  @IsOptional()
  @ValidateIf((_, value) => value !== null)
  @IsRFC3339()
  expiresAt?: string | null;
}
