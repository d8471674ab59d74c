import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import type { MailData, MailPart } from './mail-queue.js';

interface Waiting {
  readonly id: Uuid;
  readonly key: string;
  readonly template: string;
  readonly data: MailData;
  readonly isDue: boolean;
}

/** Tickets and recipients with something due are looked at, as many as one batch may send. */
const most = 50;

/**
 * What is not tried yet, of each ticket and recipient something is due for: in the order of the events. Rows that another
 * worker holds go out by themselves; so does what carries a one-time link.
 */
const waiting = statement<Waiting>(
  'mail.waiting',
  `WITH due AS (
     SELECT DISTINCT ticket_id, email FROM mail
     WHERE desk_id = $1 AND status = 'queued' AND next_at <= $2 AND attempts = 0 AND ticket_id IS NOT NULL
       AND person_id IS NOT NULL AND NOT data ? 'link' LIMIT $3
   ) SELECT m.id, m.ticket_id || ' ' || m.email || ' ' || m.language AS key, m.template, m.data,
     m.next_at <= $2 AS "isDue"
   FROM due JOIN mail m ON m.desk_id = $1 AND m.ticket_id = due.ticket_id AND m.email = due.email
   WHERE m.status = 'queued' AND m.attempts = 0 AND m.person_id IS NOT NULL AND NOT m.data ? 'link'
      AND (m.data ? 'held' OR m.next_at <= $2)
   ORDER BY m.event_id, m.id FOR UPDATE OF m SKIP LOCKED`,
);
const lead = statement<never>(
  'mail.lead',
  `UPDATE mail SET data = data || jsonb_build_object('parts', $3::jsonb), next_at = $4 WHERE desk_id = $1 AND id = $2`,
);
const follow = statement<never>(
  'mail.follow',
  `UPDATE mail SET status = 'sent', sent_at = $3, next_at = NULL, data = '{}', last_error = 'bundled'
   WHERE desk_id = $1 AND id = ANY ($2::uuid[])`,
);

/**
 * Makes one mail of what waits for a recipient about a ticket. Small news wait from the first of them on until their time
 * is over, or until anything else about the ticket goes out to the same recipient, which takes them along; all of it is
 * told in the order in which it happened. What is bundled is in one row from then on, in one transaction: it is tried
 * again and given up as one, and nothing is told twice.
 */
export async function bundleMails(tx: Transaction): Promise<void> {
  const groups = new Map<string, Waiting[]>();
  for (const mail of await tx.run(waiting, [tx.deskId, tx.now, most])) {
    groups.set(mail.key, [...(groups.get(mail.key) ?? []), mail]);
  }
  for (const mails of groups.values()) {
    // What could not wait stays what it is, with the rest beside it; its row is the one that goes out.
    const leader = mails.find(({ isDue, data }) => isDue && !data.held) ?? mails.find(({ isDue }) => isDue);
    if (!leader || mails.length === 1 || !mails.some(({ data }) => data.held)) continue;
    const parts = mails.flatMap(
      ({ template, data }): readonly MailPart[] => data.parts ?? [{ template, values: data.values }],
    );
    const others = mails.filter((mail) => mail !== leader).map(({ id }) => id);
    await tx.run(lead, [tx.deskId, leader.id, JSON.stringify(parts), tx.now]);
    await tx.run(follow, [tx.deskId, others, tx.now]);
  }
}
