import { statement, type Transaction } from '#database';
import { eventOf, record, systemActor } from '#history';
import type { Uuid } from '#kernel';
import type { InboundStatus } from './inbound-mail.entity.js';
import { mailDecided } from './inbound-mail.events.js';
import type { Judged } from './mail-facts.service.js';
import type { RulingReason } from './ruling.js';

/** What became of a message. */
export interface Outcome {
  readonly status: InboundStatus;
  readonly reason?: RulingReason;
  readonly personId?: Uuid | null;
  readonly ticketId?: Uuid | null;
  readonly suggestedTicketId?: Uuid | null;
  readonly commentId?: Uuid | null;
}

/** Another worker was faster; nothing of this one's work may stay. */
export class SettledAlready extends Error {
  override readonly name = 'SettledAlready';
}

const settle = statement<{ id: Uuid }>(
  'inbound-mail.settle',
  `UPDATE inbound_mail SET status = $3, next_at = NULL, last_error = NULL, settled_at = $4, from_email = $5,
     from_name = $6, subject = $7, body = $8, evidence = $9, person_id = $10, ticket_id = $11,
     suggested_ticket_id = $12, comment_id = $13, version = version + 1
   WHERE desk_id = $1 AND id = $2 AND status = 'received' RETURNING id`,
);

/** Characters of a message's words that are kept beside its source. */
const longestBody = 100_000;

/**
 * Writes what became of a message, in the transaction of its effect: whatever happens, it has its effect once.
 *
 * @throws SettledAlready
 */
export async function settleMail(tx: Transaction, id: Uuid, judged: Judged, outcome: Outcome): Promise<void> {
  const { mail, body, evidence } = judged;
  const reason = outcome.reason ?? null;
  const ticketId = outcome.ticketId ?? null;
  const row = await tx.first(settle, [
    tx.deskId,
    id,
    outcome.status,
    tx.now,
    mail.from?.email ?? null,
    mail.from?.name || null,
    mail.subject.slice(0, 1000),
    body.slice(0, longestBody),
    JSON.stringify({ ...evidence, reason }),
    outcome.personId ?? evidence.senderId,
    ticketId,
    outcome.suggestedTicketId ?? null,
    outcome.commentId ?? null,
  ]);
  if (!row) throw new SettledAlready();
  const data = { mailId: id, decision: outcome.status, reason, ticketId };
  await record(tx, eventOf(mailDecided, { actor: systemActor, subjectId: id, data }));
}
