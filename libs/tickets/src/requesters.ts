import { enrol, findPerson, findPersonByAddress, organizationsOf, type Person, withPerson } from '#accounts';
import type { Blueprint, ChannelName } from '#blueprint';
import type { Transaction } from '#database';
import { actorOf } from '#history';
import { type Caller, isStaff, Problem, type Uuid } from '#kernel';
import type { LikelyRequester } from './look-alikes.js';
import type { RequesterDraftDto } from './ticket-draft.dto.js';

/** Whose a new ticket is. */
export interface Requester {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly organization: { readonly id: string; readonly name: string } | null;
}

/**
 * The person a ticket is filed for: the caller, or whom staff and keys name. On the phone, by contact form, embedded
 * or not, and by mail an address nobody has becomes a known customer, with nothing proved.
 *
 * @throws Problem `forbidden` for customers who name somebody, `unprocessable` when there is no such person
 */
export async function requesterOf(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  draft: RequesterDraftDto | undefined,
  channel: ChannelName,
  language: string,
): Promise<Requester> {
  if (!draft) {
    return found(tx, await findPerson(tx, ownRequest(caller)), '/requester');
  }
  const named = namedRequester(caller, draft);
  if ('personId' in named) {
    const { personId } = named;
    return found(tx, await withPerson(tx, () => findPerson(tx, personId)), '/requester/personId');
  }
  const { email } = named;
  const known = await withPerson(tx, () => findPersonByAddress(tx, email));
  if (known) return found(tx, known, '/requester/email');
  if (channel === 'portal') {
    throw unknown('/requester/email', 'unknown', 'Nobody has this address. Invite the person first, or say `channel`.');
  }
  const name = draft.name ?? email.slice(0, email.lastIndexOf('@'));
  const spoken = blueprint.identity.languages.includes(language) ? language : null;
  const { personId } = await enrol(tx, { email, name, role: 'customer', language: spoken, actor: actorOf(caller) });
  return { id: personId, name, email, organization: null };
}

/**
 * Whom a draft means, known or not: its caller unless staff or a key name somebody.
 *
 * @throws Problem as `requesterOf`
 */
export function likelyRequester(caller: Caller, draft: RequesterDraftDto | undefined): LikelyRequester {
  return draft ? namedRequester(caller, draft) : { personId: ownRequest(caller) };
}

function ownRequest({ personId }: Caller): Uuid {
  if (personId === null) throw unknown('/requester', 'required', 'Say whose ticket it is: `requester`.');
  return personId;
}

function namedRequester(caller: Caller, { personId, email }: RequesterDraftDto): LikelyRequester {
  if (!isStaff(caller) && caller.kind !== 'publishable')
    throw new Problem('forbidden', 'Only those who work for the desk file for somebody else.');
  if (personId !== undefined && email === undefined) return { personId: personId.toLowerCase() };
  if (email !== undefined && personId === undefined) return { email };
  throw unknown('/requester', 'one-of', 'Name the person by exactly one of `personId` and `email`.');
}

async function found(tx: Transaction, person: Person | undefined, pointer: string): Promise<Requester> {
  if (!person) throw unknown(pointer, 'unknown', 'This desk knows no such person.');
  // Of several organizations the one joined first counts.
  const [first] = person.organizations.length > 1 ? await organizationsOf(tx, person.id) : [];
  const organization = person.organizations.find(({ id }) => id === first) ?? person.organizations[0] ?? null;
  return { id: person.id, name: person.name, email: person.addresses[0]?.email ?? null, organization };
}

function unknown(pointer: string, code: string, detail: string): Problem {
  return new Problem('unprocessable', detail, { errors: [{ pointer, code, detail }] });
}
