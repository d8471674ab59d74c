import type { Cast } from './access-cast.js';
import {
  accountMergeOf,
  accountRequestOf,
  addressOf,
  agentSessionOf,
  articleCommentOf,
  articleOf,
  attachmentOf,
  commentOf,
  componentOf,
  deliveryOf,
  endpointOf,
  erasureOf,
  holdOf,
  inboundMailOf,
  incidentOf,
  incidentTicketOf,
  keyOf,
  linkOf,
  memberOf,
  newEndpoint,
  nextSerial,
  offerOf,
  organizationOf,
  pageKeyOf,
  participantOf,
  personAddressOf,
  personOf,
  sessionOf,
  suggestionOf,
  ticketOf,
  victimOf,
} from './access-objects.js';
import type { Row } from './access-table.js';
import type { Person } from './desks.js';

type Maker = NonNullable<Row['object']>;

/** Makes what the access table's rows are about and removes it again: what is left is its id. */
export const removed: ReadonlyMap<Maker, (cast: Cast) => Promise<string>> = new Map<
  Maker,
  (cast: Cast) => Promise<string>
>([
  [
    organizationOf,
    async ({ eve }) => {
      const body = { name: `Gone ${nextSerial()}` };
      const { id } = (await eve.call('post', '/v1/organizations', { body, expect: 201 })).body;
      await remove(eve, `/v1/organizations/${id}`);
      return id;
    },
  ],
  [componentOf, gone(componentOf, (cast, id) => remove(cast.eve, `/v1/status/components/${id}`, '"1"'))],
  [
    endpointOf,
    async ({ eve }) => {
      const id = await newEndpoint(eve);
      await remove(eve, `/v1/webhook-endpoints/${id}`);
      return id;
    },
  ],
  [holdOf, gone(holdOf, ({ eve }, id) => remove(eve, `/v1/legal-holds/${id}`, ''))],
  [sessionOf, gone(sessionOf, ({ ana }, id) => remove(ana, `/v1/sessions/${id}`, ''))],
  [
    accountMergeOf,
    gone(accountMergeOf, ({ ana }, id) => ana.call('post', `/v1/me/account-merges/${id}/decline`, { expect: 204 })),
  ],
  [
    participantOf,
    gone(participantOf, ({ ana }, id) => {
      const [ticket, own] = id.split('/');
      return remove(ana, `/v1/tickets/${ticket}/participants/${own}`);
    }),
  ],
  [
    deliveryOf,
    async ({ eve }) => {
      const endpoint = await newEndpoint(eve);
      const { id } = (await eve.call('post', `/v1/webhook-endpoints/${endpoint}/tests`, { expect: 201 })).body;
      await remove(eve, `/v1/webhook-endpoints/${endpoint}`);
      return id;
    },
  ],
  [
    linkOf,
    gone(linkOf, ({ eve }, id) => {
      const [one, two] = id.split('/');
      return remove(eve, `/v1/tickets/${one}/links/${two}`, '');
    }),
  ],
  [incidentTicketOf, gone(incidentTicketOf, ({ eve }, id) => remove(eve, `/v1/status/incidents/${id}`, ''))],
  [memberOf, gone(memberOf, ({ eve }, id) => remove(eve, `/v1/groups/support/members/${id}`, ''))],
]);

/** What is never gone as long as its desk is there: it is archived, redacted, ended or emptied, and stays to be told of. */
export const lasting: ReadonlySet<Maker> = new Set<Maker>([
  accountRequestOf,
  addressOf,
  agentSessionOf,
  articleCommentOf,
  articleOf,
  attachmentOf,
  commentOf,
  erasureOf,
  inboundMailOf,
  keyOf,
  pageKeyOf,
  incidentOf,
  offerOf,
  personAddressOf,
  personOf,
  suggestionOf,
  ticketOf,
  victimOf,
]);

/** What makes again what was removed: it was not needed for that. */
export const makesAnew: ReadonlySet<string> = new Set(['ticketLinkSet', 'incidentTicketLink']);

function gone(make: Maker, undo: (cast: Cast, id: string) => Promise<unknown>): (cast: Cast) => Promise<string> {
  return async (cast) => {
    const id = await make(cast, 'own');
    await undo(cast, id);
    return id;
  };
}

/** @param ifMatch the version it is removed in; read when left out, and not sent when empty */
async function remove(by: Person, path: string, ifMatch?: string): Promise<void> {
  const version = ifMatch ?? (await by.call('get', path, { expect: 200 })).headers['etag'];
  await by.call('delete', path, { ...(version ? { headers: { 'if-match': version } } : {}), expect: 204 });
}
