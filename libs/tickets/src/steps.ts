import {
  type Blueprint,
  isOpenCategory,
  type Transition,
  type TransitionTrigger,
  triggeredTransition,
} from '#blueprint';
import { eventOf } from '#history';
import { type Caller, Problem } from '#kernel';
import { actionTexts } from './action-texts.js';
import { allowedActions } from './allowed-actions.js';
import { ratingRequest } from './rating-request.js';
import { partOf, type SeenTicket, ticketFinal } from './ticket-access.js';
import type { TicketEdit } from './ticket-edit.js';
import { type StepCause, ticketMoved } from './tickets.events.js';
import { type SaidAlong, transitionDenial } from './transitions.js';

/** Why a ticket moves, for the log. */
export interface StepStory {
  readonly by: 'requester' | 'participant' | 'agent' | 'system';
  readonly cause: StepCause;
  readonly timer?: string;
  readonly reason?: string;
}

/**
 * Moves the ticket along a transition. This is the one place where a status changes by a person, a reply or a timer.
 * Whether it may be is decided before.
 */
export function takeStep(edit: TicketEdit, transition: Transition, story: StepStory): void {
  const { blueprint, tx, ticket } = edit;
  const to = blueprint.statuses.get(transition.to);
  if (!to) throw new Error(`transition ${transition.key} leads to no status`);
  const isOpen = isOpenCategory(to.category);
  const isEnded = to.category === 'closed' || to.category === 'cancelled';
  const from = ticket.statusKey;
  edit.set(
    {
      statusKey: to.key,
      statusEnteredAt: new Date(tx.now),
      isOpen,
      solvedAt: isOpen || to.category === 'cancelled' ? null : (ticket.solvedAt ?? tx.now),
      endedAt: isEnded ? tx.now : null,
    },
    'customers',
  );
  const { by, cause, timer, reason } = story;
  edit.tell(
    eventOf(ticketMoved, {
      actor: edit.actor,
      data: { from, to: to.key, transition: transition.key, by, cause, ...(timer === undefined ? {} : { timer }) },
      ...(reason === undefined ? {} : { text: { reason } }),
    }),
  );
  const request = ratingRequest(blueprint, from, to.key, tx.now);
  if (request) edit.tell(request);
}

/** Takes the step that a comment, or taking the ticket, makes by itself from here, if there is one. */
export function takeTriggeredStep(edit: TicketEdit, trigger: TransitionTrigger, story: StepStory): void {
  const transition = triggeredTransition(edit.blueprint, edit.ticket.statusKey, trigger);
  if (transition) takeStep(edit, transition, story);
}

/**
 * The transition that a caller names, if they may take it now.
 *
 * @throws Problem `unprocessable` for a key the desk does not have or something left unsaid, `forbidden` when it is for
 *   others, `transition-not-allowed` or `ticket-final` when it is not possible from the present status; the latter say
 *   what is possible (`allowedActions`)
 */
export function namedTransition(
  caller: Caller,
  blueprint: Blueprint,
  ticket: Readonly<SeenTicket>,
  key: string,
  said: SaidAlong,
): Transition {
  const transition = blueprint.transitions.get(key);
  if (!transition) {
    throw new Problem('unprocessable', 'This desk has no such transition.', {
      errors: [
        {
          pointer: '/transition',
          code: 'unknown-key',
          detail: `This desk has: ${[...blueprint.transitions.keys()].join(', ')}.`,
        },
      ],
    });
  }
  const denial = transitionDenial(blueprint, ticket.statusKey, transition, partOf(caller, ticket, blueprint), said);
  if (denial === null) return transition;
  const detail = actionTexts(caller.language).denials[denial];
  if (denial === 'needs-comment' || denial === 'needs-reason') {
    const pointer = denial === 'needs-comment' ? '/comment' : '/reason';
    throw new Problem('unprocessable', detail, { errors: [{ pointer, code: denial, detail }] });
  }
  const members = { denial, allowedActions: allowedActions(caller, blueprint, ticket) };
  if (denial === 'not-your-role') throw new Problem('forbidden', detail, { members });
  if (denial === 'final') {
    const { members: followUp } = ticketFinal(caller, ticket, blueprint);
    throw new Problem('transition-not-allowed', detail, { members: { ...members, ...followUp } });
  }
  throw new Problem('transition-not-allowed', detail, { members });
}
