import type { MigrationInterface, QueryRunner } from 'typeorm';
import { applicationRole, currentDesk, removalRole } from './desk-table.js';

const isOver = 'is_test AND expires_at <= clock_timestamp()';

/**
 * Test desks that end. `desk.expires_at` is by the machine's clock: the one that a test desk moves neither ends nor saves
 * it. From that instant the application does not see the desk's row, and so finds the desk by no way that leads to it. What
 * is left of it is removed afterwards, by functions of a role that can do nothing but this: it cannot log in, bypasses no
 * policy, and so gets at the rows of the one desk that is set.
 */
export class TestDesks1763700000022 implements MigrationInterface {
  readonly name = 'TestDesks1763700000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE desk ADD COLUMN expires_at timestamptz CONSTRAINT desk_expires_check CHECK (expires_at IS NULL OR is_test);
      ALTER POLICY desk_read ON desk USING (expires_at IS NULL OR expires_at > clock_timestamp());
      CREATE POLICY desk_over_read ON desk FOR SELECT TO ${removalRole} USING (${isOver});
      CREATE POLICY desk_over_yield ON desk FOR UPDATE TO ${removalRole} USING (${isOver});
      CREATE POLICY desk_over_delete ON desk FOR DELETE TO ${removalRole} USING (${isOver} AND id = ${currentDesk});
      GRANT SELECT, DELETE, UPDATE (slug, expires_at) ON desk TO ${removalRole};

      -- Tables that came before; those that come later grant it themselves.
      DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'desk_id'
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        LOOP EXECUTE format('GRANT SELECT, DELETE ON %I TO ${removalRole}', name); END LOOP;
      END $$;

      CREATE FUNCTION desk_end() RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        BEGIN
          UPDATE public.desk SET expires_at = least(expires_at, clock_timestamp()) WHERE id = ${currentDesk} AND is_test;
          RETURN FOUND;
        END $$;

      CREATE FUNCTION desk_yield_slug(wanted text) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
          UPDATE public.desk SET slug = 'over-' || replace(id::text, '-', '') WHERE slug = wanted AND ${isOver};
        $$;

      CREATE FUNCTION desk_over() RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
          SELECT id FROM public.desk WHERE ${isOver};
        $$;

      -- Each row that goes is looked for in the tables that could point to it, not all of which have an index for that: the
      -- one of the desk's rows will do, since those are gone, and reading the whole table each time would not.
      CREATE FUNCTION desk_remove(most integer) RETURNS integer
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
        SET enable_seqscan = off SET enable_bitmapscan = off AS $$
        DECLARE
          this_desk uuid := ${currentDesk};
          waiting oid[];
          place oid;
          unless text;
          gone integer;
          removed integer := 0;
        BEGIN
          IF NOT EXISTS (SELECT FROM public.desk WHERE id = this_desk) THEN RETURN 0; END IF;
          IF NOT EXISTS (SELECT FROM public.desk WHERE id = this_desk AND ${isOver}) THEN
            RAISE EXCEPTION 'desk % is no test desk whose time is over', this_desk USING ERRCODE = 'insufficient_privilege';
          END IF;
          SELECT array_agg(c.oid) INTO waiting FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'desk_id'
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r';
          WHILE cardinality(waiting) > 0 LOOP
            -- A table to which no row points any more: those that pointed to it are empty.
            SELECT t INTO STRICT place FROM unnest(waiting) t WHERE NOT EXISTS (
              SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.confrelid = t AND k.conrelid <> t
                AND k.conrelid = ANY (waiting)) ORDER BY t LIMIT 1;
            -- Where rows of one table point to each other, those first to which none points.
            SELECT string_agg(format('AND NOT EXISTS (SELECT FROM %s o WHERE %s)', k.conrelid::regclass,
                (SELECT string_agg(format('o.%I = r.%I', f.attname, p.attname), ' AND ')
                 FROM unnest(k.conkey, k.confkey) AS pair (own, other)
                 JOIN pg_attribute f ON f.attrelid = k.conrelid AND f.attnum = pair.own
                 JOIN pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = pair.other)), ' ')
              INTO unless FROM pg_constraint k WHERE k.contype = 'f' AND k.confrelid = place AND k.conrelid = place;
            LOOP
              EXECUTE format('DELETE FROM %s WHERE desk_id = $1 AND ctid = ANY (ARRAY(
                  SELECT r.ctid FROM %1$s r WHERE r.desk_id = $1 %s LIMIT $2))', place::regclass, unless)
                USING this_desk, most - removed;
              GET DIAGNOSTICS gone = ROW_COUNT;
              removed := removed + gone;
              IF removed >= most THEN RETURN removed; END IF;
              EXIT WHEN gone = 0;
            END LOOP;
            waiting := array_remove(waiting, place);
          END LOOP;
          DELETE FROM public.desk WHERE id = this_desk;
          RETURN removed + 1;
        END $$;

      GRANT CREATE ON SCHEMA public TO ${removalRole};
    `);
    for (const made of functions) {
      await runner.query(`
        ALTER FUNCTION ${made} OWNER TO ${removalRole};
        REVOKE ALL ON FUNCTION ${made} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION ${made} TO ${applicationRole};
      `);
    }
    await runner.query(`REVOKE CREATE ON SCHEMA public FROM ${removalRole}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION ${functions.join(', ')};
      REVOKE ALL ON desk FROM ${removalRole};
      REVOKE UPDATE (slug, expires_at) ON desk FROM ${removalRole};
      DROP POLICY desk_over_read ON desk;
      DROP POLICY desk_over_yield ON desk;
      DROP POLICY desk_over_delete ON desk;
      ALTER POLICY desk_read ON desk USING (true);
      ALTER TABLE desk DROP COLUMN expires_at;
    `);
  }
}

const functions = ['desk_end()', 'desk_yield_slug(text)', 'desk_over()', 'desk_remove(integer)'];
