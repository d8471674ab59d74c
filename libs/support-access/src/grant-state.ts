import { DateTime, Duration } from 'luxon';
import type { SupportAccess } from '#blueprint';
import type { SupportAccessGrantRow } from './grant.entity.js';

/**
 * What a grant is at an instant. Time alone ends it: the worker only tells of it afterwards, so each state is computed
 * from the instants that were agreed, and the instant of an end already belongs to what comes after it.
 *
 *     offered ──activation──▶ active ──▶ ended (by the agent, the customer, or the chosen end)
 *        └──▶ lapsed (not taken up), withdrawn (by an agent), declined (by the customer)
 */
export const grantStates = ['offered', 'lapsed', 'withdrawn', 'declined', 'active', 'ended'] as const;
export type GrantState = (typeof grantStates)[number];

type Instants = Pick<SupportAccessGrantRow, 'offerEndsAt' | 'activatedAt' | 'endsAt' | 'endedAt' | 'ending'>;

export function stateOf(grant: Instants, now: Date): GrantState {
  if (grant.endsAt !== null) return grant.endedAt === null && now < grant.endsAt ? 'active' : 'ended';
  if (grant.ending === 'withdrawn' || grant.ending === 'declined') return grant.ending;
  return grant.endedAt === null && now < grant.offerEndsAt ? 'offered' : 'lapsed';
}

/** When it ended, or will if nobody ends it before; null while it is only offered, or was never taken up. */
export function endOf({ endsAt, endedAt }: Instants): Date | null {
  return endsAt === null ? null : (endedAt ?? endsAt);
}

/** An instant so much later. @param duration ISO 8601, counted in UTC: a day is 24 hours */
export function later(from: Date, duration: string): Date {
  return DateTime.fromJSDate(from, { zone: 'utc' }).plus(Duration.fromISO(duration)).toJSDate();
}

/** No consent lasts longer, whatever the desk says. */
const longest = 'P30D';

/** The latest end that a customer may choose at an instant. */
export function latestEnd(now: Date, { longestGrant }: SupportAccess): Date {
  return new Date(Math.min(later(now, longestGrant).getTime(), later(now, longest).getTime()));
}
