import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { existsProcess } from './embedded-postmaster.js';

/** Any fixed number: the one advisory lock of the `postgres` database. */
const lock = 7_304_951;
const nameOf = (pid: number | string) => `guichet owner ${pid}`;

/** Another process that is alive has the server. */
export interface Owner {
  ownedBy: number;
}

/**
 * Makes us the one process that runs this server: an advisory lock, held by a connection that stays open. When we are
 * killed the connection ends and the lock with it, so that the next start finds an orphan that it may adopt. No process
 * id has to be believed and no lock file cleared away.
 *
 * @returns the connection that holds the lock, or who holds it
 */
export async function takeOwnership(connection: ClientConfig): Promise<Client | Owner> {
  const client = new Client({ ...connection, database: 'postgres', application_name: nameOf(process.pid) });
  // A lost connection is told by 'end', which the server listens to.
  client.on('error', () => {});
  await client.connect();
  // The server notices the death of the previous owner a moment after it.
  for (let tries = 0; ; tries += 1) {
    const taken = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lock]);
    if (taken.rows[0]?.taken) return client;
    const owner = await findOwner(client);
    if (owner !== undefined && ((tries >= 3 && existsProcess(owner)) || tries >= 50)) {
      await client.end();
      return { ownedBy: owner };
    }
    await sleep(100);
  }
}

async function findOwner(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [lock],
  );
  const pid = rows[0]?.application_name.slice(nameOf('').length);
  return pid === undefined ? undefined : Number(pid);
}
