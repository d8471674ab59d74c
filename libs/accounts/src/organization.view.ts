import type { OrganizationDto } from './organization.dto.js';
import type { OrganizationContacts } from './organization.entity.js';

/** An organization as its statements read it. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly contacts: OrganizationContacts;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** Columns of `organization o` as an `Organization`, for statements whose `$1` is the desk. */
export const organizationColumns = `o.id, o.name, o.contacts, o.created_at AS "createdAt", o.updated_at AS "updatedAt", o.version,
  ARRAY(SELECT d.domain FROM organization_domain d WHERE d.desk_id = $1 AND d.organization_id = o.id
    ORDER BY d.domain) AS domains`;

export function viewOrganization(organization: Organization): OrganizationDto {
  return {
    id: organization.id,
    name: organization.name,
    domains: [...organization.domains],
    consultant: organization.contacts.consultant ?? null,
    successManager: organization.contacts.successManager ?? null,
    createdAt: organization.createdAt.toISOString(),
    updatedAt: organization.updatedAt.toISOString(),
    version: organization.version,
  };
}
