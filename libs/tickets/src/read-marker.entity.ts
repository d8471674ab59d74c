import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from '#accounts';
import { TicketRow } from './ticket.entity.js';

/** Up to when a person has read a ticket. */
@Entity('read_marker')
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
export class ReadMarkerRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId: string;
  @Column('timestamptz', { name: 'read_at' }) readAt: Date;
}
