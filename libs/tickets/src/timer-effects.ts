import { priorities, type Timer } from '#blueprint';
import { eventOf } from '#history';
import { timersOf } from './armed-timers.js';
import { takeStep } from './steps.js';
import type { Target } from './targets.js';
import type { TicketEdit } from './ticket-edit.js';
import { ticketChanged, ticketLate, ticketReminded } from './tickets.events.js';
import { transitionDenial } from './transitions.js';

// What a timer does once it is due. Each function takes the timer away: it goes off once, until it is wound up anew.

/** @returns whether the ticket moved, so that no other timer of its former status has a meaning any more */
export function goOff(edit: TicketEdit, timer: Timer): boolean {
  const { blueprint, ticket } = edit;
  const { effect } = timer;
  edit.stopTimer(timer.key);
  if (effect.kind !== 'transition') {
    remind(edit, timer, effect);
    return false;
  }
  const transition = blueprint.transitions.get(effect.transition);
  if (!transition || transitionDenial(blueprint, ticket.statusKey, transition, 'system') !== null) return false;
  takeStep(edit, transition, { by: 'system', cause: 'timer', timer: timer.key });
  return true;
}

function remind(edit: TicketEdit, timer: Timer, effect: Exclude<Timer['effect'], { kind: 'transition' }>): void {
  const { blueprint, ticket, tx } = edit;
  const concernsCustomers = effect.audiences.some(
    (audience) => audience === 'requester' || audience === 'participants',
  );
  const timers = blueprint.timersIn.get(ticket.statusKey) ?? [];
  const [next] = timersOf(blueprint, ticket)
    .flatMap(({ key, dueAt }) => {
      const planned = timers.find((each) => each.key === key)?.effect;
      return planned?.kind === 'transition' && dueAt > tx.now ? [{ transition: planned.transition, dueAt }] : [];
    })
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  edit.set({}, concernsCustomers ? 'customers' : 'staff');
  edit.tell(
    eventOf(ticketReminded, {
      actor: edit.actor,
      audience: concernsCustomers ? 'public' : 'staff',
      data: {
        timer: timer.key,
        effect: effect.kind,
        audiences: effect.audiences,
        status: ticket.statusKey,
        nextTransition: next?.transition ?? null,
        nextAt: next?.dueAt.toISOString() ?? null,
      },
    }),
  );
}

/** A target is missed: it is told, and the ticket may become more pressing. */
export function becomeLate(edit: TicketEdit, target: Target): void {
  const { blueprint, ticket, actor } = edit;
  edit.stopTimer(`target.${target.kind}`);
  edit.tell(eventOf(ticketLate, { actor, data: { target: target.kind, dueAt: target.dueAt.toISOString() } }));
  const raised = blueprint.targets?.whenLate.raisePriorityTo ?? null;
  if (raised === null || priorities.indexOf(raised) <= priorities.indexOf(ticket.priority)) return;
  const data = { priority: raised, priorityBefore: ticket.priority, lateTarget: target.kind };
  edit.set({ priority: raised }, 'customers');
  edit.tell(eventOf(ticketChanged, { actor, data }));
}
