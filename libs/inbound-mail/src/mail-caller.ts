import { findPerson, organizationsOf, withPerson } from '#accounts';
import type { Transaction } from '#database';
import { type Caller, Problem, type Uuid } from '#kernel';

/** Somebody as a caller without a session: who they are, and what they belong to. */
export async function personCaller(tx: Transaction, as: Caller, personId: Uuid): Promise<Caller> {
  const person = await withPerson(tx, () => findPerson(tx, personId));
  if (!person || person.status === 'suspended') throw new Problem('not-found', 'This person is not at the desk.');
  const organizationIds = await organizationsOf(tx, person.id);
  const language = person.language ?? as.language;
  const known = { personId: person.id, role: person.role, language, organizationIds, groupKeys: person.groups };
  // Whoever takes part in a ticket answers it by mail as well.
  return { ...as, ...known, kind: 'person', participates: true };
}
