import { addBusinessTime, type Blueprint, type Timer } from '#blueprint';
import { calendarOf } from './due-instants.js';
import type { TicketRow } from './ticket.entity.js';

// Which timers a ticket has and when they are due: pure. A timer belongs to a status; entering it winds it up, leaving it
// stops it.

/** The part of a ticket that its timers hang on. */
export type TimedTicket = Pick<TicketRow, 'statusKey' | 'statusEnteredAt' | 'lastAgentReplyAt' | 'lastCustomerReplyAt'>;

export interface DueTimer {
  readonly key: string;
  readonly dueAt: Date;
}

/** When this timer of the ticket's present status is due. */
export function dueAt(blueprint: Blueprint, timer: Timer, ticket: TimedTicket): Date {
  return addBusinessTime(calendarOf(blueprint, timer.business), originOf(timer, ticket), timer.after);
}

/**
 * A public reply that a customer has answered since does not count any more: the silence that the timer measures began
 * with the status then.
 */
function originOf(timer: Timer, ticket: TimedTicket): Date {
  const { statusEnteredAt, lastAgentReplyAt, lastCustomerReplyAt } = ticket;
  if (timer.since === 'statusEntered' || lastAgentReplyAt === null) return statusEnteredAt;
  const isAnswered = lastCustomerReplyAt !== null && lastCustomerReplyAt > lastAgentReplyAt;
  return isAnswered ? statusEnteredAt : lastAgentReplyAt;
}

/** All timers of the ticket's present status, whether or not they have gone off. */
export function timersOf(blueprint: Blueprint, ticket: TimedTicket): DueTimer[] {
  const timers = blueprint.timersIn.get(ticket.statusKey) ?? [];
  return timers.map((timer) => ({ key: timer.key, dueAt: dueAt(blueprint, timer, ticket) }));
}

export interface TimerChange {
  /** Whether every timer of a status goes that is not wound up anew. */
  readonly replaced: boolean;
  readonly armed: readonly DueTimer[];
}

/**
 * What a change does to the timers of a status. One that has gone off stays off until its status is entered again or,
 * if it counts from the last reply, until the next reply.
 *
 * @param before null when the ticket is new
 */
export function timersAfter(blueprint: Blueprint, before: TimedTicket | null, after: TimedTicket): TimerChange {
  const entered = before?.statusKey !== after.statusKey || before.statusEnteredAt !== after.statusEnteredAt;
  if (entered) return { replaced: true, armed: timersOf(blueprint, after) };
  if (before.lastAgentReplyAt === after.lastAgentReplyAt) return { replaced: false, armed: [] };
  const timers = blueprint.timersIn.get(after.statusKey) ?? [];
  const moved = timers.filter(({ since }) => since === 'lastAgentReply');
  return { replaced: false, armed: moved.map((timer) => ({ key: timer.key, dueAt: dueAt(blueprint, timer, after) })) };
}
