import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import { defaultLimit, type Page, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, isStaff, notFound } from '#kernel';
import { ComposedStatements } from './composed-statements.js';
import { cursorPart } from './cursor-part.js';
import { historyEntryView } from './history.view.js';
import type { HistoryRow } from './history-row.js';
import type { HistoryEntryDto, TicketHistoryQueryDto } from './ticket-history.dto.js';
import { namedBy } from './ticket-naming.js';
import { historyTo, StatementValues, visibleTo } from './ticket-visibility.js';
import { viewContext } from './view-context.js';

/** Whom an event names. */
const people = `e.actor_id, e.on_behalf_of, (e.data ->> 'requesterId')::uuid, (e.data ->> 'assigneeId')::uuid,
  (e.data ->> 'assigneeBefore')::uuid, (e.data ->> 'personId')::uuid`;

/** A row for the ticket alone tells that it is there though nothing of it is on this page. */
type Row = HistoryRow | { readonly id: null };

/** What tickets tell of having become one: for each of them, not for the other. */
const joints = 'ticket.merged,ticket.unmerged';

/** What happened to a ticket and to those merged into it, as far as the reader sees these, out of the one log. */
@Injectable()
export class TicketHistory {
  private readonly statements = new ComposedStatements<Row>('ticket.history');

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /**
   * @param ticket id or number
   * @throws Problem `not-found`, `invalid-cursor`
   */
  async page(caller: Caller, ticket: string, query: TicketHistoryQueryDto): Promise<Page<HistoryEntryDto>> {
    const blueprint = await this.desks.blueprint(caller);
    const limit = query.limit ?? defaultLimit;
    const falling = query.sort === '-at';
    const binding = JSON.stringify(['ticketHistory', caller.deskId, caller.personId ?? caller.keyId, ticket, falling]);
    const values = new StatementValues(caller.deskId);
    const conditions = ['e.desk_id = $1', 'e.ticket_id = s.id', `(s.id = t.id OR e.kind <> ALL ('{${joints}}'))`];
    if (!isStaff(caller)) conditions.push(`e.audience = 'public'`);
    const since = historyTo(caller, blueprint, values, 'e.at', 's');
    if (since !== null) conditions.push(since);
    // The place among a ticket's events would tell how many of them the reader cannot see: cursors hold the event's id.
    if (query.cursor !== undefined) {
      const [after] = decodeCursor(query.cursor, binding, 1);
      const id = values.place(cursorPart('uuid', after));
      const last = `SELECT c.at, c.id FROM event c WHERE c.desk_id = $1 AND c.id = ${id} AND (c.ticket_id = t.id
        OR c.ticket_id IN (SELECT m.id FROM ticket m WHERE m.desk_id = $1 AND m.merged_into = t.id))`;
      conditions.push(`(e.at, e.id) ${falling ? '<' : '>'} (${last})`);
    }
    const order = falling ? 'e.at DESC NULLS LAST, e.id DESC' : 'e.at, e.id';
    const size = [10, 25, 50, 100].find((each) => each >= limit) ?? limit;
    const text = `SELECT e.id, e.ticket_id AS "ticketId", e.kind, e.at, e.actor_kind AS "actorKind",
        e.actor_id AS "actorId", e.on_behalf_of AS "onBehalfOf", e.data,
        x.body AS text, k.name AS "keyName",
        (SELECT json_object_agg(p.id, p.name) FROM person p WHERE p.desk_id = $1 AND p.id IN (${people})) AS names,
        (SELECT json_object_agg(m.id, json_build_object('id', p.id, 'name', p.name)) FROM merged_person m
          JOIN person p ON p.desk_id = $1 AND p.id = m.merged_into
          WHERE m.desk_id = $1 AND m.id IN (${people})) AS merged
      FROM ticket t
      JOIN ticket s ON s.desk_id = $1 AND (s.id = t.id OR s.merged_into = t.id AND ${visibleTo(caller, blueprint, values, 's')})
      LEFT JOIN LATERAL (
        SELECT * FROM event e WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${size + 1}
      ) e ON true
      LEFT JOIN event_text x ON x.desk_id = $1 AND x.event_id = e.id
      LEFT JOIN api_key k ON k.desk_id = $1 AND k.id = e.actor_id AND e.actor_kind = 'key'
      WHERE t.desk_id = $1 AND ${namedBy(ticket, values)} AND ${visibleTo(caller, blueprint, values)}
      ORDER BY ${order} LIMIT ${size + 1}`;
    const rows = await this.database.read(caller, this.statements.of(text), values.all);
    if (rows.length === 0) throw notFound();
    const context = viewContext(caller, blueprint);
    return pageOf(
      rows.filter((row): row is HistoryRow => row.id !== null),
      limit,
      (row) => historyEntryView(row, context),
      (row) => encodeCursor([row.id], binding),
    );
  }
}
