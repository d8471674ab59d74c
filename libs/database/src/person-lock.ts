import { Problem, type Uuid } from '#kernel';
import { lockOf } from './advisory-lock.js';
import { checked } from './checked-id.js';
import { statement } from './statement.js';
import type { Transaction } from './transaction.js';

/*
 * Whose transactions an erasure waits for. A transaction in which somebody writes shares a lock on that person, and looks
 * whether they were erased once it has it: an erasure, alone with the person, waits until what they have begun is over,
 * and what begins later meets them erased. No row is written for it.
 */

const alone = statement<never>('person.alone', `SELECT pg_advisory_xact_lock(${lockOf('person', '$1::uuid::text')})`);

/**
 * Waits until the transactions that a person has begun are over, and lets no other of theirs begin until this one ends.
 * Comes before any other lock, which those may be waiting for.
 */
export async function aloneWithPerson(tx: Transaction, personId: Uuid): Promise<void> {
  await tx.run(alone, [personId]);
}

const shared = statement<never>(
  'person.shared',
  `SELECT pg_advisory_xact_lock_shared(${lockOf('person', '$1::uuid::text')})`,
);

/**
 * Lets no erasure of somebody begin until this transaction ends, which writes for them though they do not call: a phone
 * call, a mail. Whoever comes to wait here must read again who they are.
 */
export async function besidePerson(tx: Transaction, personId: Uuid): Promise<void> {
  await tx.run(shared, [personId]);
}

/** Parts of the statements that open a transaction; nobody's where no person writes. */
export function sharingPerson(deskId: Uuid, personId: Uuid | undefined): { lock: string; erased: string } {
  if (personId === undefined) return { lock: 'NULL', erased: 'false' };
  const id = checked(personId);
  return {
    lock: `pg_advisory_xact_lock_shared(${lockOf('person', `'${id}'`)})`,
    erased: `EXISTS (SELECT FROM person WHERE desk_id = '${checked(deskId)}' AND id = '${id}' AND erased_at IS NOT NULL)`,
  };
}

/** What whoever was erased meanwhile is told. */
export function nobodyThere(): Problem {
  return new Problem('invalid-credentials', 'Nobody is there any more whose credentials these are.');
}
