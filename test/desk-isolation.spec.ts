import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { blueprintSource } from './support/desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { type CallOptions, call, type Method } from './support/http.js';
import { eventually, service } from './support/running.js';
import { ScratchDatabase } from './support/scratch-database.js';

interface Side {
  /** In every name that belongs to this desk, and nowhere else. */
  readonly mark: string;
  readonly key: string;
  readonly organizations: readonly string[];
}

const requests = 200;
/** Few enough that nobody waits so long for a connection that the answer is a 503. An odd number: each lane alternates. */
const atOnce = 25;

// Many requests of two desks share two connections, and some callers hang up in the middle: what a connection was told
// for one desk must never serve the other.
describe.each(['transaction', 'connection'])('two desks on two connections, told the desk by %s', (mode) => {
  let database: ScratchDatabase;
  let owner: pg.Client;
  let api: ExtraApi;
  let sides: Side[];

  beforeAll(async () => {
    database = await ScratchDatabase.create('migrated', `isolation_${mode}`);
    owner = await database.asOwner();
    api = await startApi({ DATABASE_URL: database.url, DATABASE_POOL: '2', DATABASE_DESK_SETTING: mode });
    sides = [await openSide('northwind'), await openSide('southgate')];
  }, patience);
  afterAll(async () => {
    await api.stop();
    await database.drop();
  }, patience);

  async function openSide(mark: string): Promise<Side> {
    const blueprint = blueprintSource('road').replace(/^(\s*slug:\s*).*$/m, `$1${mark}`);
    const body = { blueprint, test: true };
    const token = service().operatorToken;
    const made = await call('post', '/v1/desks', { at: api.url, token, body, expect: 201 });
    const side = { mark, key: made.body.apiKey, organizations: [] };
    const organizations: string[] = [];
    for (const number of [1, 2, 3]) {
      const { body: organization } = await ask(side, 'post', '/v1/organizations', {
        body: { name: `${mark} ${number}` },
        expect: 201,
      });
      organizations.push(organization.id);
    }
    return { ...side, organizations };
  }

  function ask(side: Side, method: Method, path: string, options: CallOptions = {}) {
    return call(method, path, { ...options, at: api.url, token: side.key });
  }

  /** The n-th of the interleaved requests: reads, look-ups of the other desk's rows, and writes. */
  function requestOf(side: Side, other: Side, n: number): [Method, string, object | undefined] {
    const mine = side.organizations[n % 3];
    const kinds: [Method, string, object | undefined][] = [
      ['get', '/v1/organizations?limit=100', undefined],
      ['get', `/v1/organizations/${mine}`, undefined],
      ['get', `/v1/organizations/${other.organizations[n % 3]}`, undefined],
      ['post', '/v1/organizations', { name: `${side.mark} of request ${n}` }],
      ['get', '/v1/people?limit=100', undefined],
      ['post', '/v1/people', { name: `${side.mark} ${n}`, email: `person.${n}@${side.mark}.example` }],
      ['get', '/v1/blueprint', undefined],
      ['get', '/v1/tickets?limit=100', undefined],
    ];
    return kinds[(n >> 1) % kinds.length] ?? ['get', '/v1/organizations', undefined];
  }

  /** Sends it and, when told so, hangs up after some milliseconds. */
  async function send(side: Side, other: Side, n: number, hangUpAfter: number | undefined) {
    const [method, path, body] = requestOf(side, other, n);
    const signal = hangUpAfter === undefined ? undefined : AbortSignal.timeout(hangUpAfter);
    try {
      const answer = await fetch(`${api.url}${path}`, {
        method: method.toUpperCase(),
        headers: { authorization: `Bearer ${side.key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
        ...(signal ? { signal } : {}),
      });
      return { n, side, other, path, status: answer.status, text: await answer.text() };
    } catch (error) {
      if (signal?.aborted) return undefined;
      throw error;
    }
  }

  it('show each its own rows only, though callers hang up', async () => {
    const lanes = Array.from({ length: atOnce }, async (_, lane) => {
      const answers: Awaited<ReturnType<typeof send>>[] = [];
      for (let n = lane; n < requests; n += atOnce) {
        const [side, other] = n % 2 === 0 ? sides : [...sides].reverse();
        if (!side || !other) throw new Error('there are two desks');
        answers.push(await send(side, other, n, n % 3 === 0 ? (n * 7) % 60 : undefined));
      }
      return answers;
    });
    const answers = (await Promise.all(lanes)).flat().filter((answer) => answer !== undefined);

    expect(answers.length).toBeGreaterThanOrEqual(requests / 2);
    for (const { n, side, other, path, status, text } of answers) {
      expect(`${n} ${path} ${text}`).not.toContain(other.mark);
      const looksAbroad = other.organizations.some((id) => path.endsWith(id));
      const expected = looksAbroad ? [404] : [200, 201];
      expect(expected.includes(status) ? '' : `${n} ${path} ${status} ${text}`).toBe('');
      if (!looksAbroad && !path.includes('tickets') && !path.includes('people?')) expect(text).toContain(side.mark);
    }
  });

  it('leave no connection behind, and are served as before', async () => {
    const connections = await eventually('all connections idle', async () => {
      const { rows } = await owner.query<{ state: string }>(
        `SELECT state FROM pg_stat_activity WHERE datname = current_database() AND usename = $1`,
        [database.settings.databaseAppRole],
      );
      return rows.every(({ state }) => state === 'idle') ? rows : undefined;
    });
    expect(connections.length).toBeLessThanOrEqual(2);

    const again = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const side = sides[n % 2];
        if (!side) throw new Error('there are two desks');
        return ask(side, 'get', '/v1/organizations?limit=100', { expect: 200 });
      }),
    );
    expect(again).toHaveLength(20);
  });

  it('hold rows in their own desk alone', async () => {
    const { rows } = await owner.query(
      `SELECT slug, count(*)::int AS all, (count(*) FILTER (WHERE o.name LIKE slug || '%'))::int AS own
       FROM organization o JOIN desk d ON d.id = o.desk_id GROUP BY slug`,
    );
    expect(rows).toHaveLength(2);
    for (const { all, own } of rows) expect(own).toBe(all);
  });
});
