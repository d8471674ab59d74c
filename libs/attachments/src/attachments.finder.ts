import { type Database, type Statement, statement, Transaction } from '#database';
import { type Caller, isStaff, isUuid, notFound, type Uuid } from '#kernel';
import type { AttachedTickets } from './attached-tickets.js';
import type { ScanVerdict } from './attachment.entity.js';
import { type StoredAttachment, storedAttachment } from './attachment.view.js';
import { uploaderOf } from './upload-statements.js';

/** A file as those find it who may know of it. */
export interface FoundAttachment {
  readonly id: Uuid;
  readonly stored: StoredAttachment;
  readonly digest: Buffer;
  readonly scan: ScanVerdict;
  readonly attempts: number;
  readonly unexamined: boolean;
  readonly ticketId: Uuid | null;
  readonly commentId: Uuid | null;
  readonly boundAt: Date | null;
  readonly internal: boolean;
}

const columns = `a.id, ${storedAttachment} AS stored, a.digest, a.scan, a.attempts, a.unexamined,
  a.ticket_id AS "ticketId", a.comment_id AS "commentId", a.bound_at AS "boundAt", a.internal`;

// A file that hangs on nothing is its uploader's alone; one on an internal comment exists for staff alone.
const condition = `a.desk_id = $1 AND a.id = $2 AND a.stored_at IS NOT NULL AND CASE WHEN a.ticket_id IS NULL
  THEN a.uploader_kind = $3 AND a.uploader_id IS NOT DISTINCT FROM $4 ELSE $5 OR NOT a.internal END`;
const find = statement<FoundAttachment>('attachment.find', `SELECT ${columns} FROM attachment a WHERE ${condition}`);
const lock = statement<FoundAttachment>(
  'attachment.lock',
  `SELECT ${columns} FROM attachment a WHERE ${condition} FOR UPDATE`,
);

/**
 * The file with this id. What the caller may not see is not found.
 *
 * @throws Problem `not-found`
 */
export async function findAttachment(
  database: Database,
  tickets: AttachedTickets,
  caller: Caller,
  id: string,
): Promise<FoundAttachment> {
  const found = await read(database, find, caller, id);
  const { ticketId, commentId, boundAt } = found;
  if (ticketId !== null && boundAt !== null) await tickets.requireSeen(caller, { ticketId, commentId, boundAt });
  return found;
}

/** The same, held until the transaction ends; its ticket is locked already. @throws Problem `not-found` */
export async function lockAttachment(tx: Transaction, caller: Caller, id: string): Promise<FoundAttachment> {
  return read(tx, lock, caller, id);
}

async function read(
  reader: Database | Transaction,
  asked: Statement<FoundAttachment>,
  caller: Caller,
  id: string,
): Promise<FoundAttachment> {
  const wanted = id.toLowerCase();
  if (!isUuid(wanted)) throw notFound();
  const uploader = uploaderOf(caller);
  const values = [caller.deskId, wanted, uploader.kind, uploader.id, isStaff(caller)];
  const found =
    reader instanceof Transaction ? await reader.first(asked, values) : await reader.readFirst(caller, asked, values);
  if (!found) throw notFound();
  return found;
}
