import { linkToken, type Person, TestDesk } from './desks.js';
import { service } from './running.js';

/**
 * Who calls in the access table, in the order of its cells.
 *
 * - Ana, a customer, owns what is `own`
 * - Ben is Ana's colleague; Cleo, who owns what is `foreign`, a stranger at another organization
 * - Dan is an agent and Eve an admin of the desk; Finn is an agent of another desk, where `otherDesk` lies
 * - `key` is an API key of the desk without the scope that the call needs
 * - `guest` was let in by a mail link to a ticket of Ana's that is none of the table's
 * - `publishable` is a page of the desk's, which serves the form `question` and sends its `Origin`
 * - `onBehalf` is Dan in Ana's place, who may write there: on another ticket of hers that is none of the table's
 */
export const callers = [
  'anonymous',
  'customer',
  'colleague',
  'stranger',
  'agent',
  'otherAgent',
  'admin',
  'key',
  'guest',
  'onBehalf',
  'publishable',
] as const;
export type CallerName = (typeof callers)[number];

export type ObjectName = 'own' | 'foreign' | 'otherDesk' | 'unknown';
export const unknownId = '01900000-0000-7000-8000-000000000000';

export interface Cast {
  readonly desk: TestDesk;
  readonly otherDesk: TestDesk;
  readonly ana: Person;
  readonly cleo: Person;
  readonly finn: Person;
  /** Customer of the other desk. */
  readonly gus: Person;
  readonly eve: Person;
  /** Admin of the other desk. */
  readonly hal: Person;
  tokenOf(caller: CallerName, operation: string): string | undefined;
  /** Somebody nobody else depends on, new at each call. */
  victim(desk: TestDesk, role?: 'customer' | 'agent'): Promise<string>;
}

/** The page in which the cast's publishable key stands. */
export const pageOrigin = 'https://www.partner.example';

let number = 0;

const openDesk = () =>
  TestDesk.open('samsara', (source) => `${source}\nsupportAccess: { enabled: true, scopes: [read, write] }\n`);

export async function openCast(): Promise<Cast> {
  const [desk, otherDesk] = await Promise.all([openDesk(), openDesk()]);
  const [ana, ben, cleo, dan, eve, finn, gus, hal] = await Promise.all([
    desk.person({ name: 'Ana Lind', organization: 'Acme' }),
    desk.person({ name: 'Ben Roe', organization: 'Acme' }),
    desk.person({ name: 'Cleo Zane', organization: 'Zeta' }),
    desk.person({ name: 'Dan Agent', role: 'agent' }),
    desk.person({ name: 'Eve Admin', role: 'admin' }),
    otherDesk.person({ name: 'Finn Agent', role: 'agent' }),
    otherDesk.person({ name: 'Gus Away', organization: 'Acme' }),
    otherDesk.person({ name: 'Hal Admin', role: 'admin' }),
  ]);
  const guest = await guestOf(desk, ana);
  const inPlace = await agentInPlaceOf(ana, dan);
  const people = { customer: ana, colleague: ben, stranger: cleo, agent: dan, admin: eve, otherAgent: finn };
  const keyWith = async (scope: string) => {
    const made = await eve.call('post', '/v1/api-keys', { body: { name: scope, scopes: [scope] }, expect: 201 });
    return String(made.body.key);
  };
  const [deskKey, accountsKey] = await Promise.all([keyWith('desk:read'), keyWith('accounts:read')]);
  const pages = { name: 'page', requestTypes: ['question'], origins: [pageOrigin] };
  const page = (await eve.call('post', '/v1/publishable-keys', { body: pages, expect: 201 })).body.key;
  return {
    desk,
    otherDesk,
    ana,
    cleo,
    finn,
    gus,
    eve,
    hal,
    tokenOf: (caller, operation) => {
      if (caller === 'anonymous') return undefined;
      if (caller === 'guest') return guest;
      if (caller === 'onBehalf') return inPlace;
      if (caller === 'publishable') return page;
      if (caller !== 'key') return people[caller].token;
      return /^(blueprint|testClock|testOutbox)/.test(operation) ? accountsKey : deskKey;
    },
    victim: async (where, role = 'customer') => {
      number += 1;
      const body = { name: `Victim ${number}`, role, email: `victim.${number}@${where.slug}.example` };
      return (await where.call('post', '/v1/people', { body, expect: 201 })).body.id;
    },
  };
}

/** The token of an agent who works in a customer's place, on a ticket of its own. */
async function agentInPlaceOf(customer: Person, agent: Person): Promise<string> {
  const fields = { subject: 'In their place', description: 'With an agent.' };
  const filing = { requestType: 'question', fields, insist: true };
  const { id } = (await customer.call('post', '/v1/tickets', { body: filing, expect: 201 })).body;
  const grant = await consentOf(customer, agent, id);
  return (await agent.call('post', `/v1/support-access-grants/${grant}/sessions`, { expect: 201 })).body.accessToken;
}

/** A consent to all that support access can do, for an hour. */
export async function consentOf(customer: Person, agent: Person, ticket: string): Promise<string> {
  const offer = { reason: 'To look into it.', scope: 'write' };
  const made = await agent.call('post', `/v1/tickets/${ticket}/support-access-grants`, { body: offer, expect: 201 });
  const body = { until: new Date(Date.now() + 3_600_000).toISOString() };
  await customer.call('post', `/v1/support-access-grants/${made.body.id}/activation`, { body, expect: 200 });
  return made.body.id;
}

/** The token of somebody without an account, let in to a ticket of somebody's. */
export async function guestOf(desk: TestDesk, requester: Person, ticket?: string): Promise<string> {
  const fields = { subject: 'Shared', description: 'With a guest.' };
  const id =
    ticket ??
    (
      await requester.call('post', '/v1/tickets', {
        body: { requestType: 'question', fields, insist: true },
        expect: 201,
      })
    ).body.id;
  number += 1;
  const email = `guest.${number}@${desk.slug}.example`;
  await requester.call('post', `/v1/tickets/${id}/participants`, { body: { email }, expect: 201 });
  const token = linkToken(await desk.mailTo(email));
  return (await desk.visit('post', '/link-redemptions', { body: { token }, expect: 201 })).body.accessToken;
}

export function operatorToken(): string {
  return service().operatorToken;
}
