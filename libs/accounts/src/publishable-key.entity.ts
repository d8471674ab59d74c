import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';

/** A key that stands in web pages for everybody to read: it submits to the forms it names, from the pages it names. */
@Entity('publishable_key')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
@Index('publishable_key_created', ['deskId', 'createdAt', 'id'])
export class PublishableKeyRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** The key's last four characters, by which people tell keys apart. */
  @Column('text') hint: string;
  /** SHA-256 of the whole key. */
  @Column('bytea') hash: Buffer;
  /** Keys of the request types whose forms it serves. */
  @Column('text', { name: 'request_types', array: true }) requestTypes: string[];
  /** Origins of the pages it stands in (RFC 6454), as browsers send them. */
  @Column('text', { array: true }) origins: string[];
  /** What a partner's server signs with who looks at the page, sealed; null: the key was made before there were any. */
  @Column('bytea', { name: 'secret_sealed', nullable: true }) secretSealed: Buffer | null;
  /** The secret before, which is good beside it until then. */
  @Column('bytea', { name: 'old_secret_sealed', nullable: true }) oldSecretSealed: Buffer | null;
  @Column('timestamptz', { name: 'old_secret_until', nullable: true }) oldSecretUntil: Date | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
