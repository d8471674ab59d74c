import type { LiveTickets } from '#blueprint';
import { type Statement, statement } from '#database';
import type { Uuid } from '#kernel';

interface Count {
  readonly what: 'status' | 'type';
  readonly key: string;
  readonly tickets: number;
}

const count = statement<Count>(
  'ticket.count-by-status-and-type',
  `SELECT 'status' AS what, status_key AS key, count(*)::int AS tickets FROM ticket WHERE desk_id = $1 GROUP BY status_key
   UNION ALL
   SELECT 'type', type_key, count(*)::int FROM ticket WHERE desk_id = $1 GROUP BY type_key`,
);

type Read = (asked: Statement<Count>, values: readonly unknown[]) => Promise<Count[]>;

/** How many tickets stand in each status and type, ended ones included: each is shown with both. */
export async function liveTickets(read: Read, deskId: Uuid): Promise<LiveTickets> {
  const counts = await read(count, [deskId]);
  const of = (what: Count['what']) =>
    Object.fromEntries(counts.filter((row) => row.what === what).map((row) => [row.key, row.tickets]));
  return { ticketsByStatus: of('status'), ticketsByType: of('type') };
}
