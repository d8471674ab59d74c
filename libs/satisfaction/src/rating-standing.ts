import type { Blueprint } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import type { TicketRow } from '#tickets';

/** A ticket's rating, given or not, and what was asked. */
export interface RatingStanding {
  /** null: none was given yet */
  readonly mark: number | null;
  readonly words: string | null;
  readonly givenAt: Date | null;
  readonly changedAt: Date | null;
  /** 0: none was given yet */
  readonly version: number;
  /** The last time a rating was asked for: until when it may be given and changed, and on which scale. */
  readonly until: Date | null;
  readonly scale: number | null;
}

const read = statement<RatingStanding>(
  'rating.standing',
  `SELECT r.mark, r.words, r.given_at AS "givenAt", r.changed_at AS "changedAt", coalesce(r.version, 0) AS version,
     (asked.data->>'until')::timestamptz AS until, (asked.data->>'scale')::integer AS scale
   FROM ticket t
   LEFT JOIN rating r ON r.desk_id = $1 AND r.ticket_id = t.id
   LEFT JOIN LATERAL (
     SELECT data FROM event e WHERE e.desk_id = $1 AND e.ticket_id = t.id AND e.kind = 'rating.asked'
     ORDER BY e.sequence DESC LIMIT 1) asked ON true
   WHERE t.desk_id = $1 AND t.id = $2`,
);

/** @param deskId the reader's desk */
export async function readStanding(
  reader: Database | Transaction,
  deskId: Uuid,
  ticketId: Uuid,
): Promise<RatingStanding> {
  const values = [deskId, ticketId];
  const row =
    reader instanceof Database ? await reader.readFirst({ deskId }, read, values) : await reader.first(read, values);
  if (!row) throw new Error('a ticket that was just read is gone');
  return row;
}

/** Why a ticket cannot be rated at present. */
export type RatingObstacle = 'notAsked' | 'reopened' | 'over';

/**
 * A request for a rating is good from the step that asks until the instant it names. While the ticket is open again it
 * waits: the next closing asks anew, with a time of its own.
 *
 * @returns null when the ticket may be rated
 */
export function obstacleTo(
  ticket: Pick<TicketRow, 'isOpen' | 'statusKey'>,
  standing: Pick<RatingStanding, 'until'>,
  { satisfaction }: Blueprint,
  now: Date,
): RatingObstacle | null {
  if (standing.until === null) return 'notAsked';
  if (ticket.isOpen && !satisfaction?.askedIn.has(ticket.statusKey)) return 'reopened';
  return now < standing.until ? null : 'over';
}
