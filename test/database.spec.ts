import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import {
  functionsOfRemoval,
  functionsPastThePolicy,
  tablesAcrossDesks,
  withheldGrants,
} from '../libs/database/src/exceptions.js';
import { columnsOf, foreignKeysOf, indexesOf, policiesOf, type Table, tablesOf } from './support/catalogue.js';
import { fillTables, insertRow } from './support/sample-rows.js';
import { ScratchDatabase } from './support/scratch-database.js';

const ours = '01890000-0000-7000-8000-00000000000a';
const theirs = '01890000-0000-7000-8000-00000000000b';
const foreign = '01890000-0000-7000-8000-00000000000c';

describe('the schema', () => {
  let database: ScratchDatabase;
  let owner: pg.Client;
  let application: pg.Client;
  let role: string;
  let searchRole: string;
  let removalRole: string;
  let tables: Table[];
  /** Tables whose every row belongs to one desk. */
  let deskTables: string[];

  beforeAll(async () => {
    database = await ScratchDatabase.create('migrated', 'schema');
    owner = await database.asOwner();
    application = await database.asApplication();
    role = database.settings.databaseAppRole;
    searchRole = `${role}_search`;
    removalRole = `${role}_removal`;
    tables = await tablesOf(owner);
    deskTables = tables.map(({ name }) => name).filter((name) => !(name in tablesAcrossDesks));
    await fillTables(owner, ['desk', ...deskTables], [ours, theirs]);
    await owner.query('UPDATE desk SET expires_at = NULL');
  });
  afterAll(() => database.drop());

  /** Runs statements as the application, working for a desk or for none, and undoes them. */
  async function working<T>(desk: string | undefined, work: () => Promise<T>): Promise<T> {
    await application.query('BEGIN');
    try {
      if (desk) await application.query(`SET LOCAL app.desk_id = '${desk}'`);
      return await work();
    } finally {
      await application.query('ROLLBACK');
    }
  }
  const count = async (table: string) => {
    const { rows } = await application.query(`SELECT count(*)::int AS count FROM ${table}`);
    return rows[0].count;
  };

  describe('as the catalogue shows it', () => {
    it('has tables, and exceptions only of what is there', () => {
      const names = tables.map(({ name }) => name);
      expect(deskTables).toEqual(expect.arrayContaining(['event', 'person', 'ticket', 'comment', 'mail']));
      expect(Object.keys({ ...tablesAcrossDesks, ...withheldGrants }).filter((name) => !names.includes(name))).toEqual(
        [],
      );
    });

    it('begins each primary key, unique constraint and index of a desk’s table with the desk', async () => {
      const indexes = (await indexesOf(owner)).filter(({ table }) => deskTables.includes(table));
      expect(indexes.filter(({ columns }) => columns[0] !== 'desk_id')).toEqual([]);
      const keyed = indexes.filter(({ primary }) => primary).map(({ table }) => table);
      expect(deskTables.filter((table) => !keyed.includes(table))).toEqual([]);
    });

    it('begins each foreign key with the desk, on both its sides', async () => {
      const keys = await foreignKeysOf(owner);
      expect(keys.length).toBeGreaterThan(20);
      const astray = keys.filter(
        ({ columns, points }) =>
          columns[0] !== 'desk_id' || points.columns[0] !== (points.table === 'desk' ? 'id' : 'desk_id'),
      );
      expect(astray).toEqual([]);
    });

    it('ties each row to a desk that exists, by a foreign key of its own or its parent’s', async () => {
      const keys = await foreignKeysOf(owner);
      const tied = new Set(['desk']);
      for (const _ of deskTables) for (const key of keys) if (tied.has(key.points.table)) tied.add(key.table);
      expect(deskTables.filter((table) => !tied.has(table))).toEqual([]);
    });

    it('puts each desk’s table under row-level security, for its owner too, by the one policy', async () => {
      const guarded = tables.filter(({ name }) => name !== 'migration');
      expect(guarded.filter((table) => !table.guarded || !table.forced)).toEqual([]);
      const mine = `(desk_id = (NULLIF(current_setting('app.desk_id'::text, true), ''::text))::uuid)`;
      const policies = (await policiesOf(owner)).filter(({ table }) => !(table in tablesAcrossDesks));
      expect(policies).toEqual(
        deskTables.map((table) => ({ table, name: 'desk_isolation', command: 'ALL', sees: mine, writes: mine })),
      );
    });

    it('has no view, sequence or other relation that the policies would not guard, but the migrations’ own', async () => {
      const { rows } = await owner.query(
        `SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'i')`,
      );
      expect(rows).toEqual([{ relname: 'migration_id_seq', relkind: 'S' }]);
    });

    it('lets the application own, create and bypass nothing', async () => {
      const { rows: attributes } = await owner.query(
        `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
           (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships,
           (SELECT count(*)::int FROM pg_shdepend WHERE refobjid = r.oid AND deptype = 'o') AS owned,
           has_schema_privilege(rolname, 'public', 'CREATE') AS "createsInSchema",
           has_database_privilege(rolname, current_database(), 'CREATE') AS "createsSchemas"
         FROM pg_roles r WHERE rolname = $1`,
        [role],
      );
      expect(attributes).toEqual([
        {
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          rolcreatedb: false,
          rolreplication: false,
          memberships: 0,
          owned: 0,
          createsInSchema: false,
          createsSchemas: false,
        },
      ]);
    });

    it('grants the application rows to read and write, and less where that is withheld', async () => {
      const { rows } = await owner.query<{ table: string; grants: string[] }>(
        `SELECT relname AS table, array(SELECT lower(privilege) FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE',
             'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
           WHERE has_table_privilege($1, c.oid, privilege) OR (privilege NOT IN ('DELETE', 'TRUNCATE', 'TRIGGER')
             AND has_any_column_privilege($1, c.oid, privilege))) AS grants
         FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
        [role],
      );
      const tooMuch = rows.flatMap(({ table, grants }) => {
        const withheld: readonly string[] = withheldGrants[table]?.grants ?? [];
        const allowed = ['select', 'insert', 'update', 'delete'].filter((grant) => !withheld.includes(grant));
        return grants.filter((grant) => !allowed.includes(grant)).map((grant) => `${grant} on ${table}`);
      });
      expect(tooMuch).toEqual([]);
      expect(rows.find(({ table }) => table === 'event')?.grants).toEqual(['select', 'insert']);
    });

    it('grants nothing to everybody', async () => {
      const { rows } = await owner.query(
        `SELECT relname AS name FROM pg_class, aclexplode(relacl) AS grants
           WHERE relnamespace = 'public'::regnamespace AND grants.grantee = 0
         UNION ALL SELECT proname FROM pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) AS grants
           WHERE pronamespace = 'public'::regnamespace AND grants.grantee = 0
             AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')`,
      );
      expect(rows).toEqual([]);
    });

    it('lets just the listed functions past the policy, of a role that cannot log in and may only read', async () => {
      const { rows: functions } = await owner.query(
        `SELECT proname AS name, proowner::regrole::text AS owner, prosecdef AS "securityDefiner", proconfig AS settings
         FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
           AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e') ORDER BY 1`,
      );
      expect(functions).toEqual(
        Object.keys({ ...functionsPastThePolicy, ...functionsOfRemoval })
          .sort()
          .map((name) => ({
            name,
            owner: name in functionsOfRemoval ? removalRole : searchRole,
            securityDefiner: true,
            settings: expect.arrayContaining(['search_path=pg_catalog, public']),
          })),
      );
      const { rows: attributes } = await owner.query(
        `SELECT rolcanlogin, rolsuper, rolcreaterole, has_schema_privilege(rolname, 'public', 'CREATE') AS creates,
           (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
         FROM pg_roles r WHERE rolname = $1`,
        [searchRole],
      );
      expect(attributes).toEqual([
        { rolcanlogin: false, rolsuper: false, rolcreaterole: false, creates: false, memberships: 0 },
      ]);
      const { rows: writable } = await owner.query(
        `SELECT relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
           AND has_table_privilege($1, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')`,
        [searchRole],
      );
      expect(writable).toEqual([]);
    });

    it('lets the role that removes test desks read and delete, under the policies, and nothing else', async () => {
      const { rows: attributes } = await owner.query(
        `SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, has_schema_privilege(rolname, 'public', 'CREATE') AS creates,
           (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships,
           has_table_privilege(rolname, 'event', 'SELECT') AND has_table_privilege(rolname, 'event', 'DELETE') AS removes
         FROM pg_roles r WHERE rolname = $1`,
        [removalRole],
      );
      expect(attributes).toEqual([
        {
          rolcanlogin: false,
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          creates: false,
          memberships: 0,
          removes: true,
        },
      ]);
      const { rows: writable } = await owner.query(
        `SELECT relname, array(SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0
             AND has_column_privilege($1, c.oid, attname, 'INSERT, UPDATE') ORDER BY 1)::text[] AS columns
         FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
           AND (has_any_column_privilege($1, c.oid, 'INSERT, UPDATE') OR has_table_privilege($1, c.oid, 'TRUNCATE'))`,
        [removalRole],
      );
      expect(writable).toEqual([{ relname: 'desk', columns: ['expires_at', 'slug'] }]);
    });
  });

  describe('to raw SQL as the application', () => {
    it('shows no row of any desk’s table while no desk is set', async () => {
      for (const table of deskTables) {
        expect(`${await working(undefined, () => count(table))} rows of ${table}`).toBe(`0 rows of ${table}`);
      }
    });

    it('shows no row once the setting was reset, or is no desk', async () => {
      await application.query(`SET app.desk_id = '${ours}'`);
      await application.query('RESET app.desk_id');
      for (const table of deskTables) expect(await count(table)).toBe(0);
      expect(await working(foreign, () => count('ticket'))).toBe(0);
    });

    it('shows the desk’s own row of each table and no other’s', async () => {
      await working(ours, async () => {
        for (const table of deskTables) {
          const { rows } = await application.query(`SELECT desk_id FROM ${table}`);
          expect([table, rows]).toEqual([table, [{ desk_id: ours }]]);
        }
      });
    });

    it('takes no row for another desk, nor for one while none is set', async () => {
      for (const table of deskTables) {
        const columns = await columnsOf(owner, table);
        for (const desk of [ours, undefined]) {
          await expect(working(desk, () => insertRow(application, table, columns, foreign))).rejects.toThrow(
            `row-level security policy for table "${table}"`,
          );
        }
      }
    });

    it('changes and removes no row of another desk, and moves none to it', async () => {
      for (const table of deskTables) {
        const withheld: readonly string[] = withheldGrants[table]?.grants ?? [];
        if (!withheld.includes('update')) {
          await working(ours, async () => {
            const changed = await application.query(
              `UPDATE ${table} SET desk_id = desk_id WHERE desk_id = '${theirs}'`,
            );
            expect([table, changed.rowCount]).toEqual([table, 0]);
          });
          await expect(
            working(ours, () => application.query(`UPDATE ${table} SET desk_id = '${theirs}'`)),
          ).rejects.toThrow(/row-level security policy|violates/);
        }
        if (!withheld.includes('delete')) {
          const removed = await working(ours, () =>
            application.query(`DELETE FROM ${table} WHERE desk_id = '${theirs}'`),
          );
          expect([table, removed.rowCount]).toEqual([table, 0]);
        }
      }
    });

    it('lets nobody change or shorten the log', async () => {
      for (const sql of ['UPDATE event SET kind = kind', 'DELETE FROM event', 'TRUNCATE event']) {
        await expect(working(ours, () => application.query(sql))).rejects.toThrow('permission denied for table event');
      }
    });

    it('refuses whatever is withheld', async () => {
      for (const [table, { grants }] of Object.entries(withheldGrants)) {
        const statements = {
          select: `SELECT FROM ${table}`,
          insert: `INSERT INTO ${table} DEFAULT VALUES`,
          update: `UPDATE ${table} SET ${(await columnsOf(owner, table))[0]?.name} = NULL`,
          delete: `DELETE FROM ${table}`,
        };
        for (const grant of grants) {
          await expect(working(ours, () => application.query(statements[grant]))).rejects.toThrow(
            `permission denied for table ${table}`,
          );
        }
      }
    });

    it('lets a desk change its own row of the table of desks alone', async () => {
      await working(ours, async () => {
        expect((await application.query('UPDATE desk SET name = name')).rowCount).toBe(1);
      });
      expect((await working(undefined, () => application.query('UPDATE desk SET name = name'))).rowCount).toBe(0);
      const columns = await columnsOf(owner, 'desk');
      await expect(working(ours, () => insertRow(application, 'desk', columns, foreign))).rejects.toThrow(
        'row-level security policy for table "desk"',
      );
    });

    it('finds words and names in the desk that is set, and nothing without one', async () => {
      await owner.query(`UPDATE person SET name = 'Ada Printer'`);
      await owner.query(`UPDATE article_text SET language = 'en', audience = 'public'`);
      const searches = [
        `SELECT * FROM ticket_search('printer'::tsquery, true, 100, 100)`,
        `SELECT * FROM person_search('printer'::tsquery, 100)`,
        `SELECT * FROM article_search('en', 'guichet_en', '{printers}', false, 100, true)`,
      ];
      for (const search of searches) {
        expect((await working(ours, () => application.query(search))).rowCount).toBe(1);
        expect((await working(undefined, () => application.query(search))).rowCount).toBe(0);
        expect((await working(foreign, () => application.query(search))).rowCount).toBe(0);
      }
    });

    describe('about desks that end', () => {
      const over = (desk: string, set: string) => owner.query(`UPDATE desk SET ${set} WHERE id = '${desk}'`);
      const standing = `is_test = true, expires_at = NULL`;
      afterEach(() => over(ours, standing));

      it('hides the row of a desk from the instant at which its time is over, set or not', async () => {
        await over(ours, `expires_at = clock_timestamp()`);
        const all = 'SELECT id FROM desk';
        expect((await working(undefined, () => application.query(all))).rows).toEqual([{ id: theirs }]);
        expect((await working(ours, () => application.query(all))).rows).toEqual([{ id: theirs }]);
        expect((await working(ours, () => application.query('UPDATE desk SET name = name'))).rowCount).toBe(0);
      });

      it('removes no row of a desk that stands, of a real one, of none, or of another than the one that is set', async () => {
        const remove = (desk: string | undefined) =>
          working(desk, () => application.query('SELECT desk_remove(10) AS removed'));
        await expect(remove(ours)).rejects.toThrow('is no test desk whose time is over');
        await over(ours, `expires_at = clock_timestamp() + interval '1 minute'`);
        await expect(remove(ours)).rejects.toThrow('is no test desk whose time is over');
        await over(ours, `is_test = false, clock_at = NULL, expires_at = NULL`);
        await expect(remove(ours)).rejects.toThrow('is no test desk whose time is over');
        expect((await remove(undefined)).rows).toEqual([{ removed: 0 }]);
        expect((await remove(foreign)).rows).toEqual([{ removed: 0 }]);
        await over(ours, `is_test = true, expires_at = clock_timestamp()`);
        await expect(remove(theirs)).rejects.toThrow('is no test desk whose time is over');
      });

      it('ends no real desk, and takes no slug from one that stands', async () => {
        const end = async () => {
          await application.query('SELECT desk_yield_slug(slug) FROM desk');
          const { rows } = await application.query(
            'SELECT desk_end() AS ended, (SELECT slug FROM desk WHERE id = $1)',
            [theirs],
          );
          return rows;
        };
        expect(await working(theirs, end)).toEqual([{ ended: true, slug: `a-${theirs}` }]);
        await over(ours, `is_test = false, clock_at = NULL`);
        expect(await working(ours, end)).toEqual([{ ended: false, slug: `a-${theirs}` }]);
        expect(await working(undefined, end)).toEqual([{ ended: false, slug: `a-${theirs}` }]);
      });

      it('removes every row of a desk that is over, of each table, batch by batch, and no other desk’s', async () => {
        await over(ours, `expires_at = clock_timestamp()`);
        // The sample rows point nowhere, and in circles no more than in life.
        await owner.query('BEGIN');
        await owner.query(`SET LOCAL app.desk_id = '${ours}'`);
        await owner.query('UPDATE ticket SET merged_into = NULL, merged_at = NULL');
        const removed: number[] = [];
        while (removed.at(-1) !== 0) {
          removed.push((await owner.query('SELECT desk_remove(7) AS removed')).rows[0].removed);
        }
        expect(removed.slice(0, -2).every((rows) => rows === 7)).toBe(true);
        expect(removed.reduce((sum, rows) => sum + rows)).toBe(deskTables.length + 1);
        for (const table of deskTables) {
          const { rows } = await owner.query(`SELECT desk_id FROM ${table}`);
          expect([table, rows]).toEqual([table, [{ desk_id: theirs }]]);
        }
        expect((await owner.query('SELECT id FROM desk')).rows).toEqual([{ id: theirs }]);
        await owner.query('ROLLBACK');
      });
    });

    it('tells workers which desks have something due, and nothing of what', async () => {
      for (const what of ['timer', 'relay', 'mail', 'inbound']) {
        const due = await application.query(`SELECT * FROM desk_due('2026-01-05T09:00:00Z', $1)`, [what]);
        expect(due.rows.map((row) => Object.keys(row))).toEqual([
          ['desk_id', 'desk_now'],
          ['desk_id', 'desk_now'],
        ]);
      }
    });
  });
});
