import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';
import type { Scope } from '#kernel';

/** A secret API key: what a program signs in with. Only the digest of its secret is kept. */
@Entity('api_key')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class ApiKeyRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** The key's last four characters, by which people tell keys apart. */
  @Column('text') hint: string;
  /** SHA-256 of the whole key. */
  @Column('bytea') hash: Buffer;
  @Column('text', { array: true }) scopes: Scope[];
  /** Networks it may be used from; null: from anywhere. */
  @Column('text', { array: true, nullable: true }) addresses: string[] | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt: Date | null;
  /** True to the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
