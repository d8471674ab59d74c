import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TicketRow } from '#tickets';

/** A timer of a merged ticket: it goes off for nobody until the ticket is a request of its own again. */
@Entity('held_timer')
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
export class HeldTimerRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId: string;
  @PrimaryColumn('text') key: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
}
