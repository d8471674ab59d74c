import type { Blueprint } from '#blueprint';
import type { SeenTicket } from '#tickets';

/** The part of a ticket that decides whether it can be merged. */
export type Mergeable = Pick<
  SeenTicket,
  'id' | 'isOpen' | 'statusKey' | 'organizationId' | 'requesterId' | 'mergedInto' | 'hasMerged'
>;

export type MergeObstacle =
  | 'itself'
  | 'other-organization'
  | 'merged'
  | 'has-merged'
  | 'final'
  | 'into-merged'
  | 'into-not-open';

/**
 * Why a ticket cannot be merged into another; null: it can. Pure.
 *
 * Both belong to one organization, or to one person where there is none: else what one customer writes, in trust that
 * their own house reads it, would be read in another's. Chains cannot come to be: what was merged takes nothing in, and
 * what has taken others in is not merged.
 */
export function mergeObstacle(merged: Mergeable, into: Mergeable, blueprint: Blueprint): MergeObstacle | null {
  if (merged.id === into.id) return 'itself';
  if (merged.mergedInto !== null) return 'merged';
  if (into.mergedInto !== null) return 'into-merged';
  if (merged.hasMerged) return 'has-merged';
  if (houseOf(merged) !== houseOf(into)) return 'other-organization';
  if (blueprint.statuses.get(merged.statusKey)?.final) return 'final';
  return into.isOpen ? null : 'into-not-open';
}

function houseOf({ organizationId, requesterId }: Mergeable): string {
  return organizationId ?? requesterId;
}
