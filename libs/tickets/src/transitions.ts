import type { Blueprint, Transition, TransitionActor } from '#blueprint';

// Which steps a ticket can take now: pure, over the blueprint alone. Whoever moves a ticket (a person, a reply, a timer)
// asks here first, under the ticket's lock.

/**
 * Why a step is denied. `final`: nothing leads out of the status; `wrong-status`: this step does not start there;
 * `not-your-role`: others may; `needs-comment`, `needs-reason`: it must be said along with the step.
 */
export type TransitionDenial = 'final' | 'wrong-status' | 'not-your-role' | 'needs-comment' | 'needs-reason';

/** What a person sends along with a step. */
export interface SaidAlong {
  readonly comment: boolean;
  readonly reason: boolean;
}

/** @returns null when the step may be taken, else the first reason against it */
export function transitionDenial(
  blueprint: Blueprint,
  status: string,
  transition: Transition,
  actor: TransitionActor | null,
  said?: SaidAlong,
): TransitionDenial | null {
  if (actor === null || !transition.by.has(actor)) return 'not-your-role';
  if (!transition.from.has(status)) return blueprint.statuses.get(status)?.final ? 'final' : 'wrong-status';
  if (said && actor !== 'system') {
    if (transition.requires.has('comment') && !said.comment) return 'needs-comment';
    if (transition.requires.has('reason') && !said.reason) return 'needs-reason';
  }
  return null;
}

export interface TransitionVerdict {
  readonly transition: Transition;
  readonly denial: TransitionDenial | null;
}

/** Every step that people make by hand, and why this one may not make it now. What must be said along is not asked. */
export function transitionVerdicts(
  blueprint: Blueprint,
  status: string,
  actor: TransitionActor | null,
): TransitionVerdict[] {
  return [...blueprint.transitions.values()]
    .filter(({ by }) => by.has('agent') || by.has('requester') || by.has('participant'))
    .map((transition) => ({ transition, denial: transitionDenial(blueprint, status, transition, actor) }));
}
