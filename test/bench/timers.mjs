// Timers that are due all at once: how long until the worker has done them, its transition, event and relay row each.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './data.mjs';
import { startProgram } from './processes.mjs';

const howMany = 500;
const patience = 60_000;

/** A desk where tickets that wait for the customer are closed by themselves, and the timer that does it. */
const desk = { slug: 'samsara', status: 'pending', timer: 'resolveForSilence' };

/** @returns milliseconds from the commit that makes them due to the commit of the last one */
export async function timersDone({ environment, owner }) {
  const { rows } = await owner.query('SELECT id FROM desk WHERE slug = $1', [desk.slug]);
  const deskId = rows[0].id;
  // What earlier rounds left to be told is not what is measured here.
  await owner.query('DELETE FROM relay');
  await owner.query('DELETE FROM timer WHERE due_at <= now()');
  const worker = await startProgram([path.join(root, 'dist/apps/worker/src/main.js')], environment);
  try {
    await sleep(1_000);
    const { rows: before } = await owner.query(events, [deskId]);
    await owner.query(
      `WITH chosen AS (SELECT id FROM ticket WHERE desk_id = $1 ORDER BY created_at DESC LIMIT ${howMany}),
       waiting AS (UPDATE ticket SET status_key = $2, is_open = true, status_entered_at = now() - interval '5 days',
         last_agent_reply_at = now() - interval '4 days', last_customer_reply_at = now() - interval '5 days'
         FROM chosen WHERE ticket.desk_id = $1 AND ticket.id = chosen.id)
       INSERT INTO timer (desk_id, ticket_id, key, due_at) SELECT $1, id, $3, now() - interval '1 second' FROM chosen
       ON CONFLICT (desk_id, ticket_id, key) DO UPDATE SET due_at = excluded.due_at`,
      [deskId, desk.status, desk.timer],
    );
    const start = performance.now();
    for (;;) {
      const { rows: now } = await owner.query(events, [deskId]);
      const done = now[0].count - before[0].count;
      const elapsed = performance.now() - start;
      if (done === howMany) return elapsed;
      if (done > howMany || elapsed > patience)
        throw new Error(`${done} of ${howMany} timers went off in ${elapsed} ms`);
      await sleep(20);
    }
  } finally {
    await worker.stop();
  }
}

const events = `SELECT count(*)::int AS count FROM event
  WHERE desk_id = $1 AND actor_kind = 'system' AND kind = 'ticket.moved' AND at > now() - interval '1 hour'`;
