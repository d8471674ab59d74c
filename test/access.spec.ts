import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CallerName, type Cast, callers, type ObjectName, openCast, pageOrigin } from './support/access-cast.js';
import { accessTable, type Row } from './support/access-table.js';
import { operations } from './support/contract.js';
import { type Answer, call, type Method, methodOf } from './support/http.js';

const shutOut = [401, 403, 404];

describe('the access table', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await openCast();
  });

  it('has a row for every operation, and none for what is gone', () => {
    expect(Object.keys(accessTable).sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
  });

  for (const { operationId, method } of operations) {
    const row = accessTable[operationId];
    if (!row) continue;
    it(`${operationId}: lets each caller do what is theirs, and no more`, async () => {
      expect(await outcomes(cast, operationId, methodOf(method), row)).toEqual(expected(row));
    });
  }
});

function linesOf(row: Row): [ObjectName | 'any', string][] {
  if (typeof row.cells === 'string') return [['any', row.cells]];
  const lines: [ObjectName, string | undefined][] = (['own', 'foreign', 'otherDesk', 'unknown'] as const).map(
    (which) => [which, Object(row.cells)[which]],
  );
  return lines.flatMap(([which, cells]) => (cells === undefined ? [] : [[which, cells]]));
}

/** `own customer: ok` … as the table says. */
function expected(row: Row): string[] {
  return linesOf(row).flatMap(([which, cells]) =>
    completed(cells.split(' ')).map((cell, place) => `${which} ${callers[place]}: ${cell}`),
  );
}

/** Operations are closed to guests and to agents in a customer's place unless they say so, or are open to everybody. */
function completed(cells: string[]): string[] {
  const [anonymous = ''] = cells;
  const isOpen = cells.every((cell) => cell === anonymous);
  return callers.map((_, place) => cells[place] ?? (isOpen ? anonymous : '403'));
}

async function outcomes(cast: Cast, operation: string, method: Method, row: Row): Promise<string[]> {
  const found: string[] = [];
  const refusals = new Map<string, string>();
  for (const [which] of linesOf(row)) {
    for (const caller of callers) {
      const answer = await attempt(cast, operation, method, row, caller, which);
      found.push(`${which} ${caller}: ${shutOut.includes(answer.status) ? answer.status : 'ok'}`);
      if (answer.status >= 500)
        throw new Error(`${operation} as ${caller} on ${which}: ${JSON.stringify(answer.body)}`);
      // What may not be seen and what does not exist must read the same to the byte, apart from the request's id.
      if (answer.status === 404) {
        const text = JSON.stringify({ ...answer.body, requestId: '' });
        const before = refusals.get(caller) ?? text;
        if (before !== text)
          throw new Error(`${operation}: ${caller} can tell ${which} from another:\n${before}\n${text}`);
        refusals.set(caller, before);
      }
    }
  }
  return found;
}

async function attempt(
  cast: Cast,
  operation: string,
  method: Method,
  row: Row,
  caller: CallerName,
  which: ObjectName | 'any',
): Promise<Answer> {
  const id = row.object && which !== 'any' ? await row.object(cast, which) : '';
  const token = cast.tokenOf(caller, operation);
  return call(method, row.path(id, cast), {
    ...(token === undefined ? {} : { token }),
    ...(row.body ? { body: row.body(cast, id) } : {}),
    headers: { ...row.headers, ...(caller === 'publishable' ? { origin: pageOrigin } : {}) },
  });
}
