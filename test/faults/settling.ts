import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { DeskModel } from './desk-model.js';
import { rows } from './evidence.js';
import { jump } from './nemesis.js';
import type { Workload } from './workload.js';
import type { World } from './world.js';

/** What workers still have to do, by the desks' clocks; mails and events count though they are not due yet. */
const outstanding = `
  SELECT (SELECT count(*) FROM relay)::int AS events,
    (SELECT count(*) FROM mail WHERE status = 'queued')::int AS mails,
    (SELECT count(*) FROM timer t JOIN desk d ON d.id = t.desk_id WHERE t.due_at <= d.clock_at)::int AS timers,
    (SELECT count(*) FROM inbound_mail WHERE status = 'received')::int AS inbound,
    (SELECT count(*) FROM attachment a JOIN desk d ON d.id = a.desk_id WHERE a.next_at <= d.clock_at)::int AS files,
    (SELECT count(*) FROM support_access_grant g JOIN desk d ON d.id = g.desk_id WHERE g.next_at <= d.clock_at)::int AS grants`;

type Outstanding = Readonly<Record<string, number>>;

/**
 * Lets the workers finish. Leases of killed workers and delays of refused mails end by the desk's clock, so it is moved
 * on whenever nothing is done any more; in the end by six days, so that every timer of a ticket has been due.
 */
export async function settle(
  world: World,
  workload: Workload,
  desks: readonly DeskModel[],
  log: (line: string) => void,
): Promise<Client> {
  world.mailbox.isRefusing = false;
  for (const program of [...world.apis, ...world.workers]) program.signal('SIGCONT');
  for (const link of world.links) await link.mend();
  const owner = await world.database.asOwner();
  await drained(owner, workload, desks, log);
  for (const desk of desks) await jump(workload, desk, 'P6D');
  await drained(owner, workload, desks, log);
  return owner;
}

/** Ends without a word where nothing moves any more: the checker says what is left. */
async function drained(
  owner: Client,
  workload: Workload,
  desks: readonly DeskModel[],
  log: (line: string) => void,
): Promise<void> {
  let before = '';
  let still = 0;
  for (let jumps = 0; jumps < 60; ) {
    const [left = {}] = await rows<Outstanding>(owner, outstanding);
    if (Object.values(left).every((count) => count === 0)) return;
    const now = JSON.stringify(left);
    still = now === before ? still + 1 : 0;
    before = now;
    if (still >= 15) {
      log(`waiting for ${now}`);
      for (const desk of desks) await jump(workload, desk, 'PT15M');
      jumps += 1;
      still = 0;
    }
    await sleep(100);
  }
}
