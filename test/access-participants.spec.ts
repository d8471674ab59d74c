import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cast, openCast } from './support/access-cast.js';
import { sharedTable } from './support/access-participants.js';
import { accessTable, type Row } from './support/access-table.js';
import { operations } from './support/contract.js';
import type { Person } from './support/desks.js';
import { patience } from './support/extra-api.js';
import { call, methodOf } from './support/http.js';

const roles = ['read', 'comment'] as const;
const ticketIn = /^\/v1\/tickets\/([^/?]+)/;
const aboutTickets = operations.filter(({ path }) => path.startsWith('/v1/tickets/{ticket}'));

describe('those whom a ticket is shared with', () => {
  let cast: Cast;
  let people: Record<(typeof roles)[number], Person>;

  beforeAll(async () => {
    cast = await openCast();
    const [read, comment] = await Promise.all([
      cast.desk.person({ name: 'Rita Reader' }),
      cast.desk.person({ name: 'Carl Writer' }),
    ]);
    people = { read, comment };
  }, patience);

  it('have a row for every operation about a ticket, and none for what is gone', () => {
    expect(Object.keys(sharedTable).sort()).toEqual(aboutTickets.map(({ operationId }) => operationId).sort());
  });

  for (const { operationId, method } of aboutTickets) {
    const row = accessTable[operationId];
    if (!row?.object) continue;
    it(`${operationId}: can do what their role says, and no more`, async () => {
      const found = await Promise.all(roles.map((role) => outcome(row, methodOf(method), role)));
      expect(found.join(' ')).toBe(sharedTable[operationId]);
    });
  }

  async function outcome(row: Row, method: ReturnType<typeof methodOf>, role: (typeof roles)[number]): Promise<string> {
    const id = (await row.object?.(cast, 'own')) ?? '';
    const path = row.path(id, cast);
    const ticket = ticketIn.exec(path)?.[1] ?? '';
    const { email, token } = people[role];
    await cast.ana.call('post', `/v1/tickets/${ticket}/participants`, { body: { email, role }, expect: 201 });
    // By the present version, so that it is the role which decides.
    const { status } = await call(method, path, {
      token,
      ...(row.body ? { body: row.body(cast, id) } : {}),
      ...(row.headers ? { headers: { 'if-match': await versionFor(path, ticket) } } : {}),
    });
    return [401, 403, 404].includes(status) ? String(status) : 'ok';
  }

  async function versionFor(path: string, ticket: string): Promise<string> {
    const ofComment = /^\/v1\/tickets\/[^/]+\/comments\/[^/]+$/.test(path);
    const { headers } = await cast.ana.call('get', ofComment ? path : `/v1/tickets/${ticket}`, { expect: 200 });
    return headers['etag'] ?? '';
  }
});
