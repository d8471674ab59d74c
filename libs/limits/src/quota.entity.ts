import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How much of a limit somebody's window has left for instances to lease: see `QuotaLeases`. It belongs to no desk, for
 * a network address does not; and as it says only how often, of somebody nobody can name, it need not.
 */
@Entity('quota')
export class QuotaRow {
  /** Keyed digest of the limit's name and of who is counted. */
  @PrimaryColumn('bytea') subject: Buffer;
  @Column('integer') allowed: number;
  /** Leased in this window, spent or not. */
  @Column('integer') taken: number;
  /** The last lease. */
  @Column('integer') granted: number;
  @Column('timestamptz', { name: 'window_ends_at' }) windowEndsAt: Date;
}
