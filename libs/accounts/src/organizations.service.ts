import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction, uniqueViolation } from '#database';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, newId, notFound, Problem, type Uuid } from '#kernel';
import { organizationChanged, organizationCreated, organizationDeleted } from './accounts.events.js';
import { domainOf, isPublicMailDomain } from './email.js';
import { joinAllByDomain, touchPeople } from './memberships.js';
import type {
  OrganizationCreateDto,
  OrganizationDto,
  OrganizationListQueryDto,
  OrganizationUpdateDto,
} from './organization.dto.js';
import {
  type OrganizationContact,
  type OrganizationContacts,
  OrganizationDomainRow,
  OrganizationRow,
} from './organization.entity.js';
import { type Organization, organizationColumns, viewOrganization } from './organization.view.js';

const list = statement<Organization>(
  'organization.list',
  `SELECT ${organizationColumns} FROM organization o
   WHERE o.desk_id = $1 AND ($2::text IS NULL OR lower(o.name) LIKE $2 OR lower(o.name) LIKE '% ' || $2)
     AND ($3::text IS NULL OR (lower(o.name), o.id) > (lower($3), $4::uuid))
   ORDER BY lower(o.name), o.id LIMIT $5`,
);
const get = statement<Organization>(
  'organization.get',
  `SELECT ${organizationColumns} FROM organization o WHERE o.desk_id = $1 AND o.id = $2`,
);
const lock = statement<never>(
  'organization.lock',
  'SELECT FROM organization WHERE desk_id = $1 AND id = $2 FOR UPDATE',
);
const members = statement<{ personId: Uuid }>(
  'organization.members',
  'SELECT person_id AS "personId" FROM membership WHERE desk_id = $1 AND organization_id = $2',
);

