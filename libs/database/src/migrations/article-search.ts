import type { QueryRunner } from 'typeorm';
import { applicationRole, currentDesk, searchRole } from './desk-table.js';

/** Languages whose words are searched by their stems, and PostgreSQL's name for each. */
const stemmed = { en: 'english', fr: 'french', de: 'german' };

/**
 * Finding articles by what is typed, in one language. As with tickets, text search runs past the policy in a function
 * that is bound to the current desk and returns ids, with how well each fits; its caller reads the rows under the policy.
 *
 * - What fits has some of the words in its title, or all of them anywhere: by their stems, the last one also as a
 *   beginning. A word in the title weighs more.
 * - Where no text has all of them, words that no article has are taken for misspelt, and those most like them (by their
 *   trigrams) for what was meant.
 *
 * How many rows are ranked is bounded, so that a common word costs little more than a rare one. The parameter `typed`
 * holds words of letters and digits alone, folded as the index's.
 */
export async function makeArticleSearch(runner: QueryRunner): Promise<void> {
  for (const [language, known] of Object.entries(stemmed)) {
    await runner.query(`
      CREATE TEXT SEARCH CONFIGURATION guichet_${language} (COPY = ${known});
      ALTER TEXT SEARCH CONFIGURATION guichet_${language}
        ALTER MAPPING FOR hword, hword_part, word WITH unaccent, ${known}_stem;
    `);
  }
  await runner.query(`
    CREATE FUNCTION article_search(
      tongue text, config regconfig, typed text[], customers_too boolean, most integer
    ) RETURNS TABLE (article_id uuid, score real)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE
        desk uuid := ${currentDesk};
        last text := typed[cardinality(typed)];
        asked text;
        stems text;
        each_of tsquery[];
        all_of tsquery;
        any_of tsquery;
      BEGIN
        IF desk IS NULL THEN RETURN; END IF;
        -- First as it was typed; then, when no text has it all, with what else may have been meant.
        FOR mending IN 0..1 LOOP
          each_of := '{}';
          FOREACH asked IN ARRAY typed LOOP
            SELECT string_agg(quote_literal(l), ' | ') INTO stems
            FROM unnest(tsvector_to_array(to_tsvector(config, asked || coalesce((
              SELECT ' ' || string_agg(near.word, ' ') FROM (
                SELECT w.word FROM public.article_word w
                WHERE mending = 1 AND length(asked) > 3 AND w.desk_id = desk AND w.language = tongue AND w.word % asked
                  AND NOT EXISTS (SELECT FROM public.article_word k
                    WHERE k.desk_id = desk AND k.language = tongue AND k.word = asked)
                ORDER BY similarity(w.word, asked) DESC, w.uses DESC, w.word LIMIT 3) near), '')))) l;
            IF asked = last AND length(last) > 1 THEN
              each_of := each_of || (concat_ws(' | ', stems, quote_literal(last) || ':*'))::tsquery;
            ELSIF stems IS NOT NULL THEN
              each_of := each_of || stems::tsquery;
            END IF;
          END LOOP;
          SELECT string_agg('(' || q::text || ')', ' & ')::tsquery, string_agg('(' || q::text || ')', ' | ')::tsquery
            INTO all_of, any_of FROM unnest(each_of) q;
          EXIT WHEN any_of IS NULL OR EXISTS (SELECT FROM public.article_text t
            WHERE t.desk_id = desk AND t.language = tongue AND t.body_words @@ all_of
              AND (customers_too OR t.audience = 'public'));
        END LOOP;
        RETURN QUERY
          WITH named AS (
            SELECT t.article_id, t.title_words FROM public.article_text t
            WHERE t.desk_id = desk AND t.language = tongue AND t.title_words @@ any_of
              AND (customers_too OR t.audience = 'public') LIMIT 1000
          ), said AS (
            SELECT t.article_id, t.body_words FROM public.article_text t
            WHERE t.desk_id = desk AND t.language = tongue AND t.body_words @@ all_of
              AND (customers_too OR t.audience = 'public') LIMIT 200
          ), fits AS (
            SELECT n.article_id, 4 * ts_rank(n.title_words, any_of) + (n.title_words @@ all_of)::integer AS fit FROM named n
            UNION ALL SELECT s.article_id, ts_rank(s.body_words, all_of) + 0.25 FROM said s
          )
          SELECT f.article_id, sum(f.fit)::real FROM fits f GROUP BY f.article_id ORDER BY 2 DESC, 1 LIMIT most;
      END $$;
    GRANT SELECT ON article_text, article_word TO ${searchRole};
    GRANT CREATE ON SCHEMA public TO ${searchRole};
    ALTER FUNCTION article_search(text, regconfig, text[], boolean, integer) OWNER TO ${searchRole};
    REVOKE CREATE ON SCHEMA public FROM ${searchRole};
    REVOKE ALL ON FUNCTION article_search(text, regconfig, text[], boolean, integer) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION article_search(text, regconfig, text[], boolean, integer) TO ${applicationRole};
  `);
}

export async function dropArticleSearch(runner: QueryRunner): Promise<void> {
  await runner.query('DROP FUNCTION article_search');
  for (const language of Object.keys(stemmed)) {
    await runner.query(`DROP TEXT SEARCH CONFIGURATION guichet_${language}`);
  }
}
