import { type Statement, statement, type Transaction } from '#database';
import type { ErasureScope } from './erasure-scope.js';

/** One place where data of people lie, and how it is taken away there. */
export interface ErasureStep {
  /** What the receipt counts it as. */
  readonly what: string;
  /** Returns a row for each that it took away. */
  readonly statement: Statement<unknown>;
  /** Values from `$2` on; `$1` is the desk. */
  readonly values: (scope: ErasureScope, now: Date) => readonly unknown[];
}

/** A step that goes by the people alone. */
export function ofPeople(what: string, name: string, text: string): ErasureStep {
  return { what, statement: statement(`erasure.${name}`, text), values: ({ people }) => [people] };
}

/** Runs steps in their order and adds to the counts. */
export async function carryOut(
  tx: Transaction,
  scope: ErasureScope,
  steps: readonly ErasureStep[],
  counts: Record<string, number>,
): Promise<void> {
  for (const { what, statement: text, values } of steps) {
    const rows = await tx.run(text, [tx.deskId, ...values(scope, tx.now)]);
    if (rows.length > 0) counts[what] = (counts[what] ?? 0) + rows.length;
  }
}
