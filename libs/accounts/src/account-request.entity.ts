import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';

export type AccountRequestStatus = 'pending' | 'approved' | 'declined';

/** Somebody asks to become a customer of a desk that decides about newcomers. One pending request an address. */
@Entity('account_request')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
@Index('account_request_pending', ['deskId', 'emailKey'], { unique: true, where: "status = 'pending'" })
@Index('account_request_created', ['deskId', 'createdAt', 'id'])
export class AccountRequestRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text', { name: 'email_key' }) emailKey: string;
  @Column('text') name: string;
  @Column('text', { name: 'organization_name', nullable: true }) organizationName: string | null;
  @Column('text', { nullable: true }) message: string | null;
  @Column('text') language: string;
  @Column('text') status: AccountRequestStatus;
  /** Why it was declined. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  /** The customer it became. */
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer', { default: 1 }) version: number;
}
