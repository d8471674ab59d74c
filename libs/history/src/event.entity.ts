import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * One thing that happened: the history row, the audit row and what notifications are made of are this row. It holds
 * ids, kinds and digests alone; the application may add rows and read them, nothing else.
 */
@Entity('event')
@Unique('event_ticket_sequence', ['deskId', 'ticketId', 'sequence'])
@Index('event_subject', ['deskId', 'subjectId', 'id'])
@Index('event_actor', ['deskId', 'actorId', 'id'], { where: `(actor_kind = 'person'::text)` })
@Index('event_on_behalf', ['deskId', 'onBehalfOf', 'id'], { where: 'on_behalf_of IS NOT NULL' })
@Index('event_rating_asked', ['deskId', 'at'], { where: `(kind = 'rating.asked'::text)` })
export class EventRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  /** `noun.pastTense` */
  @Column('text') kind: string;
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId: string | null;
  /** Place among the events of its ticket, from 1, without gaps; never shown outside. */
  @Column('integer', { nullable: true }) sequence: number | null;
  @Column('text') audience: 'public' | 'staff';
  @Column('text', { name: 'actor_kind' }) actorKind: ActorKind;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId: string | null;
  /** The customer in whose name an agent did it. */
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf: string | null;
  /** The object besides a ticket that this is about, such as a person. */
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId: string | null;
  @Column('timestamptz') at: Date;
  @Column('text', { name: 'request_id' }) requestId: string;
  /** W3C Trace Context of what it happened in, where that is traced. */
  @Column('text', { nullable: true }) traceparent: string | null;
  @Column('jsonb') data: Record<string, unknown>;
  /** SHA-256 of the salt and the canonical JSON of what stands in `event_text`: that it was said is not erased with it. */
  @Column('bytea', { name: 'text_digest', nullable: true }) textDigest: Buffer | null;
}

export const actorKinds = ['person', 'key', 'system', 'anonymous'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** What a person wrote or was called in an event: erasable, hence beside the log. */
@Entity('event_text')
@ForeignKey(() => EventRow, ['deskId', 'eventId'], ['deskId', 'id'])
export class EventTextRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('jsonb') body: Record<string, unknown>;
  /** Goes with the text, so that what was erased cannot be guessed back from its digest. */
  @Column('bytea') salt: Buffer;
}

/** An event that is not in its desk's audit chain yet: whatever is committed here is linked next. */
@Entity('unsealed_event')
@ForeignKey(() => EventRow, ['deskId', 'eventId'], ['deskId', 'id'])
export class UnsealedEventRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
}

/** An event whose consequences (mails) are still to be made. */
@Entity('relay')
@ForeignKey(() => EventRow, ['deskId', 'eventId'], ['deskId', 'id'])
@Index('relay_next', ['deskId', 'nextAt'])
export class RelayRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('timestamptz', { name: 'next_at' }) nextAt: Date;
}
