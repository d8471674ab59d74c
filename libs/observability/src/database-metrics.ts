import { Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { Database, oldestWaiting, PoolUse } from '#database';
import { systemClock } from '#kernel';
import type { MetricSource } from './metrics-door.js';

/**
 * What the database can tell: how the connections of this process stand and how far behind the workers are. The lag is
 * that of the whole service, so each process shows the same: take the highest, not the sum.
 */
@Injectable()
export class DatabaseMetrics implements MetricSource {
  constructor(
    private readonly database: Database,
    private readonly pool: PoolUse,
  ) {}

  register(registry: Registry): void {
    const { pool, database } = this;
    new Gauge({
      name: 'guichet_database_connections',
      help: 'Connections of this process by state; waiting are requests without one.',
      labelNames: ['state'],
      registers: [registry],
      collect() {
        for (const [state, count] of Object.entries(pool.now())) this.set({ state }, count);
      },
    });
    new Gauge({
      name: 'guichet_lag_seconds',
      help: 'Age of the oldest work that is due: mail by when it was written, all else by when it fell due.',
      labelNames: ['work'],
      registers: [registry],
      async collect() {
        const now = systemClock.now();
        try {
          for (const { what, since } of await oldestWaiting(database, now)) {
            this.set({ work: what }, since ? Math.max(0, (now.getTime() - since.getTime()) / 1000) : 0);
          }
        } catch {
          // Without the database the lag is unknown; everything else is still told.
          this.reset();
        }
      },
    });
  }
}
