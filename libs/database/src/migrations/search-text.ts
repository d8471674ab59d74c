import type { QueryRunner } from 'typeorm';
import { applicationRole, currentDesk, guardDeskTable, searchRole } from './desk-table.js';

/**
 * New words wait in a list that each search reads from end to end. It is kept short (kB; PostgreSQL's default is 4 MB):
 * with 3,000 tickets just filed, that list alone took two thirds of a search's time.
 */
const pendingWords = 'gin_pending_list_limit = 256';

/**
 * Text search. `@@` is not leakproof, so under a policy PostgreSQL would not use the GIN index; the search runs in two
 * functions (tickets by their words, people by their names) whose owner bypasses the policy, bound to the current desk,
 * returning ids only. Their callers read the rows again under the policy.
 *
 * A ticket has one row of text that everybody on it may be found by, and, once something internal was written, a second
 * row that holds that and the public text too: an agent's words are then found together, and a customer's search never
 * touches the second row.
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
      words tsvector NOT NULL,
      PRIMARY KEY (desk_id, ticket_id, internal),
      FOREIGN KEY (desk_id, ticket_id) REFERENCES ticket (desk_id, id)
    );
    CREATE INDEX ticket_text_words ON ticket_text USING gin (desk_id, words) WITH (${pendingWords});
  `);
  await guardDeskTable(runner, 'ticket_text', 'select', 'insert', 'update', 'delete');
  await runner.query(`
    CREATE FUNCTION ticket_search(query tsquery, internal_too boolean, most integer)
      RETURNS TABLE (ticket_id uuid)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        BEGIN
          -- Planned anew for each query, with its words in sight: the index is slow for words that stand nearly everywhere.
          RETURN QUERY EXECUTE format(
            'SELECT t.ticket_id FROM public.ticket_text t
             WHERE t.desk_id = %L AND t.words @@ %L::tsquery AND (%L OR NOT t.internal) LIMIT %s',
            ${currentDesk}, query, internal_too, most);
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
    ALTER FUNCTION ticket_search(tsquery, boolean, integer) OWNER TO ${searchRole};
    ALTER FUNCTION person_search(tsquery, integer) OWNER TO ${searchRole};
    REVOKE CREATE ON SCHEMA public FROM ${searchRole};
    REVOKE ALL ON FUNCTION ticket_search(tsquery, boolean, integer), person_search(tsquery, integer) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION ticket_search(tsquery, boolean, integer), person_search(tsquery, integer)
      TO ${applicationRole};
  `);
}
