import { statement, type Transaction } from '#database';
import { newId, type Uuid } from '#kernel';
import type { LinkPurpose } from './link-minter.js';
import type { SubscriptionPurpose } from './subscription-link.js';
import type { MailTemplate } from './words.js';

/** What a mail is filled with when it is sent. */
export interface MailData {
  /** By variable name (see `notifiableEvents`), in the reader's language; links are not among them. */
  readonly values: Readonly<Record<string, string>>;
  /** The one-time link that is made when the mail is rendered. */
  readonly link?: LinkPurpose;
  /** The subscription to the status page that it is about, and what the reader may do with it by a link. */
  readonly subscription?: { readonly id: Uuid; readonly purpose: SubscriptionPurpose };
  /** The incident that it tells of. */
  readonly incidentId?: Uuid;
  /** Until when the link works, where that was promised before (RFC 3339). */
  readonly linkUntil?: string;
  /** The reader's zone, when they have chosen one. */
  readonly timeZone?: string;
  /** Message-ID of the mail that this one answers by itself. */
  readonly inReplyTo?: string;
  /** It waits for more of its kind, to go out with it. */
  readonly held?: true;
  /** All that it tells of, in order, where it tells of more than one thing; it is among them itself. */
  readonly parts?: readonly MailPart[];
}

/** One thing that a mail tells of. */
export interface MailPart {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

/** One mail to one address. */
export interface MailDraft {
  readonly eventId: Uuid;
  readonly ticketId: Uuid | null;
  readonly personId: Uuid | null;
  readonly template: MailTemplate;
  readonly email: string;
  readonly language: string;
  readonly data: MailData;
}

const insert = statement<never>(
  'mail.queue',
  `INSERT INTO mail (desk_id, id, event_id, ticket_id, person_id, template, email, language, data, status, next_at, created_at)
   SELECT $1, m.id, m."eventId", m."ticketId", m."personId", m.template, m.email, m.language, m.data, 'queued',
     CASE WHEN m.data ? 'held' THEN coalesce((
       SELECT min(w.next_at) FROM mail w WHERE w.desk_id = $1 AND w.email = m.email AND w.ticket_id = m."ticketId"
         AND w.status = 'queued' AND w.attempts = 0 AND w.next_at > $3 AND w.data ? 'held'), $4) ELSE $3 END, $3
   FROM jsonb_to_recordset($2::jsonb) AS m(
     id uuid, "eventId" uuid, "ticketId" uuid, "personId" uuid, template text, email text, language text, data jsonb)
   ON CONFLICT DO NOTHING`,
);

/**
 * Puts mails into the queue, in the transaction of what they tell of. The same event tells an address once.
 *
 * @param seconds for which those that are held wait for more; the first of them sets the time for all
 */
export async function queueMail(tx: Transaction, drafts: readonly MailDraft[], seconds = 0): Promise<void> {
  if (drafts.length === 0) return;
  const until = new Date(tx.now.getTime() + seconds * 1000);
  await tx.run(insert, [tx.deskId, JSON.stringify(drafts.map((draft) => ({ id: newId(), ...draft }))), tx.now, until]);
}

/** A mail as a worker holds it. */
export interface QueuedMail {
  readonly id: Uuid;
  readonly ticketId: Uuid | null;
  readonly personId: Uuid | null;
  readonly template: string;
  readonly email: string;
  readonly language: string;
  readonly data: MailData;
  /** Trace of what it tells of. */
  readonly traceparent: string | null;
  /** How often it was tried before. */
  readonly attempts: number;
}

const columns = `m.id, m.ticket_id AS "ticketId", m.person_id AS "personId", m.template, m.email, m.language, m.data,
  (SELECT e.traceparent FROM event e WHERE e.desk_id = $1 AND e.id = m.event_id) AS traceparent`;
const due = `SELECT id FROM mail WHERE desk_id = $1 AND status = 'queued' AND next_at <= $2
     ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED`;

/** Locks mails that are due until the transaction ends. `$3`: how many at most. */
export const lockMails = statement<QueuedMail>(
  'mail.lock',
  `SELECT ${columns}, m.attempts FROM mail m
   WHERE m.desk_id = $1 AND m.status = 'queued' AND m.next_at <= $2
   ORDER BY m.next_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
);

/** Takes a lease on mails that are due: until `$4` nobody else tries them. `attempts` counts this one already. */
export const leaseMails = statement<QueuedMail>(
  'mail.lease',
  `WITH due AS (${due})
   UPDATE mail m SET next_at = $4, attempts = m.attempts + 1 FROM due
   WHERE m.desk_id = $1 AND m.id = due.id
   RETURNING ${columns}, m.attempts - 1 AS attempts`,
);

const sent = statement<never>(
  'mail.sent',
  `UPDATE mail SET status = 'sent', sent_at = $3, next_at = NULL, data = '{}', last_error = NULL, rendered = $4
   WHERE desk_id = $1 AND id = $2`,
);

/** @param rendered the mail itself, where it is shown instead of sent */
export async function markSent(tx: Transaction, mail: QueuedMail, rendered: object | null): Promise<void> {
  await tx.run(sent, [tx.deskId, mail.id, tx.now, rendered === null ? null : JSON.stringify(rendered)]);
}

const failed = statement<{ id: Uuid }>(
  'mail.failed',
  `UPDATE mail SET status = 'failed', next_at = NULL, data = '{}', last_error = $4, attempts = $3
   WHERE desk_id = $1 AND id = $2 AND status = 'queued' AND attempts <= $3 RETURNING id`,
);
const postponed = statement<never>(
  'mail.postpone',
  `UPDATE mail SET next_at = $5, last_error = $4, attempts = $3
   WHERE desk_id = $1 AND id = $2 AND status = 'queued' AND attempts <= $3`,
);

const withdrawn = statement<never>(
  'mail.withdraw',
  `UPDATE mail SET status = 'failed', next_at = NULL, data = '{}', last_error = 'withdrawn'
   WHERE desk_id = $1 AND ticket_id = $2 AND person_id = $3 AND status = 'queued'`,
);

/** Takes back what still waits to be sent to a person about a ticket: they may not read of it any more. */
export async function withdrawMail(tx: Transaction, ticketId: Uuid, personId: Uuid): Promise<void> {
  await tx.run(withdrawn, [tx.deskId, ticketId, personId]);
}

const minute = 60_000;
/** Waits between the attempts: eleven attempts over four days. */
const waits = [1, 5, 30, 120, 360, 720, 1440, 1440, 1440, 240].map((minutes) => minutes * minute);

/** Milliseconds from the n-th failed attempt (from 1) to the next; undefined when the mail is given up. */
export function waitAfter(attempt: number): number | undefined {
  return waits[attempt - 1];
}

/**
 * Notes a failed attempt: tried again later, or given up when it cannot succeed or has failed for four days. Does nothing
 * when another worker has taken the mail since.
 *
 * @returns whether it is given up now
 */
export async function markFailed(tx: Transaction, mail: QueuedMail, error: string, forGood: boolean): Promise<boolean> {
  const attempt = mail.attempts + 1;
  const wait = forGood ? undefined : waitAfter(attempt);
  if (wait === undefined) return (await tx.first(failed, [tx.deskId, mail.id, attempt, error])) !== undefined;
  await tx.run(postponed, [tx.deskId, mail.id, attempt, error, new Date(tx.now.getTime() + wait)]);
  return false;
}
