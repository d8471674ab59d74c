import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.entity.js';

/** An agent belongs to one of the blueprint's groups. */
@Entity('group_member')
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@Index('group_member_person', ['deskId', 'personId'])
export class GroupMemberRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('text', { name: 'group_key' }) groupKey: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