/** The organizations that customers belong to. */
@Injectable()
export class Organizations {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, query: OrganizationListQueryDto): Promise<Page<OrganizationDto>> {
    const { q = null, limit = defaultLimit } = query;
    const binding = JSON.stringify(['organizations', caller.deskId, q]);
    const [name, id] = query.cursor ? decodeCursor(query.cursor, binding, 2) : [null, null];
    const prefix = q && `${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.database.read(caller, list, [caller.deskId, prefix, name, id, limit + 1]);
    return pageOf(rows, limit, viewOrganization, (row) => encodeCursor([row.name, row.id], binding));
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<OrganizationDto> {
    const found = isUuid(id) ? await this.database.readFirst(caller, get, [caller.deskId, id]) : undefined;
    if (!found) throw notFound();
    return viewOrganization(found);
  }

  /** @throws Problem `already-exists` when the name or a domain is taken, `unprocessable` for a public domain */
  async create(caller: Caller, draft: OrganizationCreateDto): Promise<OrganizationDto> {
    return this.database.command(caller, async (tx) => {
      const id = newId();
      const contacts = contactsAfter({}, draft);
      const row = { deskId: tx.deskId, id, name: draft.name, contacts, createdAt: tx.now, updatedAt: tx.now };
      await tx.manager.insert(OrganizationRow, row).catch(refuseTaken);
      const about = { actor: actorOf(caller), subjectId: id };
      await record(tx, eventOf(organizationCreated, { ...about, data: {}, text: { name: draft.name } }));
      await this.addDomains(tx, id, draft.domains ?? []);
      return this.view(tx, id);
    });
  }

  async update(caller: Caller, id: string, change: OrganizationUpdateDto): Promise<OrganizationDto> {
    return this.database.command(caller, async (tx) => {
      const { name, domains, contacts, version } = await this.locked(tx, id);
      requireVersion(caller, version, true);
      const next = {
        name: change.name ?? name,
        domains: change.domains?.map(domainOf) ?? domains,
        contacts: contactsAfter(contacts, change),
      };
      const gone = domains.filter((domain) => !next.domains.includes(domain));
      const added = next.domains.filter((domain) => !domains.includes(domain));
      const renamed = next.name !== name;
      const reassigned = !isDeepStrictEqual(contacts, next.contacts);
      if (!renamed && !reassigned && gone.length + added.length === 0) return this.view(tx, id);
      const row = { name: next.name, contacts: next.contacts, updatedAt: tx.now, version: version + 1 };
      await tx.manager.update(OrganizationRow, { deskId: tx.deskId, id }, row).catch(refuseTaken);
      for (const domain of gone) await tx.manager.delete(OrganizationDomainRow, { deskId: tx.deskId, domain });
      await this.addDomains(tx, id, added);
      // People show the name of their organizations.
      if (renamed) await this.touchMembers(tx, id);
      const fields = [
        ...(renamed ? ['name'] : []),
        ...(gone.length + added.length > 0 ? ['domains'] : []),
        ...(reassigned ? ['contacts'] : []),
      ];
      const text = { before: { name, domains, contacts }, after: next };
      const about = { actor: actorOf(caller), subjectId: id };
      await record(tx, eventOf(organizationChanged, { ...about, data: { fields }, text }));
      return this.view(tx, id);
    });
  }

  /** Its people stay, as members of nothing. Their tickets stay theirs. */
  async delete(caller: Caller, id: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      const { name, version } = await this.locked(tx, id);
      requireVersion(caller, version, true);
      await this.touchMembers(tx, id);
      await tx.manager.delete(OrganizationRow, { deskId: tx.deskId, id });
      const about = { actor: actorOf(caller), subjectId: id };
      await record(tx, eventOf(organizationDeleted, { ...about, data: {}, text: { name } }));
      return null;
    });
  }

  private async addDomains(tx: Transaction, organizationId: Uuid, domains: readonly string[]): Promise<void> {
    for (const domain of domains.map(domainOf)) {
      if (isPublicMailDomain(domain)) throw publicDomain(domain);
      const row = { deskId: tx.deskId, domain, organizationId };
      await tx.manager.insert(OrganizationDomainRow, row).catch(refuseTaken);
      await joinAllByDomain(tx, organizationId, domain);
    }
  }

  private async touchMembers(tx: Transaction, organizationId: Uuid): Promise<void> {
    const found = await tx.run(members, [tx.deskId, organizationId]);
    await touchPeople(tx, ...found.map(({ personId }) => personId));
  }

  private async locked(tx: Transaction, id: string): Promise<Organization> {
    if (!isUuid(id)) throw notFound();
    await tx.run(lock, [tx.deskId, id]);
    const found = await tx.first(get, [tx.deskId, id]);
    if (!found) throw notFound();
    return found;
  }

  private async view(tx: Transaction, id: Uuid): Promise<OrganizationDto> {
    return viewOrganization(await this.locked(tx, id));
  }
}

/** What is not named stays; null takes somebody away. */
function contactsAfter(
  before: OrganizationContacts,
  { consultant = before.consultant, successManager = before.successManager }: OrganizationUpdateDto,
): OrganizationContacts {
  const plain = ({ name, email }: OrganizationContact) => ({ name, email });
  return {
    ...(consultant ? { consultant: plain(consultant) } : {}),
    ...(successManager ? { successManager: plain(successManager) } : {}),
  };
}

function refuseTaken(error: unknown): never {
  const constraint = uniqueViolation(error);
  if (constraint === undefined) throw error;
  const pointer = constraint === 'organization_name' ? '/name' : '/domains';
  throw new Problem('already-exists', 'Another organization of this desk has this name or domain.', {
    errors: [{ pointer, code: 'already-exists', detail: 'Taken by another organization.' }],
  });
}

function publicDomain(domain: string): Problem {
  return new Problem('unprocessable', `Anybody gets a mailbox at ${domain}: it makes nobody colleagues.`, {
    errors: [{ pointer: '/domains', code: 'public-domain', detail: `${domain} is a public mail provider.` }],
  });
}
