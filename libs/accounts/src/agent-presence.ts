import type { Transaction } from '#database';
import { type Caller, Problem, type Uuid } from '#kernel';

/** Agents who work as customers, by their consent. A later lib knows of them: it provides this class. */
export abstract class AgentPresence {
  /** Until when somebody cannot sign in because an agent is in, at the latest; null: they can. */
  abstract barredUntil(tx: Transaction, personId: Uuid): Promise<Date | null>;

  /** Ends the customer's consent, by the link that came when an agent went in. Nothing happens where it is over. */
  abstract endByLink(
    tx: Transaction,
    caller: Caller,
    link: { readonly personId: Uuid; readonly ticketId: Uuid | null },
  ): Promise<void>;
}

/** Told to those alone who have shown that they are this person. */
export function agentIsIn(until: Date, now: Date): Problem {
  const detail =
    'An agent works in your place, as you allowed, and you were not signed in when that began. Sign in when it is over, or end it at once by the link in the mail about it.';
  return new Problem('locked', detail, {
    retryAfter: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)),
    members: { until: until.toISOString() },
  });
}
