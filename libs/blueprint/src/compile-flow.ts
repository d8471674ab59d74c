import type { Timer, TimerEffect, Transition } from './blueprint.js';
import { asList } from './checking.js';
import type { BlueprintDocument, TimerEffectPart } from './document.js';
import { labelsIn, mapped } from './mapped.js';

export function compileTransitions(document: BlueprintDocument): Map<string, Transition> {
  return mapped(document.transitions, (transition, key) => ({
    key,
    labels: labelsIn(transition.labels, document.identity.languages),
    from: new Set(asList(transition.from)),
    to: transition.to,
    by: new Set(asList(transition.by)),
    requires: new Set(asList(transition.requires)),
    on: new Set(asList(transition.on)),
  }));
}

export function compileTransitionsFrom(
  document: BlueprintDocument,
  transitions: ReadonlyMap<string, Transition>,
): Map<string, Transition[]> {
  return mapped(document.statuses, (_, status) =>
    [...transitions.values()].filter((transition) => transition.from.has(status)),
  );
}

export function compileTimersIn(document: BlueprintDocument): Map<string, Timer[]> {
  const timers = Object.entries(document.timers ?? {}).map(
    ([key, timer]): Timer => ({
      key,
      status: timer.status,
      after: timer.after,
      business: timer.business ?? null,
      since: timer.since ?? 'statusEntered',
      effect: effectOf(timer.then),
      reason: labelsIn(timer.reason, document.identity.languages),
    }),
  );
  return mapped(document.statuses, (_, status) => timers.filter((timer) => timer.status === status));
}

function effectOf(part: TimerEffectPart): TimerEffect {
  if (part.transition !== undefined) return { kind: 'transition', transition: part.transition };
  if (part.remind !== undefined) return { kind: 'remind', audiences: asList(part.remind) };
  return { kind: 'notify', audiences: asList(part.notify) };
}
