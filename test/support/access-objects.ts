import { randomUUID } from 'node:crypto';
import { type Cast, consentOf, type ObjectName, unknownId } from './access-cast.js';
import { published } from './articles.js';
import { asOwner } from './database-rows.js';
import { type Person, password, type TestDesk } from './desks.js';
import { upload } from './files.js';

// What the operations of the access table are about: each of these makes one, whose it is by the object's class.

let serial = 0;

/** A number that no other object has. */
export function nextSerial(): number {
  serial += 1;
  return serial;
}

/** The customer whose objects of a class are. */
function ownerOf({ ana, cleo, gus }: Cast, which: Exclude<ObjectName, 'unknown'>): Person {
  return { own: ana, foreign: cleo, otherDesk: gus }[which];
}

export async function ticketOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const person = ownerOf(cast, which);
  const fields = { subject: 'Lamp', description: 'It does not shine.' };
  return (
    await person.call('post', '/v1/tickets', { body: { requestType: 'question', fields, insist: true }, expect: 201 })
  ).body.id;
}

/** Ticket and comment in one, for the path. */
export async function commentOf(cast: Cast, which: ObjectName): Promise<string> {
  const ticket = await ticketOf(cast, which);
  if (which === 'unknown') return `${ticket}/${unknownId}`;
  const person = ownerOf(cast, which);
  const said = await person.call('post', `/v1/tickets/${ticket}/comments`, { body: { body: 'Dark.' }, expect: 201 });
  return `${ticket}/${said.body.id}`;
}

/** Ticket and participant in one, for the path. */
export async function participantOf(cast: Cast, which: ObjectName): Promise<string> {
  const ticket = await ticketOf(cast, which);
  if (which === 'unknown') return `${ticket}/${unknownId}`;
  const person = ownerOf(cast, which);
  const body = { email: `shared.${nextSerial()}@nowhere.example` };
  const added = await person.call('post', `/v1/tickets/${ticket}/participants`, { body, expect: 201 });
  return `${ticket}/${added.body.id}`;
}

/** Two linked tickets in one, for the path. */
export async function linkOf(cast: Cast, which: ObjectName): Promise<string> {
  const [one, two] = [await ticketOf(cast, which), await ticketOf(cast, which)];
  const agent = which === 'otherDesk' ? cast.finn : cast.eve;
  const path = `/v1/tickets/${one}/links/${two}`;
  if (which !== 'unknown') await agent.call('put', path, { body: { relation: 'relatesTo' }, expect: 200 });
  return `${one}/${two}`;
}

/** Path of what lies below a ticket, from `<ticket>/<id>`. */
export const ofTicket = (what: string) => (id: string) => {
  const [ticket, own] = id.split('/');
  return `/v1/tickets/${ticket}/${what}/${own}`;
};

export async function personOf(cast: Cast, which: ObjectName): Promise<string> {
  return { own: cast.ana.id, foreign: cast.cleo.id, otherDesk: cast.gus.id, unknown: unknownId }[which];
}

export async function victimOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  return cast.victim(which === 'otherDesk' ? cast.otherDesk : cast.desk);
}

/** An offer of support access that waits. */
export async function offerOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const ticket = await ticketOf(cast, which);
  const agent = which === 'otherDesk' ? cast.hal : cast.eve;
  const body = { reason: 'To look into it.' };
  return (await agent.call('post', `/v1/tickets/${ticket}/support-access-grants`, { body, expect: 201 })).body.id;
}

/** The session of an admin in a customer's place. */
export async function agentSessionOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const customer = ownerOf(cast, which);
  const agent = which === 'otherDesk' ? cast.hal : cast.eve;
  const grant = await consentOf(customer, agent, await ticketOf(cast, which));
  return (await agent.call('post', `/v1/support-access-grants/${grant}/sessions`, { expect: 201 })).body.sessionId;
}

export async function pageKeyOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const body = { name: 'P', requestTypes: ['question'], origins: ['https://www.partner.example'] };
  const admin = which === 'otherDesk' ? cast.hal : cast.eve;
  return (await admin.call('post', '/v1/publishable-keys', { body, expect: 201 })).body.id;
}

