import { type Blueprint, textIn } from '#blueprint';
import { type Caller, isStaff } from '#kernel';
import { actionTexts } from './action-texts.js';
import type { AllowedActionDto } from './ticket.dto.js';
import { denialOf, partOf, type TicketStanding } from './ticket-access.js';
import { labelsIn } from './ticket-labels.js';
import { staffVerbs, ticketVerbs } from './ticket-verbs.js';
import { transitionVerdicts } from './transitions.js';

/**
 * Everything that can be done with a ticket and whether this caller, who sees it, may do it now, in their language:
 * `transition:<key>` for each step that people make by hand, then the other actions by name. Customers are not told of
 * what only those who work for the desk do.
 */
export function allowedActions(caller: Caller, blueprint: Blueprint, ticket: TicketStanding): AllowedActionDto[] {
  const texts = actionTexts(caller.language);
  const labelOf = (labels: Readonly<Record<string, string>>) =>
    textIn(labels, caller.language, blueprint.identity.defaultLanguage);
  const action = (name: string, label: string, denial: keyof typeof texts.denials | null): AllowedActionDto => ({
    action: name,
    label,
    leadsTo: null,
    allowed: denial === null,
    denial: denial === null ? null : { code: denial, detail: texts.denials[denial] },
  });
  const part = partOf(caller, ticket, blueprint);
  const steps = transitionVerdicts(blueprint, ticket.statusKey, part).map(({ transition, denial }) => ({
    ...action(
      `transition:${transition.key}`,
      labelOf(transition.labels),
      ticket.mergedInto === null ? denial : 'merged',
    ),
    leadsTo: labelsIn(blueprint, caller.language).status(transition.to),
  }));
  const offered = ticketVerbs.filter((verb) => isStaff(caller) || !staffVerbs.has(verb));
  const verbs = offered.map((verb) => action(verb, texts.verbs[verb], denialOf(caller, verb, ticket, blueprint)));
  return [...steps, ...verbs];
}
