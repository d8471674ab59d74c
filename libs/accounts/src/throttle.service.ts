import { Injectable } from '@nestjs/common';
import { Secrets, statement, type Transaction } from '#database';
import type { Problem, Uuid } from '#kernel';
import { type LimitName, LimitTable, tooMany } from '#limits';

/**
 * One statement counts the try if it is still within the limit. A refused try is not counted, so the window ends when it
 * was said to. The row's lock makes parallel tries queue up rather than slip through together.
 */
const take = statement<{ failures: number }>(
  'throttle.take',
  `INSERT INTO sign_in_throttle AS t (desk_id, subject, failures, window_ends_at)
   VALUES ($1, $2, $6, $3::timestamptz + $5 * interval '1 second')
   ON CONFLICT (desk_id, subject) DO UPDATE SET
     failures = CASE WHEN t.window_ends_at <= $3 THEN excluded.failures ELSE t.failures + excluded.failures END,
     window_ends_at = CASE WHEN t.window_ends_at <= $3 THEN excluded.window_ends_at ELSE t.window_ends_at END
   WHERE t.window_ends_at <= $3 OR t.failures + excluded.failures <= $4
   RETURNING failures`,
);
const endOf = statement<{ until: Date }>(
  'throttle.end-of',
  'SELECT window_ends_at AS until FROM sign_in_throttle WHERE desk_id = $1 AND subject = $2',
);
const look = statement<{ place: number; until: Date }>(
  'throttle.look',
  `SELECT asked.place::integer - 1 AS place, t.window_ends_at AS until
   FROM unnest($3::bytea[], $4::integer[]) WITH ORDINALITY AS asked (subject, tries, place)
   JOIN sign_in_throttle t ON t.desk_id = $1 AND t.subject = asked.subject
   WHERE t.failures >= asked.tries AND t.window_ends_at > $2
   ORDER BY t.window_ends_at DESC LIMIT 1`,
);
const giveBack = statement<never>(
  'throttle.give-back',
  `UPDATE sign_in_throttle SET failures = greatest(failures - $3, 0)
   WHERE desk_id = $1 AND subject = $2 AND failures > 0`,
);
const forget = statement<never>('throttle.forget', 'DELETE FROM sign_in_throttle WHERE desk_id = $1 AND subject = $2');

/**
 * Counts tries at a desk in the transaction of whoever asks, for limits where each one matters: what is counted is
 * committed before anything is tried, and can be given back. (Requests are counted by `Quotas`, which costs none of them
 * a transaction.) Holds across processes and restarts; keeps digests, not addresses.
 */
@Injectable()
export class Throttle {
  constructor(
    private readonly secrets: Secrets,
    private readonly limits: LimitTable,
  ) {}

  /**
   * Counts one try. Gives the problem to throw when it is one too many.
   *
   * @param amount what it takes of the limit; more than all of it counts as all
   */
  async take(tx: Transaction, name: LimitName, subject: string, amount = 1): Promise<Problem | undefined> {
    const limit = this.limits.of(name);
    const key = [tx.deskId, this.digest(tx.deskId, name, subject)];
    const { quota, seconds } = limit;
    if (await tx.first(take, [...key, tx.now, quota, seconds, Math.min(amount, quota)])) return undefined;
    // It is there: the refused try has its row locked.
    const end = await tx.first(endOf, key);
    return tooMany(limit, end ? secondsUntil(tx, end.until) : seconds);
  }

  /** Whether one of several is used up, without counting a try: a flood that is refused anyway writes nothing. */
  async usedUp(tx: Transaction, asked: readonly (readonly [LimitName, string])[]): Promise<Problem | undefined> {
    const subjects = asked.map(([name, subject]) => this.digest(tx.deskId, name, subject));
    const limits = asked.map(([name]) => this.limits.of(name));
    const found = await tx.first(look, [tx.deskId, tx.now, subjects, limits.map(({ quota }) => quota)]);
    const limit = found && limits[found.place];
    return limit && tooMany(limit, secondsUntil(tx, found.until));
  }

  /** The try was none: it went well. Or it took less than was counted. */
  async giveBack(tx: Transaction, name: LimitName, subject: string, amount = 1): Promise<void> {
    await tx.run(giveBack, [tx.deskId, this.digest(tx.deskId, name, subject), amount]);
  }

  async forget(tx: Transaction, name: LimitName, subject: string): Promise<void> {
    await tx.run(forget, [tx.deskId, this.digest(tx.deskId, name, subject)]);
  }

  private digest(deskId: Uuid, name: LimitName, subject: string): Buffer {
    return this.secrets.digest('throttle', JSON.stringify([deskId, name, subject]));
  }
}

function secondsUntil(tx: Transaction, end: Date): number {
  return Math.max(1, Math.ceil((end.getTime() - tx.now.getTime()) / 1000));
}
