import { type Audience, type Timer, type TimerEffect, textIn } from '#blueprint';
import { actionTexts } from './action-texts.js';
import { type NextActionDto, ticketTargetKinds } from './ticket.dto.js';
import type { ArmedTimer, TicketRowInList } from './ticket-row.js';
import type { ViewContext } from './view-context.js';

const customers: ReadonlySet<Audience> = new Set<Audience>(['requester', 'participants']);

/**
 * What the desk will do by itself, soonest first. Customers are told what changes their ticket or reaches them; whom of
 * its own people a desk reminds is its own affair.
 */
export function nextActionsView(row: TicketRowInList, context: ViewContext): NextActionDto[] {
  const timers = context.blueprint.timersIn.get(row.statusKey) ?? [];
  return (row.timers ?? []).flatMap((armed) => nextActionView(armed, timers, context));
}

function nextActionView(armed: ArmedTimer, timers: readonly Timer[], context: ViewContext): NextActionDto[] {
  const { staff, caller, labels, blueprint } = context;
  const target = ticketTargetKinds.find((kind) => armed.key === `target.${kind}`);
  if (target) {
    const reason = actionTexts(caller.language).late[target];
    return staff ? [{ kind: 'late', at: armed.dueAt, transition: null, reason }] : [];
  }
  const timer = timers.find(({ key }) => key === armed.key);
  if (!timer || !(staff || concernsCustomers(timer.effect))) return [];
  return [
    {
      kind: timer.effect.kind,
      at: armed.dueAt,
      transition: timer.effect.kind === 'transition' ? labels.transition(timer.effect.transition) : null,
      reason: textIn(timer.reason, caller.language, blueprint.identity.defaultLanguage),
    },
  ];
}

function concernsCustomers(effect: TimerEffect): boolean {
  return effect.kind === 'transition' || effect.audiences.some((audience) => customers.has(audience));
}
