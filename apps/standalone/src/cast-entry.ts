import type { INestApplicationContext } from '@nestjs/common';
import {
  enrol,
  GroupMemberRow,
  groupMemberAdded,
  join,
  OrganizationDomainRow,
  OrganizationRow,
  organizationCreated,
  PasswordHashes,
} from '#accounts';
import { Database, statement, type Transaction } from '#database';
import { type Desk, DeskRegistry, systemCaller } from '#desks';
import { eventOf, record, systemActor } from '#history';
import { newId, type Uuid } from '#kernel';
import type { CastMember, DeskCast } from './cast.js';

const anybody = statement<{ id: Uuid }>('standalone.anybody', 'SELECT id FROM person WHERE desk_id = $1 LIMIT 1');

/**
 * Lets the cast of a desk in: organizations, customers, agents in every group, an admin, all able to sign in at once. A
 * desk that has anybody stays as it is. All or nothing, so that a start which was killed half-way is made good by the
 * next.
 */
export async function letCastIn(api: INestApplicationContext, desk: Desk, cast: DeskCast): Promise<void> {
  const database = api.get(Database);
  if (await database.readFirst({ deskId: desk.id }, anybody, [desk.id])) return;
  const { groups } = await api
    .get(DeskRegistry)
    .blueprint({ deskId: desk.id, blueprintVersion: desk.blueprintVersion });
  // One hash for all of them: their password is no secret.
  const passwordHash = await api.get(PasswordHashes).make(cast.password);
  await database.transaction(systemCaller(desk, 'en', 'standalone-start'), async (tx) => {
    const organizations = new Map<string, Uuid>();
    for (const organization of cast.organizations) {
      organizations.set(organization.name, await found(tx, organization));
    }
    for (const member of cast.people) {
      await letIn(tx, member, passwordHash, organizations.get(member.organization ?? ''), [...groups.keys()]);
    }
  });
}

async function found(tx: Transaction, { name, domain }: DeskCast['organizations'][number]): Promise<Uuid> {
  const { deskId, now } = tx;
  const id = newId();
  await tx.manager.insert(OrganizationRow, { deskId, id, name, createdAt: now, updatedAt: now });
  await tx.manager.insert(OrganizationDomainRow, { deskId, domain, organizationId: id });
  await record(tx, eventOf(organizationCreated, { actor: systemActor, subjectId: id, data: {}, text: { name } }));
  return id;
}

async function letIn(
  tx: Transaction,
  member: CastMember,
  passwordHash: string,
  organizationId: Uuid | undefined,
  groups: readonly string[],
): Promise<void> {
  const { name, email, role, language } = member;
  const { personId } = await enrol(tx, { name, email, role, language, passwordHash, actor: systemActor });
  if (organizationId !== undefined) await join(tx, organizationId, personId, systemActor);
  if (role !== 'agent') return;
  for (const groupKey of groups) {
    await tx.manager.insert(GroupMemberRow, { deskId: tx.deskId, groupKey, personId, createdAt: tx.now });
    const data = { group: groupKey };
    await record(tx, eventOf(groupMemberAdded, { actor: systemActor, subjectId: personId, data }));
  }
}
