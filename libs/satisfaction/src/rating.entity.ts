import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from '#accounts';
import { TicketRow } from '#tickets';

/** What its requester says of how a ticket was handled. One for each ticket; it is changed, never doubled. */
@Entity('rating')
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'])
export class RatingRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId: string;
  /** Who gave it */
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** From 1, the worst, to `scale` */
  @Column('integer') mark: number;
  @Column('integer') scale: number;
  @Column('text', { nullable: true }) words: string | null;
  @Column('timestamptz', { name: 'given_at' }) givenAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  /** Grows with each time it is sent, be it unchanged: a form is good for one sending. */
  @Column('integer') version: number;
}
