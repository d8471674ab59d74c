import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Uuid } from '#kernel';
import { partOfTrace, type Statement } from './statement.js';

/**
 * One open transaction of one desk. Whoever has it may write; it is passed on as the first argument and never kept.
 */
export class Transaction {
  constructor(
    readonly deskId: Uuid,
    /** The desk's present instant; the same for all that is written here. */
    readonly now: Date,
    /** The blueprint in force; it cannot change before the transaction ends (see `Database.command`). */
    readonly blueprintVersion: number,
    readonly requestId: string,
    /**
     * TypeORM on this very connection, for ordinary reads and writes: `insert`, `update`, `delete`, `find…`. Not
     * `save` and `remove`: they cost three times an `insert` and open transactions of their own.
     */
    readonly manager: EntityManager,
    private readonly client: PoolClient,
    private readonly prepared: boolean,
  ) {}

  /** Runs a named statement; `values` start with the desk's id where the statement says `desk_id = $1`. */
  async run<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<Row[]> {
    const name = this.prepared ? statement.name : undefined;
    const query = { name, text: statement.text, values: [...values] };
    const { rows } = await partOfTrace(statement, () => this.client.query(query));
    return rows;
  }

  /** The first row of `run`, or undefined. */
  async first<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<Row | undefined> {
    return (await this.run(statement, values))[0];
  }
}
