import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Person, TestDesk } from './support/desks.js';
import { service } from './support/running.js';
import { file } from './support/stories.js';

/** More than are read one by one before the index is asked. */
const count = 8_600;

/** How the tickets come by their words: of `n`, 0 the oldest. */
const words = {
  common: 'n % 2 = 0',
  middling: 'n % 40 = 3',
  /** In more tickets than a search gives at once, none of them new. */
  ancient: 'n < 2300',
  rare: 'n % 900 = 7',
};

/**
 * A desk with so many tickets that a search does not look at them all: whatever way it takes, its pages are those of a
 * list that was filtered ticket by ticket.
 */
describe('searching among thousands of tickets', () => {
  const database = new pg.Client({ connectionString: service().databaseUrl });
  let desk: TestDesk;
  let nora: Person;

  beforeAll(async () => {
    await database.connect();
    desk = await TestDesk.open('road');
    nora = await desk.person({ name: 'Nora Agent', role: 'agent' });
    const camille = await desk.person({ name: 'Camille Durand' });
    const rare = await desk.person({ name: 'Zoé Rare' });
    const middling = await desk.person({ name: 'Max Middling' });
    const { id } = await file(camille, 'generalQuestion', { subject: 'Borne', description: 'Voir plus haut.' });
    await database.query(
      `CREATE TEMP TABLE copy AS
       SELECT n, gen_random_uuid() AS id, date_trunc('milliseconds', now()) - interval '1 minute' * (${count} - n) AS at,
         concat_ws(' ', ${Object.entries(words).map(([word, has]) => `CASE WHEN ${has} THEN '${word}' END`)}) AS said
       FROM generate_series(0, ${count - 1}) n`,
    );
    await database.query(
      `INSERT INTO ticket SELECT (jsonb_populate_record(t, jsonb_build_object('id', c.id, 'number', 'n' || n,
         'created_at', at, 'updated_at', at + interval '1 day' * (n % 7), 'status_key',
         CASE WHEN n % 3 = 0 THEN 'resolved' ELSE 'waitingForSupport' END,
         'escalated_at', CASE WHEN n % 800 = 7 THEN at END,
         'requester_id', CASE WHEN n % 1100 = 1 THEN $3 WHEN n % 14 = 2 THEN $4 ELSE t.requester_id END))).*
       FROM ticket t CROSS JOIN copy c WHERE t.desk_id = $1 AND t.id = $2`,
      [desk.id, id, rare.id, middling.id],
    );
    await database.query(
      `INSERT INTO ticket_text (desk_id, ticket_id, internal, filed_at, words)
       SELECT $1, id, internal, at, to_tsvector('guichet', said) FROM copy, (VALUES (false), (true)) i(internal)
       WHERE NOT internal OR n % 5 = 0`,
      [desk.id],
    );
    await database.query('ANALYZE ticket, ticket_text');
  });
  afterAll(() => database.end());

  async function listed(query: string, pages: number): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < pages && cursor !== null; page += 1) {
      const path: string = `/v1/tickets?limit=50&${query}${cursor && `&cursor=${cursor}`}`;
      const { items, nextCursor } = (await nora.call('get', path, { expect: 200 })).body;
      found.push(...items.map((item: { number: string }) => item.number));
      cursor = nextCursor;
    }
    return found;
  }

  /** The same, ticket by ticket. */
  async function expected(condition: string, order: string, most: number): Promise<string[]> {
    const { rows } = await database.query(
      `SELECT t.number FROM ticket t JOIN copy c USING (id) JOIN person p ON p.id = t.requester_id AND p.desk_id = t.desk_id
       WHERE ${condition} ORDER BY ${order} LIMIT ${most}`,
    );
    return rows.map(({ number }) => number);
  }

  const has = (word: keyof typeof words) => `(${words[word]} OR p.name ILIKE '%${word}%')`;
  const orders = {
    '': '(t.escalated_at IS NOT NULL) DESC, t.created_at DESC, t.id DESC',
    '&sort=-createdAt': 't.created_at DESC, t.id DESC',
    '&sort=createdAt': 't.created_at, t.id',
    '&sort=-updatedAt': 't.updated_at DESC, t.id DESC',
  };

  describe.each(Object.entries(orders))('in the order "%s"', (sort, order) => {
    it.each(Object.keys(words) as (keyof typeof words)[])('finds every ticket with a word that is %s', async (word) => {
      expect(await listed(`q=${word}${sort}`, 4)).toEqual(await expected(has(word), order, 200));
    });

    it('finds every one that fits what else was asked for', async () => {
      for (const word of ['common', 'middling', 'ancient', 'rare'] as const) {
        const condition = `${has(word)} AND t.status_key = 'resolved'`;
        expect(await listed(`q=${word}&status=resolved${sort}`, 2)).toEqual(await expected(condition, order, 100));
      }
    });

    it('finds those with several words, and nothing where no ticket has them all', async () => {
      const both = `${words.ancient} AND ${words.middling}`;
      expect(await listed(`q=ancient+middling${sort}`, 9)).toEqual(await expected(both, order, count));
      expect(await listed(`q=common+middling${sort}`, 9)).toEqual([]);
    });
  });

  it('comes to the end of a long list', async () => {
    const found = await listed('q=ancient', 99);
    expect(found).toEqual(await expected(has('ancient'), orders[''], count));
    expect(found).toHaveLength(2300);
  });
});
