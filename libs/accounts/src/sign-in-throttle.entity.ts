import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';

/** How often something was tried in the running window: see `Throttle`. */
@Entity('sign_in_throttle')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class SignInThrottleRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  /** Keyed digest of what is counted: an address, a source, both. */
  @PrimaryColumn('bytea') subject: Buffer;
  @Column('integer') failures: number;
  @Column('timestamptz', { name: 'window_ends_at' }) windowEndsAt: Date;
}
