import type { QueryRunner } from 'typeorm';
import { applicationRole, currentDesk, searchRole } from './desk-table.js';

/** Languages whose words are searched by their stems, and PostgreSQL's name for each. */
const stemmed = { en: 'english', fr: 'french', de: 'german' };

/**
 * Finding articles by what is typed, in one language. As with tickets, text search runs past the policy in a function
 * that is bound to the current desk and returns ids, with how well each fits; its caller reads the rows under the policy.
 *
 * 1. What has every word: by its stem, the last one also as a beginning. In the title it weighs more.
 * 2. Where nothing has: the same, words that no article has being taken for misspelt, and those most like them (by their
 *    trigrams) for what was meant. Asked for by `mend`.
 * 3. Where nothing has still: what has some of the words in its title.
 *
 * How many rows are looked at is bounded, so that a common word costs little more than a rare one. What a step looks for
 * stands in a sub-select: PostgreSQL then plans without knowing it, for the index, where it would read whole texts for a
 * common word. `typed` holds words of letters and digits alone, folded as the index's.
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
      tongue text, config regconfig, typed text[], customers_too boolean, most integer, mend boolean
    ) RETURNS TABLE (article_id uuid, score real)
      LANGUAGE plpgsql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE
        desk uuid := ${currentDesk};
        last text := typed[cardinality(typed)];
        asked text;
        meant text;
        stems text;
        each_of text[];
        all_of tsquery;
        any_of tsquery;
      BEGIN
        IF desk IS NULL THEN RETURN; END IF;
        FOR mending IN 0..mend::integer LOOP
          each_of := '{}';
          FOREACH asked IN ARRAY typed LOOP
            meant := NULL;
            IF mending = 1 AND length(asked) > 3 AND NOT EXISTS (
              SELECT FROM public.article_word w WHERE w.desk_id = desk AND w.language = tongue AND w.word = asked
            ) THEN
              SELECT string_agg(near.word, ' ') INTO meant FROM (
                SELECT w.word FROM public.article_word w
                WHERE w.desk_id = desk AND w.language = tongue AND w.word % (SELECT asked)
                ORDER BY similarity(w.word, asked) DESC, w.uses DESC, w.word LIMIT 3) near;
            END IF;
            SELECT string_agg(quote_literal(stem), ' | ') INTO stems
            FROM unnest(tsvector_to_array(to_tsvector(config, concat_ws(' ', asked, meant)))) stem;
            IF asked = last AND length(last) > 1 THEN stems := concat_ws(' | ', stems, quote_literal(last) || ':*'); END IF;
            IF stems IS NOT NULL THEN each_of := each_of || ('(' || stems || ')'); END IF;
          END LOOP;
          IF cardinality(each_of) = 0 THEN RETURN; END IF;
          all_of := array_to_string(each_of, ' & ')::tsquery;
          any_of := array_to_string(each_of, ' | ')::tsquery;
          RETURN QUERY
            WITH fits AS (
              (SELECT t.article_id, 1 + ts_rank(t.title_words, any_of) AS fit FROM public.article_text t
                WHERE t.desk_id = desk AND t.language = tongue AND t.title_words @@ (SELECT all_of)
                  AND (customers_too OR t.audience = 'public') LIMIT 300)
              UNION ALL
              (SELECT t.article_id, ts_rank(t.title_words, any_of) FROM public.article_text t
                WHERE t.desk_id = desk AND t.language = tongue AND t.body_words @@ (SELECT all_of)
                  AND (customers_too OR t.audience = 'public') LIMIT 200)
            )
            SELECT f.article_id, max(f.fit)::real FROM fits f GROUP BY f.article_id ORDER BY 2 DESC, 1 LIMIT most;
          IF FOUND THEN RETURN; END IF;
        END LOOP;
        RETURN QUERY
          SELECT t.article_id, ts_rank(t.title_words, any_of) FROM (
            SELECT t.article_id, t.title_words FROM public.article_text t
            WHERE t.desk_id = desk AND t.language = tongue AND t.title_words @@ (SELECT any_of)
              AND (customers_too OR t.audience = 'public') LIMIT 500) t
          ORDER BY 2 DESC, 1 LIMIT most;
      END $$;
    GRANT SELECT ON article_text, article_word TO ${searchRole};
    GRANT CREATE ON SCHEMA public TO ${searchRole};
    ALTER FUNCTION article_search(text, regconfig, text[], boolean, integer, boolean) OWNER TO ${searchRole};
    REVOKE CREATE ON SCHEMA public FROM ${searchRole};
    REVOKE ALL ON FUNCTION article_search(text, regconfig, text[], boolean, integer, boolean) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION article_search(text, regconfig, text[], boolean, integer, boolean) TO ${applicationRole};
  `);
}

export async function dropArticleSearch(runner: QueryRunner): Promise<void> {
  await runner.query('DROP FUNCTION article_search');
  for (const language of Object.keys(stemmed)) {
    await runner.query(`DROP TEXT SEARCH CONFIGURATION guichet_${language}`);
  }
}
