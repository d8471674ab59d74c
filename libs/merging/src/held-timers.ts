import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

const hold = statement<never>(
  'held-timer.hold',
  `WITH stopped AS (DELETE FROM timer WHERE desk_id = $1 AND ticket_id = $2 RETURNING key, due_at)
   INSERT INTO held_timer (desk_id, ticket_id, key, due_at) SELECT $1, $2, key, due_at FROM stopped`,
);
const release = statement<never>(
  'held-timer.release',
  `WITH held AS (DELETE FROM held_timer WHERE desk_id = $1 AND ticket_id = $2 RETURNING key, due_at)
   INSERT INTO timer (desk_id, ticket_id, key, due_at) SELECT $1, $2, key, due_at FROM held
   ON CONFLICT (desk_id, ticket_id, key) DO NOTHING`,
);

/** Stops every timer of a ticket and keeps those that had not gone off. */
export async function holdTimers(tx: Transaction, ticketId: Uuid): Promise<void> {
  await tx.run(hold, [tx.deskId, ticketId]);
}

/**
 * Lets them run again, each due when it was. What was due meanwhile goes off now, once; whoever lets timers go off holds
 * each against the ticket and the blueprint as they are then.
 */
export async function releaseTimers(tx: Transaction, ticketId: Uuid): Promise<void> {
  await tx.run(release, [tx.deskId, ticketId]);
}
