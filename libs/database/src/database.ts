import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { type Caller, type Clock, systemClock, type Uuid } from '#kernel';
import { blueprintLock } from './advisory-lock.js';
import { checked } from './checked-id.js';
import { foundDesk, type Standing } from './desk-standing.js';
import { asProblem } from './failures.js';
import type { Idempotency } from './idempotency.js';
import { sharingPerson } from './person-lock.js';
import { readOnly } from './read-only.js';
import { partOfTrace, type Statement } from './statement.js';
import { Transaction } from './transaction.js';
import { writeUnwaited } from './unwaited-write.js';

/** What a transaction needs to know of its caller; a whole `Caller` fits, and so does a worker's `DeskTask`. */
export interface DeskBound {
  readonly deskId: Uuid;
  readonly requestId: string;
  /** Who writes, where it is a person: once they are erased nothing is written for them any more. */
  readonly personId?: Uuid | null;
}

export interface DatabaseOptions {
  readonly prepared: boolean;
  readonly deskSetting: 'transaction' | 'connection';
  readonly clock?: Clock;
}

/** What is left of a desk does not run away: nobody who asks for it still shall wait behind whoever waits to be alone. */
const inHaste = `SET LOCAL lock_timeout = '100ms';`;

/**
 * The only door to the tables. Every statement runs with its desk set (`SET LOCAL app.desk_id`, as a statement of its
 * own: the function `set_config` does not travel through Citus), so that row-level security is a second line behind
 * each `desk_id = $1`.
 */
export class Database {
  private readonly pool: Pool;
  private readonly clock: Clock;
  /** Desk last set on a connection, in `connection` mode. */
  private readonly deskOf = new WeakMap<PoolClient, Uuid>();

  constructor(
    private readonly source: DataSource,
    private readonly idempotency: Idempotency,
    private readonly options: DatabaseOptions,
  ) {
    const driver: { master?: Pool } = Object(source.driver);
    if (!driver.master) throw new Error('the database is not connected');
    this.pool = driver.master;
    this.clock = options.clock ?? systemClock;
  }

  /**
   * Reads with one statement. Where the desk is set per transaction, its four messages go out in one write and their
   * answers come back together: one round trip.
   */
  async read<Row>(
    bound: { readonly deskId: Uuid },
    statement: Statement<Row>,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const query = this.queryOf(statement, values);
    const work = async (client: PoolClient): Promise<Row[]> => {
      if (this.options.deskSetting === 'connection') {
        await this.setDesk(client, bound.deskId);
        return (await client.query(query)).rows;
      }
      return readOnly(client, `BEGIN READ ONLY; SET LOCAL app.desk_id = '${checked(bound.deskId)}'`, query);
    };
    return partOfTrace(statement, () => this.onConnection(work));
  }

  /** The first row of `read`, or undefined. */
  async readFirst<Row>(
    bound: { readonly deskId: Uuid },
    statement: Statement<Row>,
    values: readonly unknown[],
  ): Promise<Row | undefined> {
    return (await this.read(bound, statement, values))[0];
  }

  /** Reads across desks: only the `desk` table and `desk_due` answer without a desk set. */
  async readAcross<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<Row[]> {
    return this.onConnection(async (client) => (await client.query(this.queryOf(statement, values))).rows);
  }

  /** Writes what belongs to no desk, with one statement that does not wait for the disk: see `writeUnwaited`. */
  async writeAcross<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<Row[]> {
    return this.onConnection((client) => writeUnwaited(client, this.queryOf(statement, values)));
  }

  /**
   * The one transaction of a command a caller gave. `work` returns the answer of the request; with an idempotency key
   * the answer is stored in this transaction, and the answer of an earlier request with the same key is returned
   * without running `work`.
   */
  async command<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.open(caller, 'shared', this.idempotency.repeatable(caller, work));
  }

  /** The command that makes the desk it is bound to. */
  async founding<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.open(caller, 'shared', this.idempotency.repeatable(caller, work), 'new');
  }

  /** A command that is alone with the desk's blueprint: other commands wait until it ends. */
  async changeBlueprint<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.open(caller, 'alone', this.idempotency.repeatable(caller, work));
  }

  /**
   * A transaction of one desk, for the worker. Like `command` it shares a lock on the desk's blueprint: while it runs no
   * other version comes into force.
   */
  async transaction<T>(bound: DeskBound, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.open(bound, 'shared', work);
  }

  /**
   * A transaction on what is left of a desk whose time is over. It is alone with it: what began before its end has ended,
   * and nothing else begins.
   */
  async afterEnd<T>(bound: DeskBound, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.open(bound, 'alone', work, 'over');
  }

  private async open<T>(
    bound: DeskBound,
    held: 'shared' | 'alone',
    work: (tx: Transaction) => Promise<T>,
    standing: Standing = 'stands',
  ): Promise<T> {
    const desk = checked(bound.deskId);
    const present = sharingPerson(desk, bound.personId ?? undefined);
    const runner = this.source.createQueryRunner();
    try {
      const client: PoolClient = await runner.connect();
      // Begun where it is also rolled back: who waits for a lock in vain would leave the connection to the next as it is.
      try {
        // One message, one round trip. The last select is a statement of its own, so it sees what the locks waited for.
        const opened: unknown = await client.query(
          `BEGIN; SET LOCAL app.desk_id = '${desk}'; ${standing === 'over' ? inHaste : ''} SELECT ${blueprintLock(held, desk)}, ${present.lock};
           SELECT blueprint_version, clock_at, ${present.erased} AS erased FROM desk WHERE id = '${desk}'`,
        );
        const found = foundDesk(opened, standing);
        const now = found?.clock_at ?? this.clock.now();
        const version = found?.blueprint_version ?? 0;
        const prepared = this.options.prepared;
        const tx = new Transaction(bound.deskId, now, version, bound.requestId, runner.manager, client, prepared);
        const result = await work(tx);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } catch (error) {
      throw asProblem(error);
    } finally {
      await runner.release();
    }
  }

  private queryOf({ name, text }: Statement<unknown>, values: readonly unknown[]) {
    return { name: this.options.prepared ? name : undefined, text, values: [...values] };
  }

  private async onConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    let client: PoolClient | undefined;
    let broken: Error | undefined;
    // The pool listens to idle connections only. One that breaks while it is ours tells its queries, and this: an error
    // nobody listens to would end the process.
    const lost = (error: Error) => {
      broken = error;
    };
    try {
      client = await this.pool.connect();
      client.on('error', lost);
      return await work(client);
    } catch (error) {
      // An error of the connection itself (no SQLSTATE) leaves it in an unknown state: it is not used again.
      if (error instanceof Error && !('code' in error && String(error.code).length === 5)) broken = error;
      throw asProblem(error);
    } finally {
      client?.off('error', lost);
      client?.release(broken);
    }
  }

  private async setDesk(client: PoolClient, deskId: Uuid): Promise<void> {
    if (this.deskOf.get(client) === deskId) return;
    this.deskOf.delete(client);
    await client.query(`SET app.desk_id = '${checked(deskId)}'`);
    this.deskOf.set(client, deskId);
  }
}
