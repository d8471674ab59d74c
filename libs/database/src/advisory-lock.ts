import type { Uuid } from '#kernel';

/**
 * What the advisory locks of a transaction stand for, and the number that keeps one meaning's from another's: it seeds
 * the hash of the id that is locked, so a desk's audit chain and a desk's keys never wait for each other.
 */
const seeds = {
  /** Of a desk: shared by all who write there, alone for whoever replaces its blueprint. */
  deskWriters: 1,
  /** Of a person: shared while they write, alone for their erasure. */
  person: 2,
  /** Of a desk: a legal hold and a round of retention come one after the other. */
  legalHolds: 3,
  /** Of a desk: one worker at a time links events into the audit chain. */
  auditChain: 4,
  /** Of a desk: keys that sign access tokens are replaced once. */
  signingKeys: 5,
  /** Of a desk: articles share the rows that count their words. */
  articleWords: 9,
} as const;

/** The argument of `pg_advisory_xact_lock` and its kin: @param id an SQL expression of the id as text */
export function lockOf(meaning: keyof typeof seeds, id: string): string {
  return `hashtextextended(${id}, ${seeds[meaning]})`;
}

/** How a transaction holds its desk's blueprint in place: @param desk an id that was checked */
export function blueprintLock(held: 'shared' | 'alone', desk: Uuid): string {
  const take = held === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  return `${take}(${lockOf('deskWriters', `'${desk}'`)})`;
}
