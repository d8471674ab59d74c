/** Reading a compiled blueprint: the few questions that everybody asks of it. */
import type { Blueprint, Labels, TargetRule, Transition } from './blueprint.js';
import type { Language, Priority, TransitionTrigger } from './vocabulary.js';

/** The text in the first of `wanted` that it has, else in `fallback`. Compiled texts have every offered language. */
export function textIn(labels: Labels, wanted: Language, fallback: Language): string {
  return labels[wanted] ?? labels[fallback] ?? Object.values(labels)[0] ?? '';
}

/** The one transition that this trigger makes from this status, if any. */
export function triggeredTransition(
  blueprint: Blueprint,
  status: string,
  trigger: TransitionTrigger,
): Transition | undefined {
  return blueprint.transitionsFrom.get(status)?.find((transition) => transition.on.has(trigger));
}

/** The first target rule that fits; undefined when the desk promises nothing for such a ticket. */
export function targetRuleFor(blueprint: Blueprint, type: string, priority: Priority): TargetRule | undefined {
  return blueprint.targets?.rules.find(
    (rule) => (rule.types?.has(type) ?? true) && (rule.priorities?.has(priority) ?? true),
  );
}
