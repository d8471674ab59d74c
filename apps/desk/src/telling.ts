import type { Complaint, Plan } from './desk-client.js';

const sign = { added: '+', removed: '-', changed: '~' } as const;

/** Complaints as compilers write them, so that editors find the place. */
export function complain(file: string, complaints: readonly Complaint[]): void {
  for (const { line, column, pointer, detail } of complaints) {
    console.error(`${file}${line === undefined ? '' : `:${line}:${column}`}: ${pointer || '/'}: ${detail}`);
  }
}

/** What would change, which tickets would move, and why it cannot be applied. */
export function tellPlan(file: string, plan: Plan): void {
  if (plan.changes.length === 0) console.log(`${file}: no difference to version ${plan.fromVersion}.`);
  else console.log(`${file}: ${plan.changes.length} differences to version ${plan.fromVersion}`);
  for (const { kind, pointer, detail } of plan.changes) console.log(`  ${sign[kind]} ${pointer}: ${detail}`);
  for (const { what, from, to, tickets } of plan.moves) {
    console.log(
      `  ${tickets} tickets leave the ${what} ${from} ${to === null ? 'and have nowhere to go' : `for ${to}`}`,
    );
  }
  complain(file, plan.problems);
}
