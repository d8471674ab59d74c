import { Writable } from 'node:stream';
import type { PoolClient, QueryConfig } from 'pg';

/**
 * One statement in a transaction of its own, all of it in one write and one round trip: one call of the system, and
 * PostgreSQL wakes up once instead of once a message. Connections are pipelined (see the module), so nothing is held back
 * until an answer comes.
 *
 * @param begin opens the transaction and says for which desk
 */
export async function readOnly<Row>(client: PoolClient, begin: string, query: QueryConfig): Promise<Row[]> {
  const [, result] = await inOneWrite(client, () =>
    Promise.all([client.query(begin), client.query(query), client.query('COMMIT').catch(() => undefined)]),
  );
  return result.rows;
}

function inOneWrite<T>(client: PoolClient, send: () => T): T {
  const { connection }: { connection?: { stream?: unknown } } = Object(client);
  const stream = connection?.stream;
  if (!(stream instanceof Writable)) return send();
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}
