import { type Blueprint, isOpenCategory } from '#blueprint';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import { type TimedTicket, timersOf } from './armed-timers.js';

// What a new blueprint means for the tickets that are there: their timers are wound up by its rules. Promises stay as
// they were given; only what their lateness does is the new blueprint's to say.

const reopenOrEnd = statement<never>(
  'ticket.follow-category',
  `UPDATE ticket SET is_open = (status_key = ANY ($2::text[])), updated_at = $3, public_updated_at = $3,
     version = version + 1, public_version = public_version + 1
   WHERE desk_id = $1 AND is_open <> (status_key = ANY ($2::text[]))`,
);
const dropStrays = statement<never>(
  'timer.drop-strays',
  `DELETE FROM timer m USING ticket t
   WHERE m.desk_id = $1 AND t.desk_id = $1 AND t.id = m.ticket_id AND m.key NOT LIKE 'target.%'
     AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::text[]) AS k(status, key)
                     WHERE k.status = t.status_key AND k.key = m.key)`,
);
const standing = statement<TimedTicket & { id: Uuid }>(
  'ticket.standing-in',
  `SELECT id, status_key AS "statusKey", status_entered_at AS "statusEnteredAt",
     last_agent_reply_at AS "lastAgentReplyAt", last_customer_reply_at AS "lastCustomerReplyAt"
   FROM ticket WHERE desk_id = $1 AND status_key = ANY ($2::text[]) AND merged_into IS NULL AND id > $3
   ORDER BY id LIMIT $4`,
);
/** What reminds and is over has gone off, unless it still waits; it is moved then, not made anew. */
const rearm = statement<never>(
  'timer.rearm',
  `WITH wanted AS (
     SELECT * FROM jsonb_to_recordset($2::jsonb) AS w(ticket_id uuid, key text, due_at timestamptz, anew boolean)
   ), moved AS (
     UPDATE timer m SET due_at = w.due_at, attempts = 0 FROM wanted w
     WHERE m.desk_id = $1 AND m.ticket_id = w.ticket_id AND m.key = w.key AND m.due_at <> w.due_at
   )
   INSERT INTO timer (desk_id, ticket_id, key, due_at) SELECT $1, ticket_id, key, due_at FROM wanted WHERE anew
   ON CONFLICT (desk_id, ticket_id, key) DO NOTHING`,
);
const dropTargetTimers = statement<never>(
  'timer.drop-of-targets',
  `DELETE FROM timer WHERE desk_id = $1 AND key LIKE 'target.%'`,
);
const armTargetTimers = statement<never>(
  'timer.arm-of-targets',
  `INSERT INTO timer (desk_id, ticket_id, key, due_at)
   SELECT g.desk_id, ticket_id, 'target.' || kind, due_at FROM ticket_target g
     JOIN ticket t ON t.desk_id = $1 AND t.id = g.ticket_id AND t.merged_into IS NULL
   WHERE g.desk_id = $1 AND met_at IS NULL AND paused_at IS NULL AND due_at > $2
   ON CONFLICT (desk_id, ticket_id, key) DO NOTHING`,
);

const page = 1_000;

/** For the transaction that puts a blueprint in force, after tickets were moved out of statuses that go away. */
export async function followBlueprint(tx: Transaction, to: Blueprint): Promise<void> {
  const open = [...to.statuses.values()].filter(({ category }) => isOpenCategory(category));
  await tx.run(reopenOrEnd, [tx.deskId, open.map(({ key }) => key), tx.now]);
  const timers = [...to.timersIn.values()].flat();
  await tx.run(dropStrays, [tx.deskId, timers.map(({ status }) => status), timers.map(({ key }) => key)]);
  await rearmAll(tx, to, [...new Set(timers.map(({ status }) => status))]);
  const effect = to.targets?.whenLate;
  const hasEffect = effect !== undefined && (effect.notify.length > 0 || effect.raisePriorityTo !== null);
  await (hasEffect ? tx.run(armTargetTimers, [tx.deskId, tx.now]) : tx.run(dropTargetTimers, [tx.deskId]));
}

async function rearmAll(tx: Transaction, to: Blueprint, statuses: readonly string[]): Promise<void> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const tickets = await tx.run(standing, [tx.deskId, statuses, last, page]);
    const wanted = tickets.flatMap((ticket) =>
      timersOf(to, ticket).map(({ key, dueAt }) => {
        const timer = to.timersIn.get(ticket.statusKey)?.find((each) => each.key === key);
        const anew = timer?.effect.kind === 'transition' || dueAt > tx.now;
        return { ticket_id: ticket.id, key, due_at: dueAt, anew };
      }),
    );
    if (wanted.length > 0) await tx.run(rearm, [tx.deskId, JSON.stringify(wanted)]);
    if (tickets.length < page) return;
    last = tickets.at(-1)?.id ?? last;
  }
}
