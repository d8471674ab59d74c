import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cast, consentOf, openCast } from './support/access-cast.js';
import { accessTable, type Row } from './support/access-table.js';
import { operations } from './support/contract.js';
import { patience } from './support/extra-api.js';
import { call, methodOf } from './support/http.js';
import { file } from './support/stories.js';

/** Whose right has ended while their token would still be good, and who was let in with it before. */
const ended = ['suspended', 'agentAfterRevocation', 'agentAfterTime'] as const;

describe('those whose right has ended', () => {
  let cast: Cast;
  let tokens: Record<(typeof ended)[number], string>;

  beforeAll(async () => {
    cast = await openCast();
    const { ana, eve, desk } = cast;
    const sam = await desk.person({ name: 'Sam Gone' });
    const seats = await Promise.all(['Revoked', 'Expired'].map((subject) => seatOn(subject)));
    const [revoked, expired] = seats;
    if (!revoked || !expired) throw new Error('two agents were let in');
    expect((await sam.call('get', '/v1/me')).status).toBe(200);
    for (const { ticket, token } of seats) {
      expect((await call('get', `/v1/tickets/${ticket}`, { token })).status).toBe(200);
    }
    await eve.call('post', `/v1/people/${sam.id}/suspension`, { expect: 201 });
    await ana.call('post', `/v1/support-access-grants/${revoked.grant}/end`, { expect: 200 });
    await desk.moveClock({ by: 'PT2H' });
    tokens = { suspended: sam.token, agentAfterRevocation: revoked.token, agentAfterTime: expired.token };
  }, patience);

  /** An admin in Ana's place, on a ticket of its own. */
  async function seatOn(subject: string): Promise<{ ticket: string; grant: string; token: string }> {
    const { id: ticket } = await file(cast.ana, 'question', { subject, description: 'It does not shine.' });
    const grant = await consentOf(cast.ana, cast.eve, ticket);
    const { body } = await cast.eve.call('post', `/v1/support-access-grants/${grant}/sessions`, { expect: 201 });
    return { ticket, grant, token: body.accessToken };
  }

  for (const { operationId, method } of operations) {
    const row = accessTable[operationId];
    if (!row) continue;
    it(`${operationId}: is shut to them, or open to whoever comes`, async () => {
      const id = row.object ? await row.object(cast, 'unknown') : '';
      const statuses = await Promise.all(
        ended.map(async (who) => {
          const { status } = await call(methodOf(method), row.path(id, cast), {
            token: tokens[who],
            ...(row.body ? { body: row.body(cast, id) } : {}),
            ...(row.headers ? { headers: row.headers } : {}),
          });
          return `${who}: ${[401, 403, 404].includes(status) ? status : 'ok'}`;
        }),
      );
      const outcome = outcomeOf(row);
      expect(statuses).toEqual(ended.map((who) => `${who}: ${outcome}`));
    });
  }
});

/** Credentials are refused before anything is looked for; where none are asked for, these say nothing. */
function outcomeOf({ cells }: Row): string {
  const line = (typeof cells === 'string' ? cells : (cells.unknown ?? '')).split(' ');
  const [anonymous = ''] = line;
  return anonymous === '401' || line[5] === '401' ? '401' : anonymous;
}
