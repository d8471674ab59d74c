import { statement, type Transaction } from '#database';
import { type Caller, Problem, type Uuid } from '#kernel';
import { type StoredAttachment, storedAttachment } from './attachment.view.js';
import { uploaderOf, waitingHours } from './upload-statements.js';

/** What files are bound to. */
export interface Place {
  readonly ticketId: Uuid;
  /** Null for what comes with the ticket itself. */
  readonly commentId: Uuid | null;
  readonly internal: boolean;
}

// What waited too long is over, whether or not the worker has removed it yet: the two can never meet.
const bind = statement<{ id: Uuid; stored: StoredAttachment }>(
  'attachment.bind',
  `UPDATE attachment a SET ticket_id = $4, comment_id = $5, internal = $6, bound_at = $7,
     next_at = CASE WHEN unexamined THEN next_at ELSE direct_until END
   WHERE desk_id = $1 AND id = ANY ($2::uuid[]) AND uploader_kind = $3 AND uploader_id IS NOT DISTINCT FROM $8
     AND ticket_id IS NULL AND stored_at IS NOT NULL AND redacted_at IS NULL AND scan <> 'infected'
     AND created_at > $7::timestamptz - interval '${waitingHours} hours'
   RETURNING id, ${storedAttachment} AS stored`,
);

/**
 * Binds uploads of the caller to a ticket or a comment, in the transaction that makes it: from then on everybody sees
 * them who sees that.
 *
 * @param ids as they stand in the request, at `/attachmentIds`
 * @param most how many the desk takes
 * @throws Problem `unprocessable` with a pointer to each that is no upload of the caller's, or bound already
 */
export async function bindAttachments(
  tx: Transaction,
  caller: Caller,
  ids: readonly Uuid[],
  most: number,
  place: Place,
): Promise<StoredAttachment[]> {
  if (ids.length === 0) return [];
  if (ids.length > most) throw refused(`At most ${most} files may go with one message here. Write another one.`, []);
  const { kind, id: uploaderId } = uploaderOf(caller);
  const values = [tx.deskId, ids, kind, place.ticketId, place.commentId, place.internal, tx.now, uploaderId];
  const bound = await tx.run(bind, values);
  const missing = ids.flatMap((id, index) => (bound.some((row) => row.id === id.toLowerCase()) ? [] : [index]));
  if (missing.length > 0) {
    throw refused('Upload the files that `errors` names anew, with `attachmentCreate`, and name the new ids.', missing);
  }
  return bound.map(({ stored }) => stored).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function refused(detail: string, indexes: readonly number[]): Problem {
  const errors = indexes.map((index) => ({
    pointer: `/attachmentIds/${index}`,
    code: 'unknown',
    detail: `No upload of yours from the last ${waitingHours} hours that waits to be attached.`,
  }));
  const whole = { pointer: '/attachmentIds', code: 'too-many', detail };
  return new Problem('unprocessable', detail, { errors: errors.length > 0 ? errors : [whole] });
}
