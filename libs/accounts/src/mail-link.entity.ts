import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { LinkPurpose } from '#mail';
import { PersonRow } from './person.entity.js';

/** A one-time link that went out in a mail. */
@Entity('mail_link')
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@Index('mail_link_person', ['deskId', 'personId'])
@Index('mail_link_expires', ['deskId', 'expiresAt'])
export class MailLinkRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') purpose: LinkPurpose;
  /** SHA-256 of the token. */
  @Column('bytea') hash: Buffer;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId: string | null;
  /** Where it was sent, hence the one address that using it proves. */
  @Column('text') email: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
}
