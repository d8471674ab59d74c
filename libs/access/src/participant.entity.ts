import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AccessLevel } from '#blueprint';

/** How somebody came to a ticket: named by a person who may share it, copied on a mail, or with a ticket merged into it. */
export type ParticipantSource = 'shared' | 'copied' | 'merged';

/**
 * Somebody on a ticket who is not its requester. They take part once they have accepted, until the row goes or its time
 * is over. Tickets and people are later libs, so their tables are named here by name.
 */
@Entity('participant')
@Unique('participant_person', ['deskId', 'ticketId', 'personId'])
@Index('participant_tickets', ['deskId', 'personId', 'ticketId'])
@ForeignKey('ticket', ['deskId', 'ticketId'], ['deskId', 'id'])
@ForeignKey('person', ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('ticket', ['deskId', 'mergedFrom'], ['deskId', 'id'])
export class ParticipantRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'ticket_id' }) ticketId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** The address that was given; the person may have others. */
  @Column('uuid', { name: 'address_id' }) addressId: string;
  @Column('text') role: AccessLevel;
  @Column('text') source: ParticipantSource;
  /** `fromNow`: nothing older than `acceptedAt`. */
  @Column('text') history: 'whole' | 'fromNow';
  /** The person who named them; null: a key, or the desk itself. */
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Since when they take part: at once where their address was proved; null: not yet. */
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt: Date | null;
  /** From this instant on they take no part; null: until somebody ends it. */
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt: Date | null;
  /** The merged ticket that they came with, and go with when it is un-merged. */
  @Column('uuid', { name: 'merged_from', nullable: true }) mergedFrom: string | null;
  @Column('integer', { default: 1 }) version: number;
}
