import type { QueryRunner } from 'typeorm';
import { applicationRole, currentDesk, guardDeskTable, searchRole } from './desk-table.js';

/**
 * New words wait in a list that each search reads from end to end. It is kept short (kB; PostgreSQL's default is 4 MB):
 * with 3,000 tickets just filed, that list alone took two thirds of a search's time.
 */
const pendingWords = 'gin_pending_list_limit = 256';

/** How many texts of a desk, the newest, are read one by one. */
const newest = 4_000;

/**
 * Text search. `@@` is not leakproof, so under a policy PostgreSQL would not use the GIN index; the search runs in two
 * functions (tickets by their words, people by their names) whose owner bypasses the policy, bound to the current desk,
 * returning ids only. Their callers read the rows again under the policy.
 *
 * A ticket has one row of text that everybody on it may be found by, and, once something internal was written, a second
 * row that holds that and the public text too: an agent's words are then found together, and a customer's search never
 * touches the second row.
 *
 * A word that is in many tickets is in many of the newest, and these are soon read one by one; only what is rare among
 * them is looked up in the index, which takes the longer the more tickets have the words (100,000 tickets: 4 ms to read
 * the newest, 1 to 25 ms in the index for what is rare there, up to 160 ms for what is common). So `ticket_search` gives
 * the newest tickets with the words, and says whether these are all: either those among the newest `newest`, where at
 * least `enough` are, or up to `most` of all.
 */
export async function searchText(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TEXT SEARCH CONFIGURATION guichet (COPY = simple);
    ALTER TEXT SEARCH CONFIGURATION guichet
      ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

    CREATE TABLE ticket_text (
      desk_id uuid NOT NULL,
      ticket_id uuid NOT NULL,
      internal boolean NOT NULL,
      filed_at timestamptz NOT NULL,
      words tsvector NOT NULL,
      PRIMARY KEY (desk_id, ticket_id, internal),
      FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
    );
    CREATE INDEX ticket_text_newest ON ticket_text (desk_id, filed_at DESC);
    CREATE INDEX ticket_text_words ON ticket_text USING gin (desk_id, words) WITH (${pendingWords});
  `);
  await guardDeskTable(runner, 'ticket_text', 'select', 'insert', 'update', 'delete');
  await runner.query(`
    CREATE FUNCTION ticket_search(query tsquery, internal_too boolean, enough integer, most integer)
      RETURNS TABLE (ticket_id uuid, filed_at timestamptz, complete boolean)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
        BEGIN
          -- Planned anew for each query, with its words in sight.
          RETURN QUERY EXECUTE format(
            'WITH newest AS MATERIALIZED (
               SELECT t.ticket_id, t.filed_at, t.words @@ %2$L::tsquery AND (%3$L OR NOT t.internal) AS hit
               FROM (SELECT * FROM public.ticket_text WHERE desk_id = %1$L ORDER BY filed_at DESC LIMIT ${newest}) t
             ), glance AS MATERIALIZED (
               SELECT count(*) < ${newest} AS complete, count(*) FILTER (WHERE hit) >= %4$s AS enough FROM newest
             ), indexed AS (
               SELECT t.ticket_id, t.filed_at FROM public.ticket_text t
               WHERE t.desk_id = %1$L AND t.words @@ %2$L::tsquery AND (%3$L OR NOT t.internal) OFFSET 0
             )
             SELECT n.ticket_id, n.filed_at, g.complete FROM newest n, glance g
             WHERE n.hit AND (g.complete OR g.enough)
             UNION ALL
             (SELECT i.ticket_id, i.filed_at, count(*) OVER () <= %5$s FROM indexed i
              WHERE NOT (SELECT g.complete OR g.enough FROM glance g) ORDER BY i.filed_at DESC LIMIT %5$s)',
            ${currentDesk}, query, internal_too, enough, most);
        END $$;
    CREATE INDEX person_name_words ON person USING gin (desk_id, to_tsvector('guichet', name))
      WITH (${pendingWords});
    CREATE FUNCTION person_search(query tsquery, most integer)
      RETURNS TABLE (person_id uuid)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT p.id FROM public.person p
        WHERE p.desk_id = ${currentDesk} AND to_tsvector('public.guichet', p.name) @@ query
        LIMIT most
      $$;
    GRANT SELECT ON ticket_text TO ${searchRole};
    GRANT SELECT (desk_id, id, name) ON person TO ${searchRole};
    GRANT USAGE, CREATE ON SCHEMA public TO ${searchRole};
    ALTER FUNCTION ticket_search(tsquery, boolean, integer, integer) OWNER TO ${searchRole};
    ALTER FUNCTION person_search(tsquery, integer) OWNER TO ${searchRole};
    REVOKE CREATE ON SCHEMA public FROM ${searchRole};
    REVOKE ALL ON FUNCTION ticket_search(tsquery, boolean, integer, integer), person_search(tsquery, integer) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION ticket_search(tsquery, boolean, integer, integer), person_search(tsquery, integer)
      TO ${applicationRole};
  `);
}
