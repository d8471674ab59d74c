import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DeskRow } from '#desks';
import { TicketRow } from '#tickets';
import type { MailEvidence } from './mail-evidence.js';

/** What became of a message; `received`: it is still to be looked at. */
export const inboundStatuses = [
  'received',
  'filed',
  'commented',
  'accountRequested',
  'answered',
  'quarantined',
  'ignored',
  'accepted',
  'refused',
] as const;
export type InboundStatus = (typeof inboundStatuses)[number];

/** One message that came in: whence, what became of it, and why. */
@Entity('inbound_mail')
@Unique('inbound_mail_identity', ['deskId', 'identity'])
@Index('inbound_mail_received', ['deskId', 'receivedAt', 'id'])
@Index('inbound_mail_next', ['deskId', 'nextAt'], { where: "status = 'received'" })
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
@ForeignKey(() => TicketRow, ['deskId', 'suggestedTicketId'], ['deskId', 'id'])
export class InboundMailRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  /** What makes it the same message when it comes again. */
  @Column('bytea') identity: Buffer;
  @Column('text', { name: 'message_id', nullable: true }) messageId: string | null;
  @Column('text') door: 'smtp' | 'http';
  /** Return path; empty for `<>`. */
  @Column('text', { name: 'envelope_from' }) envelopeFrom: string;
  @Column('text', { array: true }) recipients: string[];
  @Column('text', { name: 'source_address' }) sourceAddress: string;
  /** Bytes */
  @Column('integer') size: number;
  /** How often it came. */
  @Column('integer', { default: 1 }) deliveries: number;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('text') status: InboundStatus;
  /** When a worker takes it up, or until when a worker's lease on it holds; null once it is settled. */
  @Column('timestamptz', { name: 'next_at', nullable: true }) nextAt: Date | null;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('text', { name: 'from_email', nullable: true }) fromEmail: string | null;
  @Column('text', { name: 'from_name', nullable: true }) fromName: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  /** The words it was taken to say. */
  @Column('text', { nullable: true }) body: string | null;
  @Column('jsonb', { default: {} }) evidence: Partial<MailEvidence>;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId: string | null;
  @Column('uuid', { name: 'suggested_ticket_id', nullable: true }) suggestedTicketId: string | null;
  @Column('uuid', { name: 'comment_id', nullable: true }) commentId: string | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
  /** Who of the desk decided; null when the desk did by itself. */
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** The message as it came, byte for byte. */
@Entity('inbound_source')
@ForeignKey(() => InboundMailRow, ['deskId', 'mailId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
export class InboundSourceRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'mail_id' }) mailId: string;
  @Column('bytea') raw: Buffer;
}
