import { statement } from '#database';
import type { Uuid } from '#kernel';
import type { ScanVerdict } from './attachment.entity.js';
import { waitingHours } from './upload-statements.js';

/** A file as a worker holds it. */
export interface LeasedAttachment {
  readonly id: Uuid;
  readonly type: string;
  readonly scan: ScanVerdict;
  readonly unexamined: boolean;
  /** How often it was taken up in vain. */
  readonly attempts: number;
  readonly isGone: boolean;
  /** Somebody could send it to the store themselves; whatever they sent has to go. */
  readonly isDirect: boolean;
  /** Nobody can send it to the store themselves any more. */
  readonly isShut: boolean | null;
  /** It hangs on nothing, and nobody can attach it any more. */
  readonly isOver: boolean;
}

const over = `created_at + interval '${waitingHours} hours'`;
/** When there is something to do next for what is examined. */
export const nextDuty = `coalesce(direct_until, CASE WHEN ticket_id IS NULL THEN ${over} END)`;

/** Takes files whose time has come, until the end of a lease (`$4`). */
export const leaseAttachments = statement<LeasedAttachment>(
  'attachment.lease',
  `UPDATE attachment a SET next_at = $4 FROM (
     SELECT id FROM attachment WHERE desk_id = $1 AND next_at <= $2 ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED
   ) due WHERE a.desk_id = $1 AND a.id = due.id
   RETURNING a.id, a.type, a.scan, a.unexamined, a.attempts, coalesce(a.redacted_at, a.expired_at) IS NOT NULL AS "isGone",
     a.direct_until IS NOT NULL AS "isDirect", a.direct_until <= $2 AS "isShut",
     a.ticket_id IS NULL AND (a.${over} <= $2 OR a.stored_at IS NULL AND a.direct_until <= $2) AS "isOver"`,
);

/** There is nothing more to do, but to look again at what still waits to be attached. */
export const settle = statement<never>(
  'attachment.settle',
  `UPDATE attachment SET attempts = 0, next_at = ${nextDuty}
   WHERE desk_id = $1 AND id = $2`,
);

/** Gives nothing back for what was redacted or expired meanwhile. */
export const examined = statement<{ id: Uuid }>(
  'attachment.examined',
  `UPDATE attachment SET scan = $3, preview = $4, unexamined = false, attempts = 0, version = version + 1,
     next_at = ${nextDuty}
   WHERE desk_id = $1 AND id = $2 AND redacted_at IS NULL AND expired_at IS NULL RETURNING id`,
);

export const putOff = statement<never>(
  'attachment.put-off',
  'UPDATE attachment SET attempts = attempts + 1, next_at = $3 WHERE desk_id = $1 AND id = $2',
);

/** Never what hangs on something. */
export const discard = statement<never>(
  'attachment.discard',
  'DELETE FROM attachment WHERE desk_id = $1 AND id = $2 AND ticket_id IS NULL',
);

/** Nothing is left of what was sent to the store directly. */
export const shut = statement<never>(
  'attachment.shut',
  'UPDATE attachment SET direct_until = NULL WHERE desk_id = $1 AND id = $2',
);
