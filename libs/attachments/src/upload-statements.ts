import { createHash } from 'node:crypto';
import { statement, type Transaction } from '#database';
import { type Caller, isStaff, Problem, type Uuid } from '#kernel';
import { type StoredAttachment, storedAttachment } from './attachment.view.js';
import type { Intake } from './file-intake.js';
import { isPicture } from './thumbnail.js';

/** How long an upload waits to be attached to something. */
export const waitingHours = 24;
/** Uploads of one customer that may wait at the same time. */
const mostWaiting = 50;

const begin = statement<{ id: Uuid }>(
  'attachment.begin',
  `INSERT INTO attachment (desk_id, id, uploader_kind, uploader_id, name, type, size, scan, created_at, direct_until, next_at)
   SELECT $1, $2, $3, $4, $5, '', $8, 'off', $6, $9, coalesce($9, $6::timestamptz + interval '${waitingHours} hours')
   WHERE $7 OR (SELECT count(*) FROM attachment w WHERE w.desk_id = $1 AND w.uploader_id = $4 AND w.ticket_id IS NULL
     AND w.created_at > $6::timestamptz - interval '${waitingHours} hours') < ${mostWaiting}
   RETURNING id`,
);
// Once only: what is stored is looked at by the scanner as it is. What came too late belongs to the worker by now.
const finish = statement<{ stored: StoredAttachment }>(
  'attachment.finish',
  `UPDATE attachment a SET type = $3, size = $4, digest = $5, scan = $6, unexamined = $7::boolean, stored_at = $8,
     next_at = CASE WHEN $7::boolean THEN $8 ELSE next_at END
   WHERE desk_id = $1 AND id = $2 AND stored_at IS NULL AND (direct_until IS NULL OR direct_until > $8)
   RETURNING ${storedAttachment} AS stored`,
);

/** Who uploaded, as the rows keep it. */
export function uploaderOf(caller: Caller): { readonly kind: 'person' | 'key' | 'system'; readonly id: Uuid | null } {
  const kind = caller.kind === 'person' || caller.kind === 'key' ? caller.kind : 'system';
  return { kind, id: caller.personId ?? caller.keyId };
}

/**
 * Begins an upload: its row is there before its bytes.
 *
 * @param direct how many bytes the uploader is to send to the store themselves, and until when
 * @throws Problem `conflict` when too many wait
 */
export async function beginUpload(
  tx: Transaction,
  caller: Caller,
  { id, name, direct }: { id: Uuid; name: string; direct?: { readonly size: number; readonly until: Date } },
): Promise<void> {
  const { kind, id: uploaderId } = uploaderOf(caller);
  // All visitors of a page upload by one key: what they may, the limits of submissions say.
  const isUncounted = isStaff(caller) || caller.kind === 'publishable';
  const known = [tx.deskId, id, kind, uploaderId, name, tx.now, isUncounted];
  const begun = await tx.first(begin, [...known, direct?.size ?? 0, direct?.until ?? null]);
  if (begun) return;
  throw new Problem(
    'conflict',
    `${mostWaiting} files of yours wait to be attached to something. Attach them, or wait until they are gone, after ${waitingHours} hours.`,
  );
}

/**
 * Says that all of a file is there, and what it is: from now on it can be attached.
 *
 * @throws Problem `conflict` when its row is gone
 */
export async function finishUpload(
  tx: Transaction,
  id: Uuid,
  { type, size, digest }: Intake,
  isScanned: boolean,
): Promise<StoredAttachment> {
  const unexamined = isScanned || isPicture(type);
  const scan = isScanned ? 'pending' : 'off';
  const row = await tx.first(finish, [tx.deskId, id, type, size, digest, scan, unexamined, tx.now]);
  if (!row) throw new Problem('conflict', 'The upload took too long. Send the file again.');
  return row.stored;
}

/** The body of an upload is known by its file only: boundaries of forms are made up anew each time. */
export function fingerprinted(caller: Caller, name: string, { digest }: Intake): Caller {
  if (caller.idempotency === null) return caller;
  const fingerprint = createHash('sha256').update(digest).update(name).digest();
  return { ...caller, idempotency: { ...caller.idempotency, fingerprint } };
}
