import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

const names = statement<{ requester: string; organization: string | null }>(
  'ticket.people',
  `SELECT p.name AS requester, o.name AS organization FROM ticket t
   JOIN person p ON p.desk_id = $1 AND p.id = t.requester_id
   LEFT JOIN organization o ON o.desk_id = $1 AND o.id = t.organization_id
   WHERE t.desk_id = $1 AND t.id = $2`,
);

/** What a ticket's requester and their organization are called. */
export async function peopleOf(
  tx: Transaction,
  ticketId: Uuid,
): Promise<{ readonly requester: string; readonly organization: string | null }> {
  return (await tx.first(names, [tx.deskId, ticketId])) ?? { requester: '', organization: null };
}
