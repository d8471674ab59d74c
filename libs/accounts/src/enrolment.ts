import { type Transaction, uniqueViolation } from '#database';
import { type Actor, eventOf, record } from '#history';
import { newId, Problem, type Role, type Uuid } from '#kernel';
import { personCreated } from './accounts.events.js';
import { emailKeyOf } from './email.js';
import { AddressRow, PersonRow } from './person.entity.js';

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly language: string | null;
  /** argon2id; given only where the operator or the service itself sets up an account. Makes it active at once. */
  readonly passwordHash?: string;
  readonly actor: Actor;
}

/**
 * Makes a person known to the desk, with one address, and records it. Sends nothing.
 *
 * @throws Problem `already-exists` (409) when the address belongs to somebody
 */
export async function enrol(tx: Transaction, draft: NewPerson): Promise<{ personId: Uuid; addressId: Uuid }> {
  const [personId, addressId] = [newId(), newId()];
  const active = draft.passwordHash !== undefined;
  await tx.manager.insert(PersonRow, {
    deskId: tx.deskId,
    id: personId,
    role: draft.role,
    status: active ? 'active' : 'invited',
    name: draft.name,
    language: draft.language,
    timeZone: null,
    passwordHash: draft.passwordHash ?? null,
    passwordChangedAt: active ? tx.now : null,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  const address = {
    deskId: tx.deskId,
    id: addressId,
    personId,
    email: draft.email.trim().normalize('NFC'),
    emailKey: emailKeyOf(draft.email),
    isPrimary: true,
    provedAt: active ? tx.now : null,
    createdAt: tx.now,
  };
  await tx.manager.insert(AddressRow, address).catch((error: unknown) => {
    if (uniqueViolation(error) === 'address_email_key') throw addressTaken();
    throw error;
  });
  const data = { role: draft.role, addressId };
  const text = { name: draft.name, address: address.email };
  await record(tx, eventOf(personCreated, { actor: draft.actor, subjectId: personId, data, text }));
  return { personId, addressId };
}

/** Told to staff alone: it says that somebody is known. */
export function addressTaken(): Problem {
  return new Problem('already-exists', 'This address belongs to somebody already. Look them up by it.', {
    errors: [{ pointer: '/email', code: 'already-exists', detail: 'This address is taken.' }],
  });
}
