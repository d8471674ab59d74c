import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DateTime, Duration } from 'luxon';
import type { Retention } from '#blueprint';
import { Database, type DueDesk, statement, type Transaction } from '#database';
import { DeskRegistry } from './desk-registry.js';
import { oneAfterAnother } from './held.js';

/** One kind of what a desk keeps for a while. Each lib that keeps something says how it lets go of it. */
export interface Keeping {
  /** For how long (ISO 8601), as the desk says or the service; null: for ever. */
  readonly keptFor: (retention: Retention) => string | null;
  /** Lets go of what no legal hold keeps and came at `before` or earlier, at most so many; returns how many there were. */
  readonly letGo: (tx: Transaction, before: Date, most: number) => Promise<number>;
}

/** Rows of one kind in one batch at most. */
const batch = 100;
/** How long a desk is left alone once there is nothing more to do. */
const roundMs = 60 * 60_000;

const rest = statement<never>('desk.rest-retention', 'UPDATE desk SET retention_at = $2 WHERE id = $1');

/** Holds what a desk keeps against its blueprint's `retention`, about once an hour of the desk's own clock. */
@Injectable()
export class RetentionRounds {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** One batch of each kind; returns how much was let go of. */
  async round({ deskId }: DueDesk, keepings: readonly Keeping[]): Promise<number> {
    return this.database.transaction({ deskId, requestId: `retention-${randomUUID()}` }, async (tx) => {
      const { retention } = await this.desks.blueprint(tx);
      await oneAfterAnother(tx);
      let gone = 0;
      for (const { keptFor, letGo } of keepings) {
        const kept = keptFor(retention);
        if (kept !== null) gone += await letGo(tx, earlier(tx.now, kept), batch);
      }
      if (gone === 0) await tx.run(rest, [deskId, new Date(tx.now.getTime() + roundMs)]);
      return gone;
    });
  }
}

function earlier(now: Date, duration: string): Date {
  return DateTime.fromJSDate(now, { zone: 'utc' }).minus(Duration.fromISO(duration)).toJSDate();
}