/** A file on a ticket. */
export async function attachmentOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const person = ownerOf(cast, which);
  const { id } = (await upload(person, 'a.txt', 'words')).body;
  const fields = { subject: 'Lamp', description: 'It does not shine.' };
  const body = { requestType: 'question', fields, insist: true, attachmentIds: [id] };
  await person.call('post', '/v1/tickets', { body, expect: 201 });
  return id;
}

/** An agent in the group that the table's rows speak of. */
export async function memberOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const desk = which === 'otherDesk' ? cast.otherDesk : cast.desk;
  const id = await cast.victim(desk, 'agent');
  await desk.call('put', `/v1/groups/support/members/${id}`, { expect: 204 });
  return id;
}

const endpoints = new WeakMap<TestDesk, Promise<string>>();

/** A webhook endpoint that hears of nothing that happens here; nothing that the table does changes it for good. */
export async function endpointOf({ desk, otherDesk, eve, hal }: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const [where, by] = which === 'otherDesk' ? [otherDesk, hal] : [desk, eve];
  const made = endpoints.get(where) ?? newEndpoint(by);
  endpoints.set(where, made);
  return made;
}

/** Another one, for whoever removes it. */
export async function newEndpoint(admin: Person): Promise<string> {
  const body = { url: 'http://127.0.0.1:9/', kinds: ['article.archived'] };
  return (await admin.call('post', '/v1/webhook-endpoints', { body, expect: 201 })).body.id;
}

export async function deliveryOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const path = `/v1/webhook-endpoints/${await endpointOf(cast, which)}/tests`;
  return (await (which === 'otherDesk' ? cast.hal : cast.eve).call('post', path, { expect: 201 })).body.id;
}

export async function organizationOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  return (which === 'otherDesk' ? cast.otherDesk : cast.desk).organization(which === 'foreign' ? 'Zeta' : 'Acme');
}

/** `own` is for everybody, `foreign` for whoever is signed in. */
export async function articleOf({ eve, hal }: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const audience = which === 'foreign' ? 'customers' : 'public';
  const { id } = await published(which === 'otherDesk' ? hal : eve, { title: 'A lamp', audience });
  return id;
}

/** As `articleOf`, with a comment of a reader behind it. */
export async function articleCommentOf(cast: Cast, which: ObjectName): Promise<string> {
  const article = await articleOf(cast, which);
  if (which === 'unknown') return `${article}/comments/${unknownId}`;
  const [person, desk] = which === 'otherDesk' ? [cast.gus, cast.otherDesk] : [cast.ana, cast.desk];
  const path = `/v1/desks/${desk.slug}/articles/${article}/comments`;
  const said = await person.call('post', path, { body: { body: 'It helped.' }, expect: 201 });
  return `${article}/comments/${said.body.id}`;
}

/** What a stranger was shown goes on with whoever knows its id; what a person was shown is theirs. */
export async function suggestionOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const [person, desk] = which === 'otherDesk' ? [cast.gus, cast.otherDesk] : [cast.ana, cast.desk];
  const article = await articleOf(cast, which === 'otherDesk' ? which : 'own');
  const path = `/v1/desks/${desk.slug}/article-suggestions`;
  return (await person.call('post', path, { body: { articles: [article] }, expect: 201 })).body.id;
}

export async function componentOf({ eve, hal }: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const body = { names: { en: 'Lamps' } };
  const by = which === 'otherDesk' ? hal : eve;
  return (await by.call('post', '/v1/status/components', { body, expect: 201 })).body.id;
}

export async function incidentOf({ eve, hal }: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const body = { titles: { en: 'Dark' }, state: 'identified', texts: { en: 'No light.' } };
  const by = which === 'otherDesk' ? hal : eve;
  return (await by.call('post', '/v1/status/incidents', { body, expect: 201 })).body.id;
}

