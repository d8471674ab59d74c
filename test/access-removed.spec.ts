import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CallerName, type Cast, callers, openCast, pageOrigin } from './support/access-cast.js';
import { lasting, makesAnew, removed } from './support/access-removed.js';
import { accessTable, type Row } from './support/access-table.js';
import { operations } from './support/contract.js';
import { patience } from './support/extra-api.js';
import { call, type Method, methodOf } from './support/http.js';

describe('what was removed', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await openCast();
  }, patience);

  it('is known of everything that operations are about, or it is never gone', () => {
    const makers = Object.values(accessTable).flatMap(({ object }) => (object ? [object] : []));
    const undecided = makers.filter((maker) => !removed.has(maker) && !lasting.has(maker));
    expect(undecided.map(({ name }) => name)).toEqual([]);
  });

  for (const { operationId, method } of operations) {
    const row = accessTable[operationId];
    const make = row?.object && removed.get(row.object);
    if (!row?.object || !make || makesAnew.has(operationId)) continue;
    it(`${operationId}: tells nobody what was removed from what never was`, async () => {
      const unknown = (await row.object?.(cast, 'unknown')) ?? '';
      for (const caller of callers) {
        const asked = (id: string) => ask(methodOf(method), operationId, row, caller, id);
        expect([caller, await asked(await make(cast))]).toEqual([caller, await asked(unknown)]);
      }
    });
  }

  async function ask(method: Method, operation: string, row: Row, caller: CallerName, id: string): Promise<string> {
    const token = cast.tokenOf(caller, operation);
    const { status, body } = await call(method, row.path(id, cast), {
      ...(token === undefined ? {} : { token }),
      ...(row.body ? { body: row.body(cast, id) } : {}),
      headers: { ...row.headers, ...(caller === 'publishable' ? { origin: pageOrigin } : {}) },
    });
    return `${status} ${JSON.stringify({ ...body, requestId: '' })}`;
  }
});
