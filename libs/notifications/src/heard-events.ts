import { type Audience, type Blueprint, type EventKind, isEventKind, notifiableEvents } from '#blueprint';
import type { Role } from '#kernel';

/** A kind of event that somebody may get mail about. */
export interface HeardEvent {
  readonly event: EventKind;
  /** Whether the desk leaves it to them, in whatever part they hear of it. */
  readonly optional: boolean;
}

/** In which parts people of a role hear of events. Mail that one asks for or that guards an account is no choice. */
const partsOf: Readonly<Record<Role, readonly Audience[]>> = {
  customer: ['requester', 'participants'],
  agent: ['assignee', 'group', 'agents'],
  admin: ['assignee', 'group', 'admins'],
};

/** The kinds of events that people of a role hear of by mail at this desk, in the order they would meet them. Pure. */
export function heardBy(role: Role, blueprint: Blueprint): HeardEvent[] {
  const parts = partsOf[role];
  return [...notifiableEvents.keys()].filter(isEventKind).flatMap((event): HeardEvent[] => {
    const told = (blueprint.notifications.get(event) ?? []).filter(({ audience }) => parts.includes(audience));
    const named = namedFor(event, blueprint).some((audience) => parts.includes(audience));
    if (told.length === 0 && !named) return [];
    return [{ event, optional: told.every(({ optOut }) => optOut) }];
  });
}

/** Whom timers and missed targets name, beside those who are told anyway. */
function namedFor(event: EventKind, blueprint: Blueprint): readonly Audience[] {
  if (event === 'ticket.late') return blueprint.targets?.whenLate.notify ?? [];
  if (event !== 'ticket.reminded') return [];
  return [...blueprint.timersIn.values()]
    .flat()
    .flatMap(({ effect }) => ('audiences' in effect ? effect.audiences : []));
}
