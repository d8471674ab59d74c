import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { type Caller, isStaff, newId, Problem, type Uuid } from '#kernel';
import type { AttachmentDto } from './attachment.dto.js';
import { attachmentView, type StoredAttachment, storedAttachment } from './attachment.view.js';
import { harmlessName } from './attachment-name.js';
import { FileIntake, type Intake } from './file-intake.js';
import { FileStore, removeAll } from './file-store.js';
import { isPicture } from './thumbnail.js';
import { VirusScanner } from './virus-scanner.js';

/** How long an upload waits to be attached to something. */
export const waitingHours = 24;
/** Uploads of one customer that may wait at the same time. */
const mostWaiting = 50;

const begin = statement<{ id: Uuid }>(
  'attachment.begin',
  `INSERT INTO attachment (desk_id, id, uploader_kind, uploader_id, name, type, size, scan, created_at, next_at)
   SELECT $1, $2, $3, $4, $5, '', 0, 'off', $6, $6::timestamptz + interval '${waitingHours} hours'
   WHERE $7 OR (SELECT count(*) FROM attachment w WHERE w.desk_id = $1 AND w.uploader_id = $4 AND w.ticket_id IS NULL
     AND w.created_at > $6::timestamptz - interval '${waitingHours} hours') < ${mostWaiting}
   RETURNING id`,
);
const finish = statement<{ stored: StoredAttachment }>(
  'attachment.finish',
  `UPDATE attachment a SET type = $3, size = $4, digest = $5, scan = $6, unexamined = $7::boolean, stored_at = $8,
     next_at = CASE WHEN $7::boolean THEN $8 ELSE next_at END
   WHERE desk_id = $1 AND id = $2 RETURNING ${storedAttachment} AS stored`,
);
const forget = statement<never>(
  'attachment.forget',
  'DELETE FROM attachment WHERE desk_id = $1 AND id = $2 AND ticket_id IS NULL',
);

/** Takes files in. What was taken in is nobody's but its uploader's until it is bound to a ticket or a comment. */
@Injectable()
export class Uploads {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly store: FileStore,
    private readonly scanner: VirusScanner,
  ) {}

  /**
   * Takes one file in, in constant memory: its row, its bytes, then what is known of them. What ends early leaves nothing
   * behind; what a killed process leaves, the worker removes after a day.
   *
   * The bytes are always read: with an idempotency key, name and content are what makes two requests the same.
   *
   * @param receive gives name and content to what it is called with, once
   * @throws Problem `payload-too-large`, `unprocessable` for an empty file, `conflict` when too many wait, `unavailable`
   */
  async take(
    caller: Caller,
    receive: <T>(keep: (name: string, content: AsyncIterable<Uint8Array>) => Promise<T>) => Promise<T>,
  ): Promise<AttachmentDto> {
    const { attachments } = await this.desks.blueprint(caller);
    const id = newId();
    const key = { deskId: caller.deskId, id };
    let isKept = false;
    let isAway = false;
    try {
      const { name, intake } = await receive(async (given, content) => {
        const name = harmlessName(given);
        await this.begin(caller, id, name);
        const intake = new FileIntake(attachments.largest);
        await this.store.write({ ...key, variant: 'original' }, intake.through(content));
        return { name, intake: await intake.result() };
      });
      if (intake.size === 0) throw empty();
      return await this.database.command(fingerprinted(caller, name, intake), async (tx) => {
        const scan = this.scanner.isConfigured ? 'pending' : 'off';
        const { type, size, digest } = intake;
        const unexamined = this.scanner.isConfigured || isPicture(type);
        const row = await tx.first(finish, [tx.deskId, id, type, size, digest, scan, unexamined, tx.now]);
        if (!row) throw new Problem('conflict', 'The upload took too long. Send the file again.');
        isKept = true;
        return attachmentView(row.stored);
      });
    } catch (error) {
      isKept = false;
      isAway = error instanceof Problem && error.code === 'unavailable';
      throw error;
    } finally {
      // Also when an earlier request with the same key had kept its file: this one is not needed.
      const discarded = isKept || this.discard(key, caller.requestId);
      // Nobody is kept waiting for a store that has just kept them waiting.
      if (!isAway) await discarded;
    }
  }

  private async begin(caller: Caller, id: Uuid, name: string): Promise<void> {
    const { deskId } = caller;
    const uploader = uploaderOf(caller);
    const begun = await this.database.transaction(caller, (tx) =>
      tx.first(begin, [deskId, id, uploader.kind, uploader.id, name, tx.now, isStaff(caller)]),
    );
    if (begun) return;
    throw new Problem(
      'conflict',
      `${mostWaiting} files of yours wait to be attached to something. Attach them, or wait until they are gone, after ${waitingHours} hours.`,
    );
  }

  private async discard(key: { deskId: Uuid; id: Uuid }, requestId: string): Promise<void> {
    // Nothing is lost when this fails: the row stays, and with it the worker's duty to remove both.
    await removeAll(this.store, key)
      .then(() =>
        this.database.transaction({ deskId: key.deskId, requestId }, (tx) => tx.run(forget, [key.deskId, key.id])),
      )
      .catch(() => undefined);
  }
}

/** Who uploaded, as the rows keep it. */
export function uploaderOf(caller: Caller): { readonly kind: 'person' | 'key' | 'system'; readonly id: Uuid | null } {
  const kind = caller.kind === 'person' || caller.kind === 'key' ? caller.kind : 'system';
  return { kind, id: caller.personId ?? caller.keyId };
}

/** The body of an upload is known by its file only: boundaries of forms are made up anew each time. */
function fingerprinted(caller: Caller, name: string, { digest }: Intake): Caller {
  if (caller.idempotency === null) return caller;
  const fingerprint = createHash('sha256').update(digest).update(name).digest();
  return { ...caller, idempotency: { ...caller.idempotency, fingerprint } };
}

function empty(): Problem {
  return new Problem('unprocessable', 'The file is empty. Choose it again; it may not have been read whole.', {
    errors: [{ pointer: '/file', code: 'empty', detail: 'A file has at least one byte.' }],
  });
}
