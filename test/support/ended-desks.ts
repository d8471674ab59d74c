import { readdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { lockOf } from '#database';
import { tablesOf } from './catalogue.js';
import { asOwner, withOwner } from './database-rows.js';
import { eventually, service } from './running.js';

/** The time of a test desk is over now: real time, which no test can move. */
export async function letTimeRunOut(desk: { readonly id: string }): Promise<void> {
  await asOwner('UPDATE desk SET expires_at = clock_timestamp() WHERE id = $1', [desk.id]);
}

/** Keeps the worker from removing a desk's rows until the function that it returns is called. */
export async function keepRows({ id }: { readonly id: string }): Promise<() => Promise<void>> {
  const owner = new pg.Client({ connectionString: service().databaseUrl });
  await owner.connect();
  // What a transaction of the desk holds: removal waits for each of them.
  await owner.query(`SELECT pg_advisory_lock_shared(${lockOf('deskWriters', '$1')})`, [id]);
  return () => owner.end();
}

/** How many rows of each table hold the desk's id in any column; tables without one are left out. */
export async function rowsOf({ id }: { readonly id: string }): Promise<Record<string, number>> {
  return withOwner(async (owner) => {
    const found: Record<string, number> = {};
    for (const { name } of await tablesOf(owner)) {
      const { rows } = await owner.query(`SELECT count(*)::int AS count FROM ${name} t WHERE strpos(t::text, $1) > 0`, [
        id,
      ]);
      if (rows[0].count > 0) found[name] = rows[0].count;
    }
    return found;
  });
}

/** Waits until no table holds anything of a desk. */
export async function removed(desk: { readonly id: string }): Promise<void> {
  await eventually('the desk to be removed', async () =>
    Object.keys(await rowsOf(desk)).length === 0 ? true : undefined,
  );
}

/** Names of all files that the store holds of a desk. */
export async function filesOf({ id }: { readonly id: string }): Promise<string[]> {
  const folder = path.join(service().environment['FILES_DIR'] ?? '', id);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
