import { Injectable } from '@nestjs/common';
import { attachmentsOn } from '#attachments';
import type { Blueprint } from '#blueprint';
import { Database, type Statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { type Caller, isStaff, notFound, type Uuid } from '#kernel';
import { ComposedStatements } from './composed-statements.js';
import type { TicketDto } from './ticket.dto.js';
import { ticketView } from './ticket.view.js';
import { standingColumn } from './ticket-finder.js';
import { mergedTicketColumns } from './ticket-merging.js';
import { namedBy } from './ticket-naming.js';
import {
  armedTimers,
  requesterEmail,
  storedTargets,
  ticketColumns,
  ticketJoins,
  type WholeTicketRow,
} from './ticket-row.js';
import { StatementValues, visibleTo } from './ticket-visibility.js';
import { viewContext } from './view-context.js';

const statements = new ComposedStatements<WholeTicketRow>('ticket.get');

/** Shows one ticket: all that its view needs is one statement. */
@Injectable()
export class TicketReader {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /**
   * @param ticket id or number
   * @throws Problem `not-found`
   */
  async get(caller: Caller, ticket: string): Promise<TicketDto> {
    const blueprint = await this.desks.blueprint(caller);
    const { statement, values } = compose(caller, blueprint, ticket);
    const row = await this.database.readFirst(caller, statement, values);
    if (!row) throw notFound();
    return ticketView(row, viewContext(caller, blueprint));
  }
}

/** A ticket as a command leaves it, for its answer. The caller must see it still, else `not-found`. */
export async function ticketAfter(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  ticketId: Uuid,
): Promise<TicketDto> {
  const { statement, values } = compose(caller, blueprint, ticketId);
  const row = await tx.first(statement, values);
  if (!row) throw notFound();
  return ticketView(row, viewContext(caller, blueprint));
}

function compose(
  caller: Caller,
  blueprint: Blueprint,
  ticket: string,
): { statement: Statement<WholeTicketRow>; values: unknown[] } {
  const values = new StatementValues(caller.deskId);
  const reader = values.place(caller.personId);
  const named = namedBy(ticket, values);
  const visible = visibleTo(caller, blueprint, values);
  const visibleLinked = visibleTo(caller, blueprint, values, 'linked');
  const linked = (here: string, there: string) => `
    SELECT json_build_object('id', linked.id, 'number', linked.number) AS reference
    FROM ticket_link l JOIN ticket linked ON linked.desk_id = $1 AND linked.id = l.${there}
    WHERE l.desk_id = $1 AND l.${here} = t.id AND l.kind = 'followUpOf' AND ${visibleLinked} ORDER BY linked.id`;
  const text = `SELECT ${ticketColumns}, ${standingColumn(caller, values)}, t.language, t.fields, ${armedTimers}, ${storedTargets},
      ${attachmentsOn('a.ticket_id = t.id AND a.comment_id IS NULL')},
      ${isStaff(caller) ? requesterEmail : 'NULL AS "requesterEmail"'},
      (${linked('ticket_id', 'linked_ticket_id')} LIMIT 1) AS "followUpOf",
      (SELECT coalesce(json_agg(reference), '[]') FROM (${linked('linked_ticket_id', 'ticket_id')}) f) AS "followUps",
      ${mergedTicketColumns(caller, blueprint, values)}
    FROM ticket t ${ticketJoins(reader)}
    WHERE t.desk_id = $1 AND ${named} AND ${visible}`;
  return { statement: statements.of(text), values: values.all };
}
