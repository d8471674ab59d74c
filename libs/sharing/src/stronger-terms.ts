import type { ParticipantRow } from '#access';

/** On what terms somebody takes part; instants as PostgreSQL writes them in JSON. */
export interface Terms extends Pick<ParticipantRow, 'role' | 'history'> {
  readonly acceptedAt: string | null;
  readonly expiresAt: string | null;
}

/**
 * The terms of somebody who was on a ticket twice: each right that either gave them now. Terms that are over or were
 * never accepted give nothing beside terms that are in force. Pure.
 */
export function strongerOf(own: Terms, other: Terms, now: Date): Terms {
  const [first, second] = [rank(own, now), rank(other, now)];
  if (first !== second) return first > second ? own : other;
  return {
    role: own.role === 'comment' ? own.role : other.role,
    history: own.history === 'whole' ? own.history : other.history,
    acceptedAt: earlier(own.acceptedAt, other.acceptedAt),
    expiresAt: later(own.expiresAt, other.expiresAt),
  };
}

/** 2: in force, 1: not accepted yet, 0: over. */
function rank({ acceptedAt, expiresAt }: Terms, now: Date): number {
  if (expiresAt !== null && new Date(expiresAt) <= now) return 0;
  return acceptedAt === null ? 1 : 2;
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return new Date(one) <= new Date(other) ? one : other;
}

/** Null never ends, hence is the latest. */
function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null;
  return new Date(one) >= new Date(other) ? one : other;
}
