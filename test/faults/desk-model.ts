import { randomBytes } from 'node:crypto';
import { type Person, TestDesk } from '../support/desks.js';
import type { Actor } from './client.js';

/** A ticket that clients know of. */
export interface KnownTicket {
  readonly id: string;
  readonly requester: Actor;
  readonly comments: string[];
}

/** What clients know of a desk: its people, and the latest of what they made. */
export interface DeskModel {
  readonly desk: TestDesk;
  readonly id: string;
  readonly key: Actor;
  readonly customers: readonly [Actor, ...Actor[]];
  readonly agents: readonly [Actor, ...Actor[]];
  readonly admin: Actor;
  readonly tickets: KnownTicket[];
  /** Ids of pairs of tickets that are merged. */
  readonly merged: string[];
  /** What it is now by the desk's clock, as far as clients know. */
  now: Date;
}

/** Tickets that clients still write to; older ones rest. */
const knownAtMost = 300;

/** A desk where everything can be done; its clock stands still but for the jumps of the run. */
export async function openDesk(): Promise<DeskModel> {
  const desk = await TestDesk.open('support-ops', (source) =>
    `${source.replace(/( {2}whenLate: .*\n)/, '$1  escalation: { offered: always, notify: [assignee] }\n')}
supportAccess: { enabled: true, scopes: [read, write] }
statusPage: { enabled: true }
articles: { comments: signedIn, helpful: true }
`.replaceAll('support-ops@bikeshare.example', `help@${randomBytes(5).toString('hex')}.example`),
  );
  const [ana, ben, cleo, dan, eve, finn] = await Promise.all([
    desk.person({ name: 'Ana Lind', organization: 'Acme' }),
    desk.person({ name: 'Ben Roe', organization: 'Acme' }),
    desk.person({ name: 'Cleo Zane' }),
    desk.person({ name: 'Dan Agent', role: 'agent' }),
    desk.person({ name: 'Eve Admin', role: 'admin' }),
    desk.person({ name: 'Finn Agent', role: 'agent', groups: ['supportOps'] }),
  ]);
  const actor = (person: Person): Actor => ({ ...person, slug: desk.slug, token: person.token });
  const admin = actor(eve);
  return {
    desk,
    id: desk.id,
    key: { name: 'key', id: '', email: null, slug: desk.slug, token: desk.key },
    customers: [actor(ana), actor(ben), actor(cleo)],
    agents: [actor(dan), actor(finn), admin],
    admin,
    tickets: [],
    merged: [],
    now: await desk.moveClock({ by: 'PT1S' }),
  };
}

export function learn(desk: DeskModel, ticket: KnownTicket): void {
  desk.tickets.push(ticket);
  if (desk.tickets.length > knownAtMost) desk.tickets.shift();
}
