import type { Evidence, Rule, Violation } from './evidence.js';
import { audit, calls, sequences, timers } from './rules-log.js';
import { files, foreign, mails, shownOut } from './rules-rest.js';
import { acknowledged, answered, refused, repeated, settled } from './rules-writes.js';

/** Everything that must hold after a run, whatever happened in it. */
export const rules: readonly Rule[] = [
  acknowledged,
  refused,
  settled,
  repeated,
  answered,
  sequences,
  audit,
  timers,
  calls,
  shownOut,
  files,
  mails,
  foreign,
];

/** Holds the evidence against every rule; nothing is found when all is well. */
export async function check(evidence: Evidence): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const { name: rule, find } of rules) {
    for (const what of await find(evidence)) violations.push({ rule, what });
  }
  return violations;
}