/** An incident and a ticket that is linked to it. */
export async function incidentTicketOf(cast: Cast, which: ObjectName): Promise<string> {
  const path = `${await incidentOf(cast, which)}/tickets/${await ticketOf(cast, which)}`;
  const by = which === 'otherDesk' ? cast.hal : cast.eve;
  if (which !== 'unknown') await by.call('put', `/v1/status/incidents/${path}`, { expect: 204 });
  return path;
}

/** An API key, which only admins make; anew each time. */
export async function keyOf({ eve, hal }: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const body = { name: `Key ${nextSerial()}`, scopes: ['tickets:read'] };
  return (await (which === 'otherDesk' ? hal : eve).call('post', '/v1/api-keys', { body, expect: 201 })).body.id;
}

export const message = () =>
  Buffer.from(`From: list@shop.example\r\nList-Id: <${nextSerial()}.example>\r\n\r\nNews.`).toString('base64');

/** A message that came in. `own` and `foreign` are the same here: customers have none. */
export async function inboundMailOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const desk = which === 'otherDesk' ? cast.otherDesk : cast.desk;
  return (await desk.call('post', '/v1/inbound-mails', { body: { source: message() }, expect: 201 })).body.id;
}

/** The receipt of an erasure. */
export async function erasureOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const [desk, admin] = which === 'otherDesk' ? [cast.otherDesk, cast.hal] : [cast.desk, cast.eve];
  return (await admin.call('post', `/v1/people/${await cast.victim(desk)}/erasure`, { expect: 201 })).body.id;
}

/** A legal hold on a person. */
export async function holdOf({ ana, eve, gus, hal }: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const [personId, admin] = which === 'otherDesk' ? [gus.id, hal] : [ana.id, eve];
  const body = { personId, reason: 'Case 12' };
  return (await admin.call('post', '/v1/legal-holds', { body, expect: 201 })).body.id;
}

/** A session of a customer's, beside the one in which they call. */
export async function sessionOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const desk = which === 'otherDesk' ? cast.otherDesk : cast.desk;
  const { email } = ownerOf(cast, which);
  return (await desk.visit('post', '/sessions', { body: { email, password }, expect: 201 })).body.sessionId;
}

/** The address with which a customer signs in. */
export async function addressOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  return (await ownerOf(cast, which).call('get', '/v1/me', { expect: 200 })).body.addresses[0].id;
}

/** As `addressOf`, with whose it is before it. */
export async function personAddressOf(cast: Cast, which: ObjectName): Promise<string> {
  return `${await personOf(cast, which)}/addresses/${await addressOf(cast, which)}`;
}

/** Asks that a customer's account becomes part of an admin's: may be declined, cannot be confirmed. */
export async function accountMergeOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const [desk, asker] = which === 'otherDesk' ? [cast.otherDesk, cast.hal] : [cast.desk, cast.eve];
  const [asked] = await asOwner(
    `INSERT INTO account_merge (desk_id, id, asker_id, person_id, address_id, asked_at, expires_at)
     SELECT d.id, $2, $3, $4, $5, now(), coalesce(d.clock_at, now()) + interval '7 days' FROM desk d WHERE d.id = $1
     ON CONFLICT ON CONSTRAINT account_merge_asked DO UPDATE SET id = excluded.id RETURNING id`,
    [desk.id, randomUUID(), asker.id, ownerOf(cast, which).id, await addressOf(cast, which)],
  );
  return asked.id;
}

/** Somebody's wish for an account, on a desk that no longer takes any. */
export async function accountRequestOf(cast: Cast, which: ObjectName): Promise<string> {
  if (which === 'unknown') return unknownId;
  const desk = which === 'otherDesk' ? cast.otherDesk : cast.desk;
  const [asked] = await asOwner(
    `INSERT INTO account_request (desk_id, id, email, email_key, name, language, status, created_at)
     SELECT d.id, $2, $3, $3, 'Newcomer', 'en', 'pending', now() FROM desk d WHERE d.id = $1 RETURNING id`,
    [desk.id, randomUUID(), `newcomer.${nextSerial()}@nowhere.example`],
  );
  return asked.id;
}
