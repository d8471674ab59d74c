import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from '#accounts';
import { TicketRow } from '#tickets';

/** Whether somebody wants mail about one ticket; without a row they do. */
@Entity('subscription')
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
export class SubscriptionRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('boolean') notifications: boolean;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
