import { lockOf, statement, type Transaction } from '#database';

/**
 * What a legal hold keeps, as conditions for whoever lets go of something: `$1` is the desk. Setting and lifting holds is
 * `privacy`'s.
 */

/**
 * No hold keeps the ticket: neither itself, nor through whoever asked for it, takes part in it or wrote on it.
 *
 * @param ticket an expression of its id; null means that there is none
 */
export function ticketNotHeld(ticket: string): string {
  return `NOT EXISTS (SELECT FROM legal_hold h WHERE h.desk_id = $1 AND (h.ticket_id = ${ticket}
    OR EXISTS (SELECT FROM ticket o WHERE o.desk_id = $1 AND o.id = ${ticket} AND o.requester_id = h.person_id)
    OR EXISTS (SELECT FROM participant o WHERE o.desk_id = $1 AND o.ticket_id = ${ticket} AND o.person_id = h.person_id)
    OR EXISTS (SELECT FROM comment o
      WHERE o.desk_id = $1 AND o.ticket_id = ${ticket} AND o.author_kind = 'person' AND o.author_id = h.person_id)))`;
}

/** @param person an expression of their id; null means that there is none */
export function personNotHeld(person: string): string {
  return `NOT EXISTS (SELECT FROM legal_hold h WHERE h.desk_id = $1 AND h.person_id = ${person})`;
}

const waitForHolds = statement<never>(
  'legal-hold.wait',
  `SELECT pg_advisory_xact_lock(${lockOf('legalHolds', '$1::uuid::text')})`,
);

/** A hold and a round of retention come one after the other: once a hold is set, nothing it keeps goes any more. */
export async function oneAfterAnother(tx: Transaction): Promise<void> {
  await tx.run(waitForHolds, [tx.deskId]);
}
