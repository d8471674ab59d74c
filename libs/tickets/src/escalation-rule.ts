import { addBusinessTime, type Blueprint } from '#blueprint';
import { calendarOf } from './due-instants.js';
import type { TicketRow } from './ticket.entity.js';

/** The part of a ticket that decides whether it can be escalated. */
export type EscalatedStanding = Pick<
  TicketRow,
  'statusKey' | 'isOpen' | 'createdAt' | 'lastAgentReplyAt' | 'nextDueAt' | 'escalatedAt'
>;

export type EscalationDenial = 'not-offered' | 'not-open' | 'escalated' | 'not-late';

/**
 * Whether a ticket's customer may press for it now. Most desks that offer it do so for late tickets: one of the promised
 * times has passed, or the desk holds the ball and has said nothing for `silentAfter` (plain time).
 *
 * @returns null when it may be, else why not
 */
export function escalationDenial(ticket: EscalatedStanding, blueprint: Blueprint, now: Date): EscalationDenial | null {
  const rule = blueprint.targets?.escalation;
  if (!rule || rule.offered === 'never') return 'not-offered';
  if (!ticket.isOpen) return 'not-open';
  if (ticket.escalatedAt !== null) return 'escalated';
  if (rule.offered === 'always') return null;
  const isLate = ticket.nextDueAt !== null && ticket.nextDueAt <= now;
  return isLate || isSilent(ticket, blueprint, rule.silentAfter, now) ? null : 'not-late';
}

function isSilent(ticket: EscalatedStanding, blueprint: Blueprint, after: string | null, now: Date): boolean {
  if (after === null || blueprint.statuses.get(ticket.statusKey)?.ball !== 'support') return false;
  const since = ticket.lastAgentReplyAt ?? ticket.createdAt;
  return addBusinessTime(calendarOf(blueprint, null), since, after) <= now;
}
