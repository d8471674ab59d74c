import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A desk: one support centre. The one table that is read across desks. */
@Entity('desk')
@Unique('desk_slug_key', ['slug'])
export class DeskRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text', { default: 'active' }) status: 'active' | 'suspended';
  @Column('boolean', { name: 'is_test', default: false }) isTest: boolean;
  /** Where a test desk's clock was moved to; null: the machine's time. */
  @Column('timestamptz', { name: 'clock_at', nullable: true }) clockAt: Date | null;
  /** When a test desk's time is over, by the machine's clock; null: never by itself. */
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt: Date | null;
  /** Where its mail goes: to the mail server, or into an outbox that the API shows. */
  @Column('text', { name: 'mail_sink', default: 'smtp' }) mailSink: 'smtp' | 'outbox';
  /** Where its blueprint reads mail, each address with the instant since when. */
  @Column('jsonb', { name: 'mail_addresses', default: {} }) mailAddresses: object;
  /** When what it keeps is held against its blueprint next; null: at once. */
  @Column('timestamptz', { name: 'retention_at', nullable: true }) retentionAt: Date | null;
  @Column('integer', { name: 'blueprint_version' }) blueprintVersion: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** One applied version of a desk's blueprint, as its owner wrote it. */
@Entity('blueprint_version')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class BlueprintVersionRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('integer') version: number;
  @Column('text') source: string;
  @Column('timestamptz', { name: 'applied_at' }) appliedAt: Date;
  @Column('uuid', { name: 'applied_by', nullable: true }) appliedBy: string | null;
  @Column('jsonb') summary: unknown;
}
