import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Secrets, statement, type Transaction } from '#database';
import { Problem, type Uuid } from '#kernel';

/** So many tries in a window that begins with the first of them. */
export interface Allowance {
  /** What is counted, such as `sign-in account`. */
  readonly what: string;
  readonly tries: number;
  readonly seconds: number;
}

interface Taken {
  readonly allowed: boolean;
  readonly windowEndsAt: Date;
}

/**
 * One statement counts the try and says whether it is still within the allowance; a refused try is not counted, so the
 * window ends when it was said to. The row's lock makes parallel tries queue up rather than slip through together.
 */
const take = statement<Taken>(
  'throttle.take',
  `INSERT INTO sign_in_throttle AS t (desk_id, subject, failures, window_ends_at)
   VALUES ($1, $2, 1, $3::timestamptz + $5 * interval '1 second')
   ON CONFLICT (desk_id, subject) DO UPDATE SET
     failures = CASE WHEN t.window_ends_at <= $3 THEN 1 ELSE least(t.failures, $4) + 1 END,
     window_ends_at = CASE WHEN t.window_ends_at <= $3 THEN excluded.window_ends_at ELSE t.window_ends_at END
   RETURNING failures <= $4 AS allowed, window_ends_at AS "windowEndsAt"`,
);
const look = statement<{ until: Date | null }>(
  'throttle.look',
  `SELECT max(t.window_ends_at) AS until
   FROM unnest($3::bytea[], $4::integer[]) AS asked (subject, tries)
   JOIN sign_in_throttle t ON t.desk_id = $1 AND t.subject = asked.subject
   WHERE t.failures >= asked.tries AND t.window_ends_at > $2`,
);
const giveBack = statement<never>(
  'throttle.give-back',
  'UPDATE sign_in_throttle SET failures = failures - 1 WHERE desk_id = $1 AND subject = $2 AND failures > 0',
);
const forget = statement<never>('throttle.forget', 'DELETE FROM sign_in_throttle WHERE desk_id = $1 AND subject = $2');

/** Counts tries in the database, so that limits hold across processes and restarts. Keeps digests, not addresses. */
@Injectable()
export class Throttle {
  constructor(private readonly secrets: Secrets) {}

  /** Counts one try; says how many seconds to wait when it is one too many. */
  async take(tx: Transaction, allowance: Allowance, subject: string): Promise<number | undefined> {
    const values = [tx.deskId, this.digest(tx.deskId, allowance, subject), tx.now, allowance.tries, allowance.seconds];
    const taken = await tx.first(take, values);
    return taken && !taken.allowed ? secondsUntil(tx, taken.windowEndsAt) : undefined;
  }

  /** Whether one of several is used up, without counting a try: a flood that is refused anyway writes nothing. */
  async usedUp(tx: Transaction, asked: readonly (readonly [Allowance, string])[]): Promise<number | undefined> {
    const subjects = asked.map(([allowance, subject]) => this.digest(tx.deskId, allowance, subject));
    const found = await tx.first(look, [tx.deskId, tx.now, subjects, asked.map(([{ tries }]) => tries)]);
    return found?.until ? secondsUntil(tx, found.until) : undefined;
  }

  /** The try was none: it went well. */
  async giveBack(tx: Transaction, allowance: Allowance, subject: string): Promise<void> {
    await tx.run(giveBack, [tx.deskId, this.digest(tx.deskId, allowance, subject)]);
  }

  async forget(tx: Transaction, allowance: Allowance, subject: string): Promise<void> {
    await tx.run(forget, [tx.deskId, this.digest(tx.deskId, allowance, subject)]);
  }

  private digest(deskId: Uuid, allowance: Allowance, subject: string): Buffer {
    return this.secrets.digest('throttle', JSON.stringify([deskId, allowance.what, subject]));
  }
}

function secondsUntil(tx: Transaction, end: Date): number {
  return Math.max(1, Math.ceil((end.getTime() - tx.now.getTime()) / 1000));
}

export function tooManyTries(seconds: number): Problem {
  return new Problem('too-many-requests', `Too many tries. Wait ${seconds} seconds, then try again.`, {
    retryAfter: seconds,
  });
}

/** What counts as one source: an IPv4 address, or the 64-bit network that one IPv6 host commands. */
export function sourceOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const rest = tail ? tail.split(':') : [];
  const whole = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - rest.length).fill('0'), ...rest];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
