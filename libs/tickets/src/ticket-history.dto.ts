import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PersonNameDto } from '#accounts';
import { Omittable, PageQueryDto } from '#http';

export const historySorts = ['at', '-at'] as const;
export const historyActorKinds = ['person', 'key', 'system', 'anonymous'] as const;

/** A page of a ticket's history. */
export class TicketHistoryQueryDto extends PageQueryDto {
  /** The order: `at` (unless given) begins with the filing, `-at` with what happened last */
  @ApiProperty({ enum: historySorts, enumName: 'HistorySort' })
  @Omittable()
  @IsIn(historySorts)
  sort?: (typeof historySorts)[number];
}

/** Who did something. */
export class HistoryActorDto {
  /** `system` is the desk itself, by time or by rule */
  @ApiProperty({ enum: historyActorKinds, enumName: 'ActorKind' })
  kind: (typeof historyActorKinds)[number];

  /** Null for the desk itself, and for keys as customers see them */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  id: string | null;

  /** The person, the key (for customers: the desk), or the desk */
  name: string;

  /** In whose name, by support access; null: in their own */
  @ApiProperty({ nullable: true, type: () => PersonNameDto })
  onBehalfOf: PersonNameDto | null;
}

/** What became different. */
export class HistoryChangeDto {
  /**
   * What it is about: `status`, `requestType`, `priority`, `assignee`, `group`, `sharedWithOrganization`, `rating`,
   * `ratingWords`, `lookAlikes` (numbers of open tickets like it when it was filed, for staff), `mergedTicket` (for staff), or a field of the form as `fields.<key>`
   * @example "status"
   */
  what: string;

  /**
   * In the language of the answer
   * @example "Status"
   */
  label: string;

  /** Before, for a person to read; null: nothing */
  @ApiProperty({ nullable: true, type: String })
  from: string | null;

  /** After, for a person to read; null: nothing */
  @ApiProperty({ nullable: true, type: String })
  to: string | null;
}

/** One thing that happened to a ticket. */
export class HistoryEntryDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The ticket it happened to: this one, or one merged into it */
  @ApiProperty({ format: 'uuid' })
  ticketId: string;

  /** When it happened */
  @ApiProperty({ format: 'date-time' })
  at: string;

  /**
   * The kind of event
   * @example "ticket.moved"
   */
  kind: string;

  /** Who did it */
  actor: HistoryActorDto;

  /**
   * One sentence in the language of the answer
   * @example "Camille Durand moved the request from Open to Solved."
   */
  summary: string;

  /** What became different, place by place; of a change of type also the values that found no place in the new form */
  @ApiProperty({ type: [HistoryChangeDto] })
  changes: HistoryChangeDto[];

  /** What was said along with it, such as the reason of a step */
  @ApiProperty({ nullable: true, type: String })
  reason: string | null;
}

/** A page of a ticket's history. */
export class TicketHistoryPageDto {
  @ApiProperty({ type: [HistoryEntryDto] })
  items: HistoryEntryDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
