import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';

/** How far a desk's ticket numbers are handed out, in places of its permutation. */
@Entity('number_block')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class NumberBlockRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @Column('bigint', { name: 'next_index' }) nextIndex: string;
}
