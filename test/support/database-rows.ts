import pg from 'pg';
import type { TestDesk } from './desks.js';
import { service } from './running.js';

/** Runs a statement as the owner of the service's database, whom no policy holds back; gives its rows. */
export async function asOwner(statement: string, values: readonly unknown[]): Promise<pg.QueryResult['rows']> {
  const owner = new pg.Client({ connectionString: service().databaseUrl });
  await owner.connect();
  try {
    return (await owner.query(statement, [...values])).rows;
  } finally {
    await owner.end();
  }
}

/** How many events of a kind a desk has: what mails are made of, written by the time the call is answered. */
export async function countEvents({ id }: TestDesk, kind: string): Promise<number> {
  const counted = 'SELECT count(*)::integer AS count FROM event WHERE desk_id = $1 AND kind = $2';
  return (await asOwner(counted, [id, kind]))[0].count;
}
