import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';

/** An address that somebody answers a ticket's mails at: one for each ticket and recipient. */
@Entity('reply_address')
@Index('reply_address_ticket', ['deskId', 'ticketId', 'personId'])
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class ReplyAddressRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  /** Keyed digest of the address's token. */
  @PrimaryColumn('bytea') hash: Buffer;
  @Column('uuid', { name: 'ticket_id' }) ticketId: string;
  /** Whose answers it takes. */
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** Where the mails that bear it went. */
  @Column('text') email: string;
  /** Message-ID of the last mail of theirs on the ticket; their mail program shows ours beside it. */
  @Column('text', { name: 'message_id', nullable: true }) messageId: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
