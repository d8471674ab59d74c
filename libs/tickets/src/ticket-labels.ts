import { type Blueprint, type Labels, type Language, type Priority, textIn } from '#blueprint';
import type { KeyLabelDto, TicketPriorityDto, TicketStatusDto } from './ticket.dto.js';

/** The named things of a desk in one language, made once and then shared by every view. */
export interface TicketLabels {
  requestType(key: string): KeyLabelDto;
  status(key: string): TicketStatusDto;
  priority(key: Priority): TicketPriorityDto;
  group(key: string): KeyLabelDto;
  module(key: string): KeyLabelDto;
  transition(key: string): KeyLabelDto;
}

const known = new WeakMap<Blueprint, Map<Language, TicketLabels>>();

export function labelsIn(blueprint: Blueprint, language: Language): TicketLabels {
  let byLanguage = known.get(blueprint);
  if (!byLanguage) {
    byLanguage = new Map();
    known.set(blueprint, byLanguage);
  }
  let labels = byLanguage.get(language);
  if (!labels) {
    labels = makeLabels(blueprint, language);
    byLanguage.set(language, labels);
  }
  return labels;
}

/** A key that the desk no longer has is shown as it is. */
function makeLabels(blueprint: Blueprint, language: Language): TicketLabels {
  const textOf = (labels: Labels) => textIn(labels, language, blueprint.identity.defaultLanguage);
  const lookUp = (things: ReadonlyMap<string, { readonly key: string; readonly labels: Labels }>) => {
    const made = new Map([...things.values()].map(({ key, labels }) => [key, { key, label: textOf(labels) }]));
    return (key: string): KeyLabelDto => made.get(key) ?? { key, label: key };
  };
  const statuses = new Map(
    [...blueprint.statuses.values()].map(({ key, labels, category, ball }) => [
      key,
      { key, label: textOf(labels), category, ball },
    ]),
  );
  const priorities = new Map(
    [...blueprint.priorities].map(([key, { labels }]) => [key, { key, label: textOf(labels) }] as const),
  );
  return {
    requestType: lookUp(blueprint.requestTypes),
    status: (key) => statuses.get(key) ?? { key, label: key, category: 'closed', ball: 'nobody' },
    priority: (key) => priorities.get(key) ?? { key, label: key },
    group: lookUp(blueprint.groups),
    module: lookUp(blueprint.modules),
    transition: lookUp(blueprint.transitions),
  };
}
