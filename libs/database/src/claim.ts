import { type Clock, Problem, systemClock, type Uuid } from '#kernel';
import type { Database, DeskBound } from './database.js';
import { type Statement, statement } from './statement.js';
import type { Transaction } from './transaction.js';

/**
 * How workers find what is due, in two steps everywhere.
 *
 * 1. `dueDesks`: which desks have something due, without any lock. This is the one question that is asked across desks.
 * 2. `claim`: within one desk, lock the due rows that nobody else holds (`FOR UPDATE SKIP LOCKED`).
 *
 * A claim that is settled inside its own transaction (events, timers) just keeps the lock until it commits. One that
 * needs the network meanwhile (mail) takes a lease: it moves `next_at` ahead and commits, so that a worker that dies
 * leaves the row to others once the lease is over.
 *
 * The second step needs an equality on `desk_id`: over a sharded table `SKIP LOCKED` works in no other way, and workers
 * stay fair between desks.
 */
export type DueWork =
  | 'timer'
  | 'relay'
  | 'mail'
  | 'inbound'
  | 'attachment'
  | 'retention'
  | 'supportAccess'
  | 'seal'
  | 'webhook'
  | 'removal';

/** A desk that has something due, and its present instant (a test desk's clock may have been moved). */
export interface DueDesk {
  readonly deskId: Uuid;
  readonly now: Date;
}

const due = statement<DueDesk>(
  'desk.due',
  `SELECT w.desk_id AS "deskId", w.desk_now AS "now" FROM desk_due($1, $2) w JOIN desk d ON d.id = w.desk_id
   ORDER BY w.desk_id`,
);

/** Test desks whose time is over, which nobody else finds any more. */
const over = statement<DueDesk>(
  'desk.over',
  'SELECT o AS "deskId", $1::timestamptz AS "now" FROM desk_over() o ORDER BY o',
);

/** The active desks that have such work due now. Desks whose time is over have nothing due but their removal. */
export async function dueDesks(database: Database, what: DueWork, clock: Clock = systemClock): Promise<DueDesk[]> {
  if (what === 'removal') return database.readAcross(over, [clock.now()]);
  return database.readAcross(due, [clock.now(), what]);
}

/**
 * Locks what is due in the transaction's desk and returns it.
 *
 * @param lock a statement with `desk_id = $1`, due at `$2`, `LIMIT $3` and `FOR UPDATE SKIP LOCKED`
 * @param most rows at most
 * @param more values from `$4` on, such as the end of a lease
 */
export async function claim<Row>(
  tx: Transaction,
  lock: Statement<Row>,
  most: number,
  ...more: readonly unknown[]
): Promise<Row[]> {
  return tx.run(lock, [tx.deskId, tx.now, most, ...more]);
}

/** Work that is settled inside the transaction that claimed it. */
export interface Settlement<Row> {
  /** See `claim`. */
  readonly lock: Statement<Row>;
  /** Rows in one transaction at most. */
  readonly most: number;
  /** What is done before rows are claimed: in the same transaction, and so at the same instant. */
  readonly prepare?: (tx: Transaction) => Promise<void>;
  readonly settle: (tx: Transaction, rows: readonly Row[]) => Promise<void>;
  /** Puts off a row whose settlement threw, in a transaction of its own. */
  readonly putOff: (tx: Transaction, row: Row, error: unknown) => Promise<void>;
}

/**
 * Claims and settles what is due in one desk; returns how many rows were dealt with. All in one transaction while all
 * goes well. When something throws, one by one, so that a row that cannot be settled holds up no other.
 *
 * @throws Problem `unavailable` when the database is away
 */
export async function settleDue<Row>(database: Database, bound: DeskBound, work: Settlement<Row>): Promise<number> {
  try {
    return await database.transaction(bound, async (tx) => {
      await work.prepare?.(tx);
      const rows = await claim(tx, work.lock, work.most);
      if (rows.length > 0) await work.settle(tx, rows);
      return rows.length;
    });
  } catch (error) {
    if (isAway(error)) throw error;
  }
  let settled = 0;
  while (settled < work.most && (await settleOne(database, bound, work))) settled += 1;
  return settled;
}

async function settleOne<Row>(database: Database, bound: DeskBound, work: Settlement<Row>): Promise<boolean> {
  let held: Row | undefined;
  try {
    return await database.transaction(bound, async (tx) => {
      await work.prepare?.(tx);
      [held] = await claim(tx, work.lock, 1);
      if (held !== undefined) await work.settle(tx, [held]);
      return held !== undefined;
    });
  } catch (error) {
    const row = held;
    if (row === undefined || isAway(error)) throw error;
    await database.transaction(bound, (tx) => work.putOff(tx, row, error));
    return true;
  }
}

function isAway(error: unknown): boolean {
  return error instanceof Problem && error.code === 'unavailable';
}

/** Milliseconds to wait after the n-th failure (from 1) of work that is repeated until it succeeds: 1 s to 5 min. */
export function retryDelay(failures: number): number {
  return Math.min(1_000 * 4 ** (Math.max(1, failures) - 1), 300_000);
}
