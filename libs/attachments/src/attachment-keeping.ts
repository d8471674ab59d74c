import { statement } from '#database';
import { type Keeping, personNotHeld, ticketNotHeld } from '#desks';
import { eventOf, record, systemActor } from '#history';
import type { Uuid } from '#kernel';
import { attachmentExpired } from './attachments.events.js';

// Its bytes are the worker's next duty; from now on nobody gets them.
const expire = statement<{ attachmentId: Uuid; ticketId: Uuid }>(
  'attachment.expire',
  `UPDATE attachment a SET digest = NULL, preview = false, unexamined = false, expired_at = $2, next_at = $2, attempts = 0,
     version = version + 1
   FROM (
     SELECT f.id FROM attachment f WHERE f.desk_id = $1 AND f.bound_at <= $3 AND f.redacted_at IS NULL
       AND f.expired_at IS NULL AND ${ticketNotHeld('f.ticket_id')} AND ${personNotHeld('f.uploader_id')}
     ORDER BY f.bound_at LIMIT $4 FOR UPDATE SKIP LOCKED
   ) due WHERE a.desk_id = $1 AND a.id = due.id RETURNING a.id AS "attachmentId", a.ticket_id AS "ticketId"`,
);

/** Files are kept from when they were attached; what stays says that there was one, and what it was called. */
export const attachmentKeeping: Keeping = {
  keptFor: ({ attachments }) => attachments,
  letGo: async (tx, before, most) => {
    const expired = await tx.run(expire, [tx.deskId, tx.now, before, most]);
    const told = expired.map((data) =>
      eventOf(attachmentExpired, { actor: systemActor, subjectId: data.attachmentId, data }),
    );
    if (told.length > 0) await record(tx, ...told);
    return expired.length;
  },
};
