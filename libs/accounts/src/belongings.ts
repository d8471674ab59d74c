import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { Uuid } from '#kernel';

/**
 * What becomes of the rows of one lib that name people when two accounts become one. Each lib that keeps such rows has
 * one of these and gives it to `Belongings`; a test holds the columns against the catalogue, so that none is forgotten.
 */
export interface LibBelongings {
  /** `table.column` of every column that holds a person's id: `moves` to the person who stays, or why it does not. */
  readonly columns: Readonly<Record<string, 'moves' | { readonly stays: string }>>;
  /** Locks what has to be locked before the people are, in the order that the lib's commands lock it. */
  lock?(tx: Transaction, from: Uuid): Promise<void>;
  /**
   * Moves the rows. Where both have one and only one can be, the stronger right wins, and of what people chose for
   * themselves that of the person who stays. Works in any order with other libs' moves.
   */
  move(tx: Transaction, from: Uuid, to: Uuid): Promise<void>;
}

/** The belongings of people, in whatever lib they lie. */
@Injectable()
export class Belongings {
  private readonly libs: LibBelongings[] = [];

  add(belongings: LibBelongings): void {
    this.libs.push(belongings);
  }

  async lock(tx: Transaction, from: Uuid): Promise<void> {
    for (const lib of this.libs) await lib.lock?.(tx, from);
  }

  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    for (const lib of this.libs) await lib.move(tx, from, to);
  }
}
