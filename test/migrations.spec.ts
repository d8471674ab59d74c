import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DataSource, DefaultNamingStrategy, getMetadataArgsStorage, type Table } from 'typeorm';
import { migrate, migrations } from '#database';
import { filesBelow } from './support/architecture.js';
import { schemaOf } from './support/catalogue.js';
import { ScratchDatabase } from './support/scratch-database.js';

/** PostgreSQL's own names of keys, which the migrations leave to it; TypeORM would make hashes. */
class PostgresNames extends DefaultNamingStrategy {
  override primaryKeyName(table: Table | string): string {
    return `${nameOf(table)}_pkey`;
  }
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return `${nameOf(table)}_${columns.join('_')}_fkey`;
  }
}

function nameOf(table: Table | string): string {
  return (typeof table === 'string' ? table : table.name).split('.').at(-1) ?? '';
}

/** What migrations say and entities do not, with the reason. */
const beyondEntities: readonly { readonly is: RegExp; readonly reason: string }[] = [
  { is: /DROP CONSTRAINT "\w+_check\d*"/, reason: 'checks: the type of the member says the same to the compiler' },
  {
    is: /DROP CONSTRAINT "event_desk_id_fkey"/,
    reason: 'the history stands before the desks and does not know their entity',
  },
  {
    is: /DROP CONSTRAINT "attachment_desk_id_(ticket|comment)_id_fkey"/,
    reason: 'files stand before tickets and comments and do not know their entities',
  },
];

async function importEntities(): Promise<void> {
  for (const file of filesBelow('libs').filter((name) => name.endsWith('.entity.ts'))) await import(path.resolve(file));
}

describe('the migrations', () => {
  const databases: ScratchDatabase[] = [];
  const database = async (content: 'migrated' | 'empty', name: string) => {
    const made = await ScratchDatabase.create(content, name);
    databases.push(made);
    return made;
  };
  afterAll(async () => {
    for (const made of databases) await made.drop();
  });

  it('make what the entities map, no more and no less', async () => {
    const { url } = await database('migrated', 'entities');
    await importEntities();
    const entities = getMetadataArgsStorage().tables.map(({ target }) => target);
    expect(entities.length).toBeGreaterThan(20);
    const source = new DataSource({ type: 'postgres', url, entities, namingStrategy: new PostgresNames() });
    await source.initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    const queries = upQueries.map(({ query }) => query);
    expect(queries.filter((query) => !beyondEntities.some(({ is }) => is.test(query)))).toEqual([]);
  });

  it('find nothing to do the second time, and nothing to do at all beside another that migrates', async () => {
    const { settings, asOwner } = await database('empty', 'twice');
    await Promise.all([migrate(settings), migrate(settings)]);
    const owner = await asOwner();
    const once = await schemaOf(owner);
    expect(once.filter((line) => line.startsWith('migration '))).toHaveLength(migrations.length);

    await migrate(settings);

    expect(await schemaOf(owner)).toEqual(once);
  });

  it('can be taken back one by one to an empty schema, and run again to the same', async () => {
    const { settings, url, asOwner } = await database('migrated', 'back');
    const owner = await asOwner();
    const before = await schemaOf(owner);
    const source = new DataSource({ type: 'postgres', url, migrations, migrationsTableName: 'migration' });
    await source.initialize();
    for (const _ of migrations) await source.undoLastMigration({ transaction: 'each' });
    await source.destroy();
    const left = (await schemaOf(owner)).filter(
      (line) => !/^(schema|\w+ migration|index .* ON public.migration) /.test(line),
    );
    expect(left).toEqual([]);

    await migrate(settings);

    expect(await schemaOf(owner)).toEqual(before);
  });
});
