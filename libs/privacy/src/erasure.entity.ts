import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from '#accounts';

/** The receipt for what was erased of a person. Holds nothing of what it was. */
@Entity('erasure')
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'])
export class ErasureRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  /** Leads to nobody any more. */
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** What the person is called from then on, wherever a name has to stand. */
  @Column('text') pseudonym: string;
  @Column('text', { name: 'erased_by_kind' }) erasedByKind: 'person' | 'key' | 'system';
  @Column('uuid', { name: 'erased_by', nullable: true }) erasedBy: string | null;
  @Column('timestamptz', { name: 'erased_at' }) erasedAt: Date;
  /** How many of what. */
  @Column('jsonb') counts: Record<string, number>;
}

/** Somebody has asked that their data be erased; an admin does it. */
@Entity('erasure_request')
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
export class ErasureRequestRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
}
