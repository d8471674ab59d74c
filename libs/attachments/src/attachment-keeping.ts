import { statement } from '#database';
import type { Keeping } from '#desks';
import type { Uuid } from '#kernel';

// Its bytes are the worker's next duty; from now on nobody gets them.
const expire = statement<{ id: Uuid }>(
  'attachment.expire',
  `UPDATE attachment a SET digest = NULL, preview = false, unexamined = false, expired_at = $2, next_at = $2, attempts = 0,
     version = version + 1
   FROM (
     SELECT id FROM attachment WHERE desk_id = $1 AND bound_at <= $3 AND redacted_at IS NULL AND expired_at IS NULL
     ORDER BY bound_at LIMIT $4 FOR UPDATE SKIP LOCKED
   ) due WHERE a.desk_id = $1 AND a.id = due.id RETURNING a.id`,
);

/** Files are kept from when they were attached; what stays says that there was one, and what it was called. */
export const attachmentKeeping: Keeping = {
  what: 'attachments',
  letGo: async (tx, before, most) => (await tx.run(expire, [tx.deskId, tx.now, before, most])).length,
};
