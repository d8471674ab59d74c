import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from '#accounts';
import { TicketRow } from '#tickets';

/** Keeps a person's or a ticket's data until it is lifted, whatever the desk's retention says and whoever asks. */
@Entity('legal_hold')
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'])
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
export class LegalHoldRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  /** This or a ticket */
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId: string | null;
  @Column('text') reason: string;
  @Column('text', { name: 'set_by_kind' }) setByKind: 'person' | 'key' | 'system';
  @Column('uuid', { name: 'set_by', nullable: true }) setBy: string | null;
  @Column('timestamptz', { name: 'set_at' }) setAt: Date;
}
