import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventKind, eventOf, record } from '#history';
import { type Caller, notFound, Problem, personOf, type Uuid } from '#kernel';
import { ComposedStatements } from './composed-statements.js';
import type { ReadMarkerDto } from './read-marker.dto.js';
import { namedBy } from './ticket-naming.js';
import { StatementValues, visibleTo } from './ticket-visibility.js';

/** About the reader: reading a ticket changes nothing on it, hence no place among its events. */
const ticketRead = eventKind<{ readonly ticketId: Uuid }>('ticket.markedRead', 'staff', false);

const statements = new ComposedStatements<{ ticketId: Uuid; readAt: Date }>('read-marker.set');

/** Up to when people have read tickets; it makes `unread`. */
@Injectable()
export class ReadMarkers {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /**
   * @param ticket id or number
   * @param readAt RFC 3339; an instant yet to come counts as now
   * @throws Problem `not-found`, `invalid-request`
   */
  async set(caller: Caller, ticket: string, readAt: string | undefined): Promise<ReadMarkerDto> {
    const personId = personOf(caller);
    const blueprint = await this.desks.blueprint(caller);
    return this.database.command(caller, async (tx) => {
      const values = new StatementValues(tx.deskId);
      const reader = values.place(personId);
      const until = values.place(earlierOf(instantOf(readAt) ?? tx.now, tx.now));
      const text = `INSERT INTO read_marker AS marker (desk_id, person_id, ticket_id, read_at)
        SELECT $1, ${reader}, t.id, ${until} FROM ticket t
        WHERE t.desk_id = $1 AND ${namedBy(ticket, values)} AND ${visibleTo(caller, blueprint, values)}
        ON CONFLICT (desk_id, person_id, ticket_id)
          DO UPDATE SET read_at = greatest(marker.read_at, excluded.read_at)
        RETURNING ticket_id AS "ticketId", read_at AS "readAt"`;
      const marker = await tx.first(statements.of(text), values.all);
      if (!marker) throw notFound();
      const { ticketId } = marker;
      await record(tx, eventOf(ticketRead, { actor: actorOf(caller), subjectId: personId, data: { ticketId } }));
      return { ticketId, readAt: marker.readAt.toISOString() };
    });
  }
}

function instantOf(given: string | undefined): Date | undefined {
  if (given === undefined) return undefined;
  const instant = new Date(given);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new Problem('invalid-request', 'The instant does not exist.', {
    errors: [{ pointer: '/readAt', code: 'bad-format', detail: 'Send an instant such as 2026-03-01T09:30:00Z.' }],
  });
}

function earlierOf(one: Date, other: Date): Date {
  return one < other ? one : other;
}
