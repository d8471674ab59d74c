import { statement, type Transaction } from '#database';
import { type Actor, eventOf, record, systemActor } from '#history';
import { Problem, type Uuid } from '#kernel';
import { memberAdded } from './accounts.events.js';
import { domainOf, isPublicMailDomain } from './email.js';

const joinByMailDomain = statement<{ organizationId: Uuid; personId: Uuid }>(
  'membership.by-domain',
  `INSERT INTO membership (desk_id, organization_id, person_id, created_at)
   SELECT $1, d.organization_id, p.id, $4 FROM organization_domain d
   JOIN person p ON p.desk_id = $1 AND p.id = $2 AND p.role = 'customer'
   WHERE d.desk_id = $1 AND d.domain = $3
   ON CONFLICT DO NOTHING RETURNING organization_id AS "organizationId", person_id AS "personId"`,
);
const joinAllOfDomain = statement<{ organizationId: Uuid; personId: Uuid }>(
  'membership.all-of-domain',
  `INSERT INTO membership (desk_id, organization_id, person_id, created_at)
   SELECT DISTINCT $1::uuid, $2::uuid, p.id, $4::timestamptz FROM address a
   JOIN person p ON p.desk_id = $1 AND p.id = a.person_id AND p.role = 'customer'
   WHERE a.desk_id = $1 AND a.proved_at IS NOT NULL AND split_part(reverse(a.email_key), '@', 1) = reverse($3)
   ON CONFLICT DO NOTHING RETURNING organization_id AS "organizationId", person_id AS "personId"`,
);
const add = statement<{ organizationId: Uuid; personId: Uuid }>(
  'membership.add',
  `INSERT INTO membership (desk_id, organization_id, person_id, created_at)
   SELECT $1, o.id, $3, $4 FROM organization o WHERE o.desk_id = $1 AND o.id = $2
   ON CONFLICT DO NOTHING RETURNING organization_id AS "organizationId", person_id AS "personId"`,
);
const exists = statement<{ id: Uuid }>(
  'organization.exists',
  'SELECT id FROM organization WHERE desk_id = $1 AND id = $2 FOR KEY SHARE',
);
const touch = statement<never>(
  'person.touch',
  'UPDATE person SET updated_at = $3, version = version + 1 WHERE desk_id = $1 AND id = ANY($2::uuid[])',
);

/** A customer whose address has just been proved joins the organization of its domain; never one of a public domain. */
export async function joinByDomain(tx: Transaction, personId: Uuid, email: string): Promise<void> {
  const domain = domainOf(email);
  if (isPublicMailDomain(domain)) return;
  const joined = await tx.run(joinByMailDomain, [tx.deskId, personId, domain, tx.now]);
  await tell(tx, joined, systemActor, 'mailDomain');
}

/** Everybody whose proved address has the domain joins the organization that was just given it. */
export async function joinAllByDomain(tx: Transaction, organizationId: Uuid, domain: string): Promise<void> {
  const joined = await tx.run(joinAllOfDomain, [tx.deskId, organizationId, domain, tx.now]);
  await tell(tx, joined, systemActor, 'mailDomain');
}

/**
 * Makes somebody a member; nothing happens when they are one.
 *
 * @throws Problem `unprocessable` (422) at `/organizationId` when there is no such organization
 */
export async function join(tx: Transaction, organizationId: Uuid, personId: Uuid, actor: Actor): Promise<void> {
  if (!(await tx.first(exists, [tx.deskId, organizationId]))) {
    throw new Problem('unprocessable', 'There is no such organization.', {
      errors: [{ pointer: '/organizationId', code: 'unknown', detail: 'There is no such organization.' }],
    });
  }
  const joined = await tx.run(add, [tx.deskId, organizationId, personId, tx.now]);
  await tell(tx, joined, actor, 'staff');
}

/** The people have changed in a way that their readers see. */
export async function touchPeople(tx: Transaction, ...personIds: Uuid[]): Promise<void> {
  if (personIds.length > 0) await tx.run(touch, [tx.deskId, personIds, tx.now]);
}

async function tell(
  tx: Transaction,
  joined: readonly { organizationId: Uuid; personId: Uuid }[],
  actor: Actor,
  by: 'staff' | 'mailDomain',
): Promise<void> {
  if (joined.length === 0) return;
  await touchPeople(tx, ...joined.map(({ personId }) => personId));
  const told = joined.map(({ organizationId, personId }) =>
    eventOf(memberAdded, { actor, subjectId: personId, data: { organizationId, by } }),
  );
  await record(tx, ...told);
}
