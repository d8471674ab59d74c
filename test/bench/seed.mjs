// Fills one desk with bulk SQL as the owner of the schema, who passes the policies by. The rows are what the API would
// have written in two years: people, organizations, tickets with their comments, events, search words, read markers,
// timers and targets. Everything is drawn from hashes of running numbers, hence the same in every run.
import { seedTickets, textsOfAKind } from './seed-tickets.mjs';
import { firstNames, lastNames, sentences } from './texts.mjs';

const agents = 40;
const ticketsAtOnce = 100_000;

/** @param {import('pg').Client} owner */
export async function prepareSeeding(owner) {
  await owner.query(`
    SET session_replication_role = replica;
    SET synchronous_commit = off;
    CREATE OR REPLACE FUNCTION pg_temp.pick(i bigint, salt int, sides int) RETURNS int LANGUAGE sql IMMUTABLE AS
      $$ SELECT (abs(hashint8extended(i, salt) % sides))::int $$;
    CREATE TEMP TABLE sentence (language text, part text, n int, body text, words text, PRIMARY KEY (language, part, n))`);
  for (const language of ['fr', 'en']) {
    await owner.query(
      `INSERT INTO sentence SELECT *, regexp_replace(body, '[^[:alnum:]]+', ' ', 'g')
       FROM jsonb_to_recordset($1::jsonb) AS s(language text, part text, n int, body text)`,
      [JSON.stringify(sentences(language, textsOfAKind))],
    );
  }
  // The index on words is made again in one go (see `settle`): a third of the time of keeping it up row by row.
  const { rows } = await owner.query("SELECT pg_get_indexdef('ticket_text_words'::regclass) AS definition");
  await owner.query('ANALYZE sentence; DROP INDEX ticket_text_words');
  return { wordsIndex: rows[0].definition };
}

/**
 * @param {import('pg').Client} owner
 * @param {{ id: string, blueprint: object, people: number, tickets: number, passwordHash: string, numberOf: (count: number) => string }} desk
 */
export async function seedDesk(owner, desk) {
  await seedPeople(owner, desk);
  for (let from = 0; from < desk.tickets; from += ticketsAtOnce) {
    await seedTickets(owner, { ...desk, agents }, from, Math.min(desk.tickets, from + ticketsAtOnce));
  }
  await owner.query(
    `INSERT INTO number_block (desk_id, next_index) VALUES ($1, $2)
     ON CONFLICT (desk_id) DO UPDATE SET next_index = excluded.next_index`,
    [desk.id, desk.tickets],
  );
}

async function seedPeople(owner, { id, people, passwordHash, blueprint }) {
  const organizations = Math.max(2, Math.floor(people / 25));
  await owner.query(
    `DROP TABLE IF EXISTS who, firm;
     CREATE TEMP TABLE firm AS
     SELECT n, uuidv7(interval '-800 days') AS id FROM generate_series(0, ${organizations - 1}) n;
     CREATE TEMP TABLE who AS
     SELECT n, uuidv7(interval '-790 days') AS id, n < ${agents} AS staff,
       CASE WHEN n >= ${agents} AND pg_temp.pick(n, 1, 5) > 0 THEN pg_temp.pick(n, 2, ${organizations}) END AS firm
     FROM generate_series(0, ${people - 1}) n;
     ALTER TABLE who ADD PRIMARY KEY (n); ALTER TABLE firm ADD PRIMARY KEY (n); ANALYZE who; ANALYZE firm`,
  );
  await owner.query(
    `INSERT INTO organization (desk_id, id, name, created_at, updated_at)
     SELECT $1, id, 'Organisation ' || n, now() - interval '800 days', now() - interval '800 days' FROM firm`,
    [id],
  );
  await owner.query(
    `INSERT INTO person (desk_id, id, role, status, name, language, password_hash, password_changed_at, created_at, updated_at)
     SELECT $1, id, CASE WHEN staff THEN 'agent' ELSE 'customer' END, 'active',
       ($2::text[])[1 + pg_temp.pick(n, 3, ${firstNames.length})] || ' ' || ($3::text[])[1 + pg_temp.pick(n, 4, ${lastNames.length})],
       CASE pg_temp.pick(n, 5, 2) WHEN 0 THEN 'fr' ELSE 'en' END, $4, now() - interval '790 days',
       now() - interval '790 days', now() - interval '790 days'
     FROM who`,
    [id, firstNames, lastNames, passwordHash],
  );
  await owner.query(
    `INSERT INTO address (desk_id, id, person_id, email, email_key, is_primary, proved_at, created_at)
     SELECT $1, uuidv7(interval '-790 days'), id, 'person' || n || '@bench.example', 'person' || n || '@bench.example',
       true, now() - interval '790 days', now() - interval '790 days' FROM who`,
    [id],
  );
  await owner.query(
    `INSERT INTO membership (desk_id, organization_id, person_id, created_at)
     SELECT $1, firm.id, who.id, now() - interval '789 days' FROM who JOIN firm ON firm.n = who.firm`,
    [id],
  );
  if (blueprint.defaultGroup !== null) {
    await owner.query(
      `INSERT INTO group_member (desk_id, group_key, person_id, created_at)
       SELECT $1, $2, id, now() - interval '789 days' FROM who WHERE staff`,
      [id, blueprint.defaultGroup],
    );
  }
}

/** After all desks: what autovacuum would have done in two years. */
export async function settle(owner, { wordsIndex }) {
  await owner.query(`SET session_replication_role = DEFAULT; SET maintenance_work_mem = '512MB'; ${wordsIndex}`);
  await owner.query('VACUUM (ANALYZE)');
  await owner.query('CHECKPOINT');
}
