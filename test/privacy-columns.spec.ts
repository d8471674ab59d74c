import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { tablesAcrossDesks } from '../libs/database/src/exceptions.js';
import { personalColumns } from '../libs/privacy/src/personal-columns.js';
import { filesBelow } from './support/architecture.js';
import { columnsOf, tablesOf } from './support/catalogue.js';
import { ScratchDatabase } from './support/scratch-database.js';

/** Types that can hold what somebody wrote, or a digest of it. */
const telling = /^(text|text\[\]|jsonb?|bytea|tsvector)$/;

describe('what is known of people', () => {
  let database: ScratchDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await ScratchDatabase.create('migrated', 'personal');
    owner = await database.asOwner();
  });
  afterAll(() => database.drop());

  it('is erased, or kept for a reason, in every column that could hold it', async () => {
    const columns: string[] = [];
    for (const { name: table } of await tablesOf(owner)) {
      if (table in tablesAcrossDesks) continue;
      for (const { name, type, words } of await columnsOf(owner, table)) {
        if (telling.test(type) && words.length === 0) columns.push(`${table}.${name}`);
      }
    }
    const named: string[] = [];
    for (const file of filesBelow('libs').filter((name) => name.endsWith('-belongings.ts'))) {
      for (const declared of Object.values(await import(path.resolve(file)))) {
        const lib = typeof declared === 'function' ? declared({ digest: () => Buffer.from('voter') }) : declared;
        named.push(...Object.keys(Object(lib).columns));
      }
    }
    // A column that is missing on the left: say in `personal-columns.ts` what erasing a person does to it, and see that
    // the `…-erasure.ts` files do it.
    expect(Object.keys(personalColumns).sort()).toEqual([...new Set([...columns, ...named])].sort());
    for (const rule of Object.values(personalColumns)) {
      if (rule !== 'erased') expect(rule.kept).toMatch(/\S{3}.*\.$/);
    }
  });
});
