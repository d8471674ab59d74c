import { participatedTickets } from '#access';
import type { Blueprint } from '#blueprint';
import { type Caller, type FieldError, isStaff, Problem, personOf } from '#kernel';
import type { TicketFilterDto, TicketListView } from './ticket-list.dto.js';
import { type StatementValues, visibleTo } from './ticket-visibility.js';

/**
 * A filter as conditions on `ticket t`, the one about visibility among them. The texts depend on what is given, not on
 * the values, so that few statements serve all.
 *
 * @throws Problem `invalid-request` for keys the desk does not have, `forbidden` for what is not the caller's to ask
 */
export function conditionsOf(
  caller: Caller,
  blueprint: Blueprint,
  filter: TicketFilterDto & { readonly q?: string },
  values: StatementValues,
): string[] {
  if (filter.group !== undefined) onlyStaff(caller, 'Only those who work for the desk see groups. Leave `group` out.');
  refuseUnknownKeys(blueprint, filter);
  const conditions = ['t.desk_id = $1', visibleTo(caller, blueprint, values)];
  const equal = (column: string, value: unknown) => {
    if (value !== undefined) conditions.push(`t.${column} = ${values.place(value)}`);
  };
  const anyOf = (column: string, given: readonly string[] | undefined) => {
    if (given !== undefined) conditions.push(`t.${column} = ANY (${values.place([...given])}::text[])`);
  };
  const compared = (column: string, operator: '<' | '>', name: InstantFilter) => {
    const given = filter[name];
    if (given !== undefined) conditions.push(`t.${column} ${operator} ${values.place(instantOf(name, given))}`);
  };
  conditions.push(...ofView(caller, filter.view ?? 'all', values));
  anyOf('status_key', statusesOf(blueprint, filter));
  // Whoever looks for words or a number is to find them, wherever they stand.
  const merged = filter.merged ?? (filter.q === undefined && filter.number === undefined ? false : undefined);
  if (merged !== undefined) conditions.push(`t.merged_into IS ${merged ? 'NOT NULL' : 'NULL'}`);
  if (filter.open !== undefined) conditions.push(filter.open ? 't.is_open' : 'NOT t.is_open');
  if (filter.escalated !== undefined) conditions.push(`t.escalated_at IS ${filter.escalated ? 'NOT NULL' : 'NULL'}`);
  anyOf('type_key', filter.type);
  anyOf('priority', filter.priority);
  anyOf('channel', filter.channel);
  equal('requester_id', filter.requester);
  equal('organization_id', filter.organization);
  equal('assignee_id', filter.assignee);
  equal('group_key', filter.group);
  equal('number', filter.number);
  compared('created_at', '>', 'createdAfter');
  compared('created_at', '<', 'createdBefore');
  compared(updatedColumn(caller), '>', 'updatedAfter');
  return conditions;
}

type InstantFilter = 'createdAfter' | 'createdBefore' | 'updatedAfter';

/** RFC 3339 knows instants that no calendar has, such as a leap second at noon. */
function instantOf(name: InstantFilter, given: string): Date {
  const instant = new Date(given);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new Problem('invalid-request', 'The filter names an instant that does not exist.', {
    errors: [
      { pointer: `/query/${name}`, code: 'bad-format', detail: 'Send an instant such as 2026-03-01T09:30:00Z.' },
    ],
  });
}

/** Customers never learn of a change that they cannot see, be it by the order of a list. */
export function updatedColumn(caller: Caller): 'updated_at' | 'public_updated_at' {
  return isStaff(caller) ? 'updated_at' : 'public_updated_at';
}

function ofView(caller: Caller, view: TicketListView, values: StatementValues): string[] {
  switch (view) {
    case 'all':
      return [];
    case 'requested':
      return [`t.requester_id = ${values.place(personOf(caller))}`];
    case 'participating':
      personOf(caller);
      return [`t.id = ANY (${participatedTickets(caller, values)})`];
    case 'organization':
      return [`t.organization_id = ANY (${values.place(caller.organizationIds)}::uuid[])`];
    case 'assigned':
      onlyStaff(caller, 'Tickets are assigned to those who work for the desk. Ask for another `view`.');
      return [`t.assignee_id = ${values.place(personOf(caller))}`];
    case 'unassigned':
      onlyStaff(caller, 'This list is for those who work for the desk. Ask for another `view`.');
      return ['t.assignee_id IS NULL', 't.is_open'];
  }
}

function onlyStaff(caller: Caller, detail: string): void {
  if (!isStaff(caller)) throw new Problem('forbidden', detail);
}

/** The statuses asked for by key, by category, or by both. */
function statusesOf(blueprint: Blueprint, { status, category }: TicketFilterDto): string[] | undefined {
  if (category === undefined) return status;
  const fitting = [...blueprint.statuses.values()].filter((each) => category.includes(each.category));
  return fitting.map(({ key }) => key).filter((key) => status?.includes(key) ?? true);
}

function refuseUnknownKeys(blueprint: Blueprint, { status, type, group }: TicketFilterDto): void {
  const errors = [
    ...unknownKeys('status', status, blueprint.statuses),
    ...unknownKeys('type', type, blueprint.requestTypes),
    ...unknownKeys('group', group === undefined ? [] : [group], blueprint.groups),
  ];
  if (errors.length > 0) {
    throw new Problem('invalid-request', 'The filter names something that this desk does not have.', { errors });
  }
}

function* unknownKeys(
  name: string,
  given: readonly string[] | undefined,
  known: ReadonlyMap<string, unknown>,
): Generator<FieldError> {
  for (const key of given ?? []) {
    if (known.has(key)) continue;
    const detail = `This desk has: ${[...known.keys()].join(', ')}.`;
    yield { pointer: `/query/${name}`, code: 'unknown-key', detail };
  }
}
