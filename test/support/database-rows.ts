import pg from 'pg';
import type { TestDesk } from './desks.js';
import { service } from './running.js';

/** A connection as the owner of the service's database, whom no policy holds back, for as long as the work takes. */
export async function withOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: service().databaseUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** Runs one statement as the owner; gives its rows. */
export async function asOwner(statement: string, values: readonly unknown[] = []): Promise<pg.QueryResult['rows']> {
  return withOwner(async (owner) => (await owner.query(statement, [...values])).rows);
}

/** How many events of a kind a desk has: what mails are made of, written by the time the call is answered. */
export async function countEvents({ id }: TestDesk, kind: string): Promise<number> {
  const counted = 'SELECT count(*)::integer AS count FROM event WHERE desk_id = $1 AND kind = $2';
  return (await asOwner(counted, [id, kind]))[0].count;
}
