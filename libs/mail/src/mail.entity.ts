import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';

/** One mail to one address: waiting, sent, or given up. */
@Entity('mail')
@Index('mail_once', ['deskId', 'eventId', 'email', 'template'], { unique: true, where: 'event_id IS NOT NULL' })
@Index('mail_email', ['deskId', 'email', 'createdAt'])
@Index('mail_created', ['deskId', 'createdAt', 'id'])
@Index('mail_next', ['deskId', 'nextAt'], { where: "status = 'queued'" })
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class MailRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  /** Its Message-ID is made from this, the same for every attempt. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id', nullable: true }) eventId: string | null;
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text') template: string;
  @Column('text') email: string;
  @Column('text') language: string;
  /** What the text is filled with; emptied once the mail is sent or given up. Never holds a link's token. */
  @Column('jsonb') data: object;
  @Column('text') status: 'queued' | 'sent' | 'failed';
  @Column('integer', { default: 0 }) attempts: number;
  /** When it is tried next, or until when a worker's lease on it holds; null unless queued. */
  @Column('timestamptz', { name: 'next_at', nullable: true }) nextAt: Date | null;
  /** What the mail server answered, without addresses. */
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  /** The whole mail, kept only where mail is shown instead of sent. */
  @Column('jsonb', { nullable: true }) rendered: object | null;
}
