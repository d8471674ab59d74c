import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';
import { PersonRow } from './person.entity.js';

/** Somebody of the desk's house who looks after an organization; no account is needed. */
export interface OrganizationContact {
  readonly name: string;
  readonly email: string;
}

export interface OrganizationContacts {
  readonly consultant?: OrganizationContact;
  readonly successManager?: OrganizationContact;
}

/** A customer's company or team. Its name is unique on a desk, whatever the case (index `organization_name`). */
@Entity('organization')
@Index('organization_name', { synchronize: false })
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class OrganizationRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** Who looks after it on the desk's side, by role. */
  @Column('jsonb', { default: {} }) contacts: OrganizationContacts;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('integer', { default: 1 }) version: number;
}

/** A mail domain whose people join the organization once their address is proved. */
@Entity('organization_domain')
@ForeignKey(() => OrganizationRow, ['deskId', 'organizationId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@Index('organization_domain_of', ['deskId', 'organizationId'])
export class OrganizationDomainRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  /** ASCII, lower case. */
  @PrimaryColumn('text') domain: string;
  @Column('uuid', { name: 'organization_id' }) organizationId: string;
}

/** A person belongs to an organization; to several, if need be. */
@Entity('membership')
@ForeignKey(() => OrganizationRow, ['deskId', 'organizationId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@Index('membership_person', ['deskId', 'personId'])
export class MembershipRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
