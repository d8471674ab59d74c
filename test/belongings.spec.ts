import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { LibBelongings } from '#accounts';
import { Transaction } from '#database';
import { tablesAcrossDesks } from '../libs/database/src/exceptions.js';
import { filesBelow } from './support/architecture.js';
import { columnsOf, foreignKeysOf, tablesOf } from './support/catalogue.js';
import { fillTables } from './support/sample-rows.js';
import { ScratchDatabase } from './support/scratch-database.js';

const desk = '01890000-0000-7000-8000-00000000000a';
/** The id that every sample row has everywhere. */
const from = '01890000-0000-7000-8000-000000000001';
const to = '01890000-0000-7000-8000-000000000002';

/** Columns of ids that are not of people, whatever the table. */
const others = /^(id|desk_id|(ticket|suggested_ticket|event|comment|address|participant|mail|article|incident)_id)$/;

describe('what belongs to a person', () => {
  let database: ScratchDatabase;
  let owner: pg.Client;
  const libs: LibBelongings[] = [];

  beforeAll(async () => {
    database = await ScratchDatabase.create('migrated', 'belongings');
    owner = await database.asOwner();
    for (const file of filesBelow('libs').filter((name) => name.endsWith('-belongings.ts'))) {
      const declared: Record<string, LibBelongings | ((secrets: object) => LibBelongings)> = await import(
        path.resolve(file)
      );
      const secrets = { digest: () => Buffer.from('voter') };
      libs.push(...Object.values(declared).map((one) => (typeof one === 'function' ? one(secrets) : one)));
    }
  });
  afterAll(() => database.drop());

  it('is moved to whom an account is merged into or stays for a reason, in every table there is', async () => {
    const foreign = (await foreignKeysOf(owner)).filter(({ points }) => points.table !== 'person');
    const elsewhere = new Set(foreign.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)));
    const people: string[] = [];
    for (const { name } of await tablesOf(owner)) {
      if (name in tablesAcrossDesks) continue;
      const ids = (await columnsOf(owner, name)).filter(
        ({ type, name: column }) => type === 'uuid' && !others.test(column),
      );
      people.push(...ids.map((column) => `${name}.${column.name}`).filter((column) => !elsewhere.has(column)));
    }
    const listed = libs.flatMap(({ columns }) => Object.keys(columns));
    // A column that is missing on the left: give it to its lib's `…-belongings.ts`, moved or with the reason why not.
    expect(listed.sort()).toEqual(people.sort());
    for (const rule of libs.flatMap(({ columns }) => Object.values(columns))) {
      if (rule !== 'moves') expect(rule.stays).toMatch(/\S{3}.*\.$/);
    }
  });

  it('is moved by what its lib says: afterwards the old id stands nowhere that is said to move', async () => {
    const tables = (await tablesOf(owner)).map(({ name }) => name).filter((name) => !(name in tablesAcrossDesks));
    await fillTables(owner, ['desk', ...tables], [desk]);
    const pool = new pg.Pool({ connectionString: database.url, max: 1 });
    const client = await pool.connect();
    try {
      // As the owner and without foreign keys: the sample rows point nowhere.
      await client.query(`SET session_replication_role = 'replica'; SET app.desk_id = '${desk}'`);
      const { manager } = new DataSource({ type: 'postgres' });
      const tx = new Transaction(desk, new Date('2026-01-05T09:00:00Z'), 1, 'test', manager, client, false);
      for (const lib of libs) await lib.move(tx, from, to);
      const moved = libs.flatMap(({ columns }) => Object.keys(columns).filter((name) => columns[name] === 'moves'));
      expect(moved.length).toBeGreaterThan(15);
      for (const name of moved) {
        const [table, column] = name.split('.');
        const { rowCount } = await client.query(`SELECT FROM ${table} WHERE ${column} = $1`, [from]);
        expect(`${name}: ${rowCount}`).toBe(`${name}: 0`);
      }
    } finally {
      client.release();
      await pool.end();
    }
  });

  it('is declared to the running service by the module of its lib', () => {
    const files = filesBelow('libs');
    const modules = files.filter((name) => name.endsWith('.module.ts'));
    for (const file of files.filter((name) => name.endsWith('-belongings.ts'))) {
      const { dir, name } = path.parse(file);
      const own = modules
        .filter((module) => path.dirname(module) === dir)
        .map((module) => readFileSync(module, 'utf8'));
      const isDeclared = own.some((source) => source.includes(`'./${name}.js'`) && source.includes('belongings.add('));
      expect(`${file}: ${isDeclared}`).toBe(`${file}: true`);
    }
  });
});
