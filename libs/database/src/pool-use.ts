import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** How the connections of this process stand, in numbers. */
export interface PoolStanding {
  /** In use by a statement or transaction. */
  readonly busy: number;
  /** Open and free. */
  readonly idle: number;
  /** Requests that wait for a connection; above 0 for long, the pool is too small or the database too slow. */
  readonly waiting: number;
}

/** Looks at the pool, and takes nothing from it. */
export class PoolUse {
  private readonly pool: Pool | undefined;

  constructor(source: DataSource) {
    const driver: { master?: Pool } = Object(source.driver);
    this.pool = driver.master;
  }

  now(): PoolStanding {
    if (!this.pool) return { busy: 0, idle: 0, waiting: 0 };
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }
}
