import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import { defaultLimit, type Page, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, isStaff } from '#kernel';
import { ComposedStatements } from './composed-statements.js';
import type { TicketSummaryDto } from './ticket.dto.js';
import { ticketSummaryView } from './ticket.view.js';
import { conditionsOf, updatedColumn } from './ticket-conditions.js';
import { standingColumn } from './ticket-finder.js';
import { type ExtraMember, type OptionalMember, optionalMembers, type TicketListQueryDto } from './ticket-list.dto.js';
import { orderOf, type TicketOrder } from './ticket-order.js';
import {
  armedTimers,
  requesterEmail,
  storedTargets,
  type TicketRowInList,
  ticketColumns,
  ticketJoins,
} from './ticket-row.js';
import { searchFor, unsearched } from './ticket-search.js';
import { StatementValues } from './ticket-visibility.js';
import { viewContext } from './view-context.js';

/** Lists of tickets: whatever is asked for, a page is one statement. */
@Injectable()
export class TicketLists {
  private readonly statements = new ComposedStatements<TicketRowInList>('ticket.list');

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `invalid-request`, `invalid-cursor`, `forbidden` */
  async page(caller: Caller, query: TicketListQueryDto): Promise<Page<TicketSummaryDto>> {
    const blueprint = await this.desks.blueprint(caller);
    const limit = query.limit ?? defaultLimit;
    const order = orderOf(
      query.sort ?? (isStaff(caller) ? 'escalatedFirst' : '-createdAt'),
      query.open === true,
      updatedColumn(caller),
    );
    const binding = bindingOf(caller, query);
    const statement = compose(caller, blueprint, query, order, binding, limit);
    if (statement === null) return { items: [], nextCursor: null };
    const rows = await this.database.read(caller, this.statements.of(statement.text), statement.values);
    const context = viewContext(caller, blueprint);
    const wanted = membersOf(query);
    return pageOf(
      rows,
      limit,
      (row) => ticketSummaryView(row, context, wanted),
      (row) => encodeCursor(order.keyOf(row), binding),
    );
  }
}

/** All that determines a list apart from where in it one stands and how its rows are shown. */
function bindingOf(caller: Caller, query: TicketListQueryDto): string {
  const { limit: _limit, cursor: _cursor, fields: _fields, include: _include, ...filter } = query;
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const who = [caller.deskId, caller.personId ?? caller.keyId];
  return JSON.stringify(['ticketList', ...who, given.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function membersOf(query: TicketListQueryDto): ReadonlySet<OptionalMember | ExtraMember> {
  return new Set<OptionalMember | ExtraMember>([...(query.fields ?? optionalMembers), ...(query.include ?? [])]);
}

/**
 * The page is cut out of `ticket` first and joined to the rows around it then. Its size stands in the text, rounded up
 * to one of four: PostgreSQL plans for the size it sees, and a size that stands in a value it cannot see.
 */
function compose(
  caller: Caller,
  blueprint: Blueprint,
  query: TicketListQueryDto,
  order: TicketOrder,
  binding: string,
  limit: number,
): { text: string; values: unknown[] } | null {
  const values = new StatementValues(caller.deskId);
  const reader = values.place(caller.personId);
  const conditions = conditionsOf(caller, blueprint, query, values);
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, binding, order.width);
  const places = order.ways(after, values);
  const size = 1 + ([10, 25, 50, 100].find((each) => each >= limit) ?? limit);
  const { within, newestFirst } = order;
  const stretches = places.map((place) => ({
    conditions: [...conditions, ...place],
    by: within,
    newestFirst,
    size,
  }));
  const search = query.q === undefined ? unsearched(stretches) : searchFor(caller, query.q, stretches, values);
  if (search === null) return null;
  const extras = [
    standingColumn(caller, values),
    isStaff(caller) ? requesterEmail : 'NULL AS "requesterEmail"',
    ...(query.include?.includes('fields') ? ['t.fields'] : []),
    ...(query.include?.includes('nextActions') ? [armedTimers] : []),
    ...(query.include?.includes('targets') ? [storedTargets] : []),
  ];
  const text = `${search.prelude} SELECT ${[ticketColumns, ...extras].join(', ')}
    FROM (${search.pages.join(' UNION ALL ')}) t ${ticketJoins(reader)}
    ORDER BY ${order.by} LIMIT ${size}`;
  return { text, values: values.all };
}
