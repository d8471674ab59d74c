import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.entity.js';

/** A person's authenticator: it counts once it was confirmed by a code. */
@Entity('totp')
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
export class TotpRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  /** Sealed: it has to be known to make codes of it. */
  @Column('bytea', { name: 'secret_sealed' }) secretSealed: Buffer;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
  /** The step of time of the last code that was used; that and earlier ones are used up (RFC 6238 §5.2). */
  @Column('integer', { name: 'last_step' }) lastStep: number;
}

/** A recovery code that was not used yet. */
@Entity('recovery_code')
@ForeignKey(() => TotpRow, ['deskId', 'personId'], ['deskId', 'personId'], { onDelete: 'CASCADE' })
export class RecoveryCodeRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  /** Keyed digest: without the installation's secret nothing can be tried on it. */
  @PrimaryColumn('bytea') digest: Buffer;
}
