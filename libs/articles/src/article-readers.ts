import type { Blueprint } from '#blueprint';
import type { Secrets } from '#database';
import type { Caller, Uuid } from '#kernel';
import { sourceOf } from '#limits';

/** Whether somebody may read what is for customers. */
export function isKnown(caller: Caller): boolean {
  return caller.kind !== 'anonymous';
}

/**
 * The languages that somebody reads an article in, best first: their own, the desk's first, then the others the desk
 * offers. An article in none of them is read in what it has.
 */
export function readingOrder(caller: Caller, { identity }: Blueprint): string[] {
  return [...new Set([caller.language, identity.defaultLanguage, ...identity.languages])];
}

/**
 * Whose vote it is: a keyed digest of the person, or of the network that a stranger comes from. A stranger has no other
 * name, so that those behind one address share one vote; theirs are counted apart.
 */
export function voterOf(caller: Caller, secrets: Secrets): Buffer {
  if (caller.kind === 'person' && caller.personId !== null) return personVoter(caller.deskId, caller.personId, secrets);
  const who = caller.personId ?? caller.keyId ?? sourceOf(caller.sourceAddress);
  return secrets.digest('article voter', JSON.stringify([caller.deskId, caller.kind, who]));
}

/** The same of somebody who is not asking. */
export function personVoter(deskId: Uuid, personId: Uuid, secrets: Pick<Secrets, 'digest'>): Buffer {
  return secrets.digest('article voter', JSON.stringify([deskId, 'person', personId]));
}
