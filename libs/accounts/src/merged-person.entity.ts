import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AddressRow, PersonRow } from './person.entity.js';

/** An account that is no more, and whose it has become: always somebody who is, never another that was merged. */
@Entity('merged_person')
@Index('merged_person_into', ['deskId', 'mergedInto'])
@ForeignKey(() => PersonRow, ['deskId', 'mergedInto'], ['deskId', 'id'], { onDelete: 'CASCADE' })
export class MergedPersonRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'merged_into' }) mergedInto: string;
  @Column('timestamptz', { name: 'merged_at' }) mergedAt: Date;
}

/** Somebody has shown that they read another account's mail; that account has yet to say that it is theirs as well. */
@Entity('account_merge')
@Unique('account_merge_asked', ['deskId', 'personId', 'askerId'])
@ForeignKey(() => PersonRow, ['deskId', 'askerId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => AddressRow, ['deskId', 'addressId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
export class AccountMergeRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  /** Whose account stays. */
  @Column('uuid', { name: 'asker_id' }) askerId: string;
  /** Whose account would be merged away, hence who has to confirm. */
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** The address that was proved; without it the question is void. */
  @Column('uuid', { name: 'address_id' }) addressId: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
