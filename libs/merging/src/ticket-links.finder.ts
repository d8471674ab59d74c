import type { Blueprint } from '#blueprint';
import { Database, type Transaction } from '#database';
import type { Caller, Uuid } from '#kernel';
import { ComposedStatements, StatementValues, type TicketLinkKind, type ViewContext, visibleTo } from '#tickets';
import { relationOf } from './link-kinds.js';
import type { TicketLinkDto } from './ticket-link.dto.js';

interface Row {
  readonly kind: TicketLinkKind;
  readonly isOtherEnd: boolean;
  readonly linkedAt: Date;
  readonly id: Uuid;
  readonly number: string;
  readonly subject: string;
  readonly statusKey: string;
  readonly isOpen: boolean;
}

const statements = new ComposedStatements<Row>('ticket-link.list');
const most = 100;

/**
 * The links of a ticket that the caller sees, as far as they see the tickets at the other ends.
 *
 * @param other only that with this one
 */
export async function linksOf(
  reader: Database | Transaction,
  context: Pick<ViewContext, 'caller' | 'blueprint' | 'labels'>,
  ticketId: Uuid,
  other: Uuid | null = null,
): Promise<TicketLinkDto[]> {
  const { caller, labels } = context;
  const { text, values } = compose(caller, context.blueprint, ticketId, other);
  const statement = statements.of(text);
  const rows =
    reader instanceof Database ? await reader.read(caller, statement, values) : await reader.run(statement, values);
  return rows.map(({ kind, isOtherEnd, linkedAt, id, number, subject, statusKey, isOpen }) => ({
    relation: relationOf(kind, isOtherEnd),
    ticket: { id, number, subject, status: labels.status(statusKey), open: isOpen },
    linkedAt: linkedAt.toISOString(),
  }));
}

function compose(
  caller: Caller,
  blueprint: Blueprint,
  ticketId: Uuid,
  other: Uuid | null,
): { text: string; values: unknown[] } {
  const values = new StatementValues(caller.deskId);
  const id = `${values.place(ticketId)}::uuid`;
  const only = `${values.place(other)}::uuid`;
  const text = `SELECT l.kind, l."isOtherEnd", l.created_at AS "linkedAt", t.id, t.number, t.subject,
      t.status_key AS "statusKey", t.is_open AS "isOpen"
    FROM (
      SELECT kind, created_at, linked_ticket_id AS other, false AS "isOtherEnd" FROM ticket_link
      WHERE desk_id = $1 AND ticket_id = ${id}
      UNION ALL
      SELECT kind, created_at, ticket_id, true FROM ticket_link WHERE desk_id = $1 AND linked_ticket_id = ${id}
    ) l JOIN ticket t ON t.desk_id = $1 AND t.id = l.other
    WHERE (${only} IS NULL OR t.id = ${only}) AND ${visibleTo(caller, blueprint, values)}
    ORDER BY l.created_at DESC, t.id LIMIT ${most}`;
  return { text, values: values.all };
}
