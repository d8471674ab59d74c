import { Injectable } from '@nestjs/common';
import { Database, Secrets, statement } from '#database';
import type { Ask, Grant } from './lease-queue.js';

interface Leased {
  readonly subject: Buffer;
  readonly granted: number;
  readonly rest: number;
  readonly endsAt: Date;
}

/**
 * Leases a block to each of several subjects: as many as are asked for, but of what is left at most a quarter, so that
 * the instances that share a quota come near its end together. Rows are taken in one order, so that two instances never
 * wait for each other.
 */
const lease = statement<Leased>(
  'quota.lease',
  `INSERT INTO quota AS q (subject, allowed, taken, granted, window_ends_at)
   SELECT subject, allowed, least(asked, allowed), least(asked, allowed), $5::timestamptz + seconds * interval '1 second'
   FROM unnest($1::bytea[], $2::integer[], $3::integer[], $4::integer[]) AS a (subject, asked, allowed, seconds)
   ORDER BY subject
   ON CONFLICT (subject) DO UPDATE SET (allowed, taken, granted, window_ends_at) = (
     SELECT excluded.allowed, CASE WHEN is_over THEN share ELSE q.taken + share END, share,
       CASE WHEN is_over THEN excluded.window_ends_at ELSE q.window_ends_at END
     FROM (SELECT q.window_ends_at <= $5 AS is_over, excluded.allowed - q.taken AS left_over) AS w,
       LATERAL (SELECT CASE WHEN is_over THEN excluded.granted
         ELSE greatest(0, least(excluded.granted, left_over, greatest(1, (left_over + 3) / 4))) END AS share) AS s)
   RETURNING subject, granted, greatest(0, allowed - taken) AS rest, window_ends_at AS "endsAt"`,
);
const forget = statement<never>(
  'quota.forget',
  'DELETE FROM quota WHERE subject IN (SELECT subject FROM quota WHERE window_ends_at <= $1 FOR UPDATE SKIP LOCKED)',
);

/** How often rows of windows that are over are removed, in milliseconds. */
const forgetEvery = 60_000;

/**
 * The shared count behind `Quotas`: one row for each subject whose window is open. What an instance has leased is taken,
 * whether it spends it or ends before: a restart gives nobody anything back.
 */
@Injectable()
export class QuotaLeases {
  private forgottenAt = 0;

  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** All in one statement. The answer is in the order of the question. */
  async take(asks: readonly Ask[], now: Date): Promise<Grant[]> {
    const subjects = asks.map(({ subject, limit }) => this.secrets.digest('quota', `${limit.name} ${subject}`));
    const rows = await this.database.writeAcross(lease, [
      subjects,
      asks.map(({ count }) => count),
      asks.map(({ limit }) => limit.quota),
      asks.map(({ limit }) => limit.seconds),
      now,
    ]);
    this.forget(now);
    const bySubject = new Map(rows.map((row) => [row.subject.toString('hex'), row]));
    return subjects.map((subject) => {
      const row = bySubject.get(subject.toString('hex'));
      if (!row) throw new Error('a lease was not answered');
      return { granted: row.granted, rest: row.rest, endsAt: row.endsAt.getTime() };
    });
  }

  /** Beside the request: a row that stays a minute longer costs nothing. */
  private forget(now: Date): void {
    if (now.getTime() - this.forgottenAt < forgetEvery) return;
    this.forgottenAt = now.getTime();
    this.database.writeAcross(forget, [now]).catch(() => undefined);
  }
}
