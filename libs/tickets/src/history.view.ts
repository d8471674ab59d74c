import { priorities, textIn } from '#blueprint';
import { columnTexts } from './column-texts.js';
import { fieldIn, valueText, yesNo } from './field-text.js';
import { type HistoryRow, ledOn } from './history-row.js';
import { nameOf, summaryOf } from './history-summary.js';
import { historyTexts } from './history-texts.js';
import { supportAccessTexts } from './support-access-texts.js';
import type { HistoryActorDto, HistoryChangeDto, HistoryEntryDto } from './ticket-history.dto.js';
import type { ViewContext } from './view-context.js';

/** An event as this reader may know it. Events for staff only are not read for customers in the first place. */
export function historyEntryView(stored: HistoryRow, context: ViewContext): HistoryEntryDto {
  const row = ledOn(stored);
  const actor = actorView(row, context);
  const changes = changesView(row, context);
  const summary = summaryOf(row, whoOf(actor, context), changes, context.caller.language);
  const reason = row.text?.['reason'];
  return {
    id: row.id,
    ticketId: row.ticketId,
    at: row.at.toISOString(),
    kind: row.kind,
    actor,
    summary,
    changes,
    reason: typeof reason === 'string' ? reason : null,
  };
}

function actorView(row: HistoryRow, { staff, blueprint }: ViewContext): HistoryActorDto {
  const kind = row.actorKind;
  const desk = blueprint.identity.name;
  const { onBehalfOf: id } = row;
  const onBehalfOf = id === null ? null : { id, name: nameOf(row, id) ?? desk };
  if (kind === 'person') return { kind, id: row.actorId, name: nameOf(row, row.actorId) ?? desk, onBehalfOf };
  if (kind === 'key' && staff) return { kind, id: row.actorId, name: row.keyName ?? desk, onBehalfOf };
  return { kind, id: null, name: desk, onBehalfOf };
}

/** As a sentence calls who did it. */
function whoOf({ name, onBehalfOf }: HistoryActorDto, { caller }: ViewContext): string {
  return onBehalfOf === null ? name : supportAccessTexts(caller.language).onBehalf(name, onBehalfOf.name);
}

function changesView(row: HistoryRow, context: ViewContext): HistoryChangeDto[] {
  const { data, text } = row;
  const { labels, caller, staff } = context;
  const columns = columnTexts(caller.language);
  const texts = historyTexts(caller.language);
  const labelOf = (key: unknown, find: (key: string) => { label: string }) =>
    typeof key === 'string' ? find(key).label : null;
  switch (row.kind) {
    case 'ticket.filed':
      return staff ? change('lookAlikes', texts.lookAlikes, null, keysOf(data['lookAlikes']).join(', ') || null) : [];
    case 'ticket.merged':
    case 'ticket.unmerged': {
      // Whoever is on the one that goes on need not know of the other.
      if (!staff || data['part'] === 'merged') return [];
      const number = String(data['otherNumber']);
      const isMerged = row.kind === 'ticket.merged';
      return change('mergedTicket', texts.mergedTicket, isMerged ? null : number, isMerged ? number : null);
    }
    case 'ticket.moved':
      return [
        {
          what: 'status',
          label: columns.status,
          from: labelOf(data['from'], labels.status),
          to: labelOf(data['to'], labels.status),
        },
      ];
    case 'ticket.typeChanged':
      return [
        {
          what: 'requestType',
          label: columns.type,
          from: labelOf(data['from'], labels.requestType),
          to: labelOf(data['to'], labels.requestType),
        },
        ...fieldChanges(objectOf(text?.['dropped']), {}, data['from'], context),
      ];
    case 'ticket.assigned': {
      const assignee = [nameOf(row, data['assigneeBefore']), nameOf(row, data['assigneeId'])] as const;
      const group = [labelOf(data['groupBefore'], labels.group), labelOf(data['group'], labels.group)] as const;
      return [
        ...change('assignee', columns.assignee, ...assignee),
        ...(staff ? change('group', texts.group, ...group) : []),
      ];
    }
    case 'ticket.changed': {
      const shared = data['sharedWithOrganization'];
      const priority = (key: unknown) => {
        const known = priorities.find((each) => each === key);
        return known ? labels.priority(known).label : null;
      };
      return [
        ...change('priority', columns.priority, priority(data['priorityBefore']), priority(data['priority'])),
        ...(typeof shared === 'boolean'
          ? change('sharedWithOrganization', texts.sharedWithOrganization, yesNo(!shared, texts), yesNo(shared, texts))
          : []),
        ...fieldChanges(objectOf(text?.['before']), objectOf(text?.['after']), null, context, keysOf(data['fields'])),
      ];
    }
    case 'rating.given':
    case 'rating.changed':
      return ratingChanges(row, context);
    default:
      return [];
  }
}

/** A rating is between its author and the desk: colleagues and participants learn that there is one. */
function ratingChanges({ data, text, actorId }: HistoryRow, { caller, staff }: ViewContext): HistoryChangeDto[] {
  if (!staff && caller.personId !== actorId) return [];
  const texts = historyTexts(caller.language);
  const mark = (value: unknown) => (typeof value === 'number' ? `${value} / ${data['scale']}` : null);
  const words = (value: unknown) => (typeof value === 'string' ? value : null);
  return [
    ...change('rating', texts.rating, mark(data['markBefore']), mark(data['mark'])),
    ...change('ratingWords', texts.ratingWords, words(text?.['wordsBefore']), words(text?.['words'])),
  ];
}

function change(what: string, label: string, from: string | null, to: string | null): HistoryChangeDto[] {
  return from === to ? [] : [{ what, label, from, to }];
}

/**
 * Values of fields before and after. Customers see those of fields that a form names and that are not for agents only.
 *
 * @param typeKey the request type whose form names them; null: look in every form of the desk
 * @param changed fields that are known to have changed, even if their values are erased
 */
function fieldChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  typeKey: unknown,
  { blueprint, staff, caller }: ViewContext,
  changed: readonly string[] = [],
): HistoryChangeDto[] {
  const keys = new Set([...changed, ...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const field = fieldIn(blueprint, typeKey, key);
    if (!staff && field?.agentOnly !== false) return [];
    const label = field ? textIn(field.labels, caller.language, blueprint.identity.defaultLanguage) : key;
    const show = (value: unknown) => valueText(value, field, caller.language, blueprint);
    const entry = { what: `fields.${key}`, label, from: show(before[key]), to: show(after[key]) };
    return entry.from !== entry.to || changed.includes(key) ? [entry] : [];
  });
}

function keysOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
