import type { PoolClient, QueryConfig } from 'pg';

/**
 * One statement in a transaction of its own, in one round trip, that is answered before it is on the disk. A database
 * that crashes may forget the last moment of it, but not a process of ours that ends: so it is for counts alone, never
 * for what anybody was promised.
 */
export async function writeUnwaited<Row>(client: PoolClient, query: QueryConfig): Promise<Row[]> {
  const [, result] = await Promise.all([
    client.query('BEGIN; SET LOCAL synchronous_commit = off'),
    client.query(query),
    client.query('COMMIT'),
  ]);
  return result.rows;
}
