import type { Fault, History, Operation, Recovery } from './history.js';

export interface Report {
  readonly seed: number;
  readonly operations: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Operations of which at least one try was not answered, or with 503. */
  readonly unknownAtFirst: number;
  readonly kills: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly operationsPerSecond: number;
  /** Milliseconds from a kill until the service wrote again, whichever instance; by what was killed. */
  readonly recovery: Readonly<Record<string, Spread>>;
  /** Milliseconds from a kill until what was killed was at its work again. */
  readonly restart: Readonly<Record<string, Spread>>;
}

interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

export function reportOf(seed: number, { operations, faults }: History, seconds: number): Report {
  const kills = faults.filter(({ fault }) => fault === 'kill');
  const byKind = (of: keyof Recovery) =>
    Object.fromEntries(
      ['all', 'api', 'worker', 'database', 'backend'].map((kind) => [
        kind,
        spread(
          kills.filter(({ target }) => kind === 'all' || target.startsWith(kind)),
          of,
        ),
      ]),
    );
  return {
    seed,
    operations: operations.length,
    acknowledged: countOf(operations, ({ outcome }) => outcome === 'acknowledged'),
    refused: countOf(operations, ({ outcome }) => outcome === 'refused'),
    unknownAtFirst: countOf(operations, ({ attempts }) =>
      attempts.some(({ status }) => status === null || status >= 500),
    ),
    kills: kills.length,
    faults: tally(faults),
    operationsPerSecond: Math.round(operations.length / seconds),
    recovery: byKind('service'),
    restart: byKind('all'),
  };
}

const countOf = (operations: readonly Operation[], fits: (operation: Operation) => boolean): number =>
  operations.filter(fits).length;

function tally(faults: readonly Fault[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fault, target } of faults) {
    const name = fault === 'kill' || fault === 'stop' ? `${fault} ${target}` : fault;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function spread(kills: readonly Fault[], of: keyof Recovery): Spread {
  const sorted = kills.map(({ recovery }) => recovery?.[of] ?? 0).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), worst: sorted.at(-1) ?? 0 };
}
