import { DateTime, Duration } from 'luxon';
import type { AccessLevel, Blueprint } from '#blueprint';
import { type Caller, isStaff, Problem } from '#kernel';
import type { SeenTicket } from '#tickets';
import type { HistoryScope } from './participant.dto.js';

/** On which terms somebody takes part. */
export interface SharingTerms {
  readonly role: AccessLevel;
  readonly history: HistoryScope;
  readonly expiresAt: Date | null;
}

export interface TermsWish {
  readonly role?: AccessLevel;
  readonly history?: HistoryScope;
  /** RFC 3339; null: without an end */
  readonly expiresAt?: string | null;
}

/** What the desk gives unless somebody says otherwise, and what the one who shares can give at most. Pure. */
interface Bounds extends SharingTerms {
  readonly most: { readonly history: HistoryScope; readonly expiresAt: Date | null };
}

/**
 * The terms on which a caller shares a ticket. Customers give no more than the desk's rule, and those who take part
 * themselves no more than they have.
 *
 * @param ownEnd when the caller's own part in it ends
 * @throws Problem `unprocessable` (422) at `/role`, `/history` or `/expiresAt`
 */
export function termsOf(
  caller: Caller,
  blueprint: Blueprint,
  ticket: Pick<SeenTicket, 'participation'>,
  wish: TermsWish,
  now: Date,
  ownEnd: Date | null,
): SharingTerms {
  const bounds = boundsOf(caller, blueprint, ticket, now, ownEnd);
  const history = wish.history ?? bounds.history;
  if (history === 'whole' && bounds.most.history === 'fromNow') {
    throw refused('/history', 'not-yours', 'Here a ticket is shared from now on only: send `fromNow`.');
  }
  return { role: wish.role ?? bounds.role, history, expiresAt: endOf(wish, bounds, now) };
}

function boundsOf(
  caller: Caller,
  { sharing, identity }: Blueprint,
  { participation }: Pick<SeenTicket, 'participation'>,
  now: Date,
  ownEnd: Date | null,
): Bounds {
  const desk = { role: sharing?.access ?? 'read', history: sharing?.history ?? 'fromNow' } as const;
  const rule = sharing?.expiresAfter ?? null;
  const byRule =
    rule === null
      ? null
      : DateTime.fromJSDate(now, { zone: identity.timeZone }).plus(Duration.fromISO(rule)).toJSDate();
  if (isStaff(caller)) return { ...desk, expiresAt: byRule, most: { history: 'whole', expiresAt: null } };
  const history = participation !== null && participation.historyFrom !== null ? 'fromNow' : desk.history;
  const expiresAt = earlier(byRule, participation === null ? null : ownEnd);
  return { ...desk, history, expiresAt, most: { history, expiresAt } };
}

function endOf({ expiresAt: wanted }: TermsWish, bounds: Bounds, now: Date): Date | null {
  if (wanted === undefined) return bounds.expiresAt;
  const { expiresAt: latest } = bounds.most;
  if (wanted === null) {
    if (latest === null) return null;
    throw refused('/expiresAt', 'too-late', `Name an end: at ${latest.toISOString()} at the latest.`);
  }
  const end = new Date(wanted);
  if (Number.isNaN(end.getTime()) || end <= now) {
    throw refused('/expiresAt', 'not-in-future', 'Name an instant yet to come, such as 2031-03-01T09:30:00Z.');
  }
  if (latest === null || end <= latest) return end;
  throw refused('/expiresAt', 'too-late', `Name an instant no later than ${latest.toISOString()}.`);
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function refused(pointer: string, code: string, detail: string): Problem {
  return new Problem('unprocessable', detail, { errors: [{ pointer, code, detail }] });
}
