import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { EventActorDto } from '#history';
import { Omittable, PageQueryDto } from '#http';

export const feedStarts = ['oldest', 'now'] as const;

/** One thing that happened. It says what changed, not how it is now: read the resource for that. */
export class EventDto {
  /** The event’s id: the same wherever it is told, so that whoever hears of it twice can tell */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * What happened, `noun.pastTense`
   * @example ticket.moved
   */
  kind: string;

  /** By the desk’s clock */
  @ApiProperty({ format: 'date-time', type: String })
  at: string;

  /** Who did it */
  actor: EventActorDto;

  /** The customer in whose name an agent did it */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  onBehalfOf: string | null;

  /** The ticket that it happened on, if any */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  ticketId: string | null;

  /** What it is about besides a ticket, such as a person */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  subjectId: string | null;

  /** For staff and API keys: ids, keys, instants and numbers, by the kind of event. Null for customers. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  data: Record<string, unknown> | null;
}

export class EventPageDto {
  /** In the order in which they became certain. May be empty on any page: much of a desk is not for you to see. */
  items: EventDto[];

  /** Leads to what comes after and is there already; null at the end */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;

  /** Keep it: sent as `cursor` later, it goes on where this page ends. Good for 30 days. */
  resumeCursor: string;
}

export class EventListQueryDto extends PageQueryDto {
  /** Where to begin without a cursor: `oldest` of the last 30 days, unless `now` */
  @ApiProperty({ enum: feedStarts, enumName: 'FeedStart', default: 'oldest' })
  @Omittable()
  @IsIn(feedStarts)
  from?: (typeof feedStarts)[number];

  /**
   * Only these kinds, up to 20 with commas between; `ticket.*` for all of a family
   *
   * @example ticket.filed,comment.*
   */
  @Omittable()
  @IsString()
  @MaxLength(1000)
  @Matches(/^[a-zA-Z]+\.([a-zA-Z]+|\*)(,[a-zA-Z]+\.([a-zA-Z]+|\*)){0,19}$/)
  kinds?: string;

  /** A cursor that a page or the stream gave; it holds for any filter */
  @Omittable()
  @IsString()
  @MaxLength(2000)
  declare cursor?: string;

  /** Only what happened on this ticket, by its id */
  @Omittable()
  @IsUUID()
  @ApiProperty({ format: 'uuid' })
  ticket?: string;
}
