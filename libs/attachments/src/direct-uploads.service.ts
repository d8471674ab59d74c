import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { type Caller, isUuid, newId, notFound, Problem, type Uuid } from '#kernel';
import type { AttachmentAnnouncementDto, AttachmentDto, DirectUploadDto } from './attachment.dto.js';
import { attachmentView, type StoredAttachment, storedAttachment } from './attachment.view.js';
import { harmlessName } from './attachment-name.js';
import { FileIntake, type Intake, tooLarge } from './file-intake.js';
import { type DirectDoor, FileStore } from './file-store.js';
import { beginUpload, finishUpload, uploaderOf } from './upload-statements.js';
import { VirusScanner } from './virus-scanner.js';

/** How long the sending of a file may begin. */
const sendingSeconds = 15 * 60;
/** How long the upload may be completed: what began at the last moment needs its time. */
export const completingSeconds = 60 * 60;
/** How long one request has the upload for itself: longer than the store can take to answer or to be given up. */
const leaseSeconds = 5 * 60;

interface Pending {
  readonly name: string;
  readonly size: number;
  /** Not null once it is completed. */
  readonly stored: StoredAttachment | null;
  readonly isOver: boolean;
}

const whose = `a.desk_id = $1 AND a.id = $2 AND a.uploader_kind = $3 AND a.uploader_id IS NOT DISTINCT FROM $4
  AND a.direct_until IS NOT NULL AND a.redacted_at IS NULL AND a.expired_at IS NULL`;
const find = statement<Pending>(
  'attachment.find-direct',
  `SELECT a.name, a.size, CASE WHEN a.stored_at IS NOT NULL THEN ${storedAttachment} END AS stored,
     a.direct_until <= $5 AS "isOver" FROM attachment a WHERE ${whose}`,
);
const lease = statement<{ id: Uuid }>(
  'attachment.lease-direct',
  `UPDATE attachment a SET completing_until = $5::timestamptz + interval '${leaseSeconds} seconds'
   WHERE ${whose} AND a.stored_at IS NULL AND a.direct_until > $5
     AND (a.completing_until IS NULL OR a.completing_until <= $5) RETURNING a.id`,
);
const release = statement<never>(
  'attachment.release-direct',
  'UPDATE attachment SET completing_until = NULL WHERE desk_id = $1 AND id = $2',
);

/**
 * Files that go to the store past this service. They are announced, sent to an address that takes exactly so many bytes,
 * and completed: only then are they taken over to where nobody outside can change them, and judged there as every file.
 */
@Injectable()
export class DirectUploads {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly store: FileStore,
    private readonly scanner: VirusScanner,
  ) {}

  /** @throws Problem `no-direct-upload`, `payload-too-large`, `conflict` when too many wait */
  async announce(caller: Caller, { name, size }: AttachmentAnnouncementDto): Promise<DirectUploadDto> {
    const door = this.door();
    const { attachments } = await this.desks.blueprint(caller);
    if (size > attachments.largest) throw tooLarge(attachments.largest);
    return this.database.command(caller, async (tx) => {
      const id = newId();
      const after = (seconds: number) => new Date(tx.now.getTime() + seconds * 1000);
      const until = after(completingSeconds);
      await beginUpload(tx, caller, { id, name: harmlessName(name), direct: { size, until } });
      const { url, headers } = await door.open({ deskId: tx.deskId, id }, size, sendingSeconds);
      const expiresAt = after(sendingSeconds).toISOString();
      return { attachmentId: id, url, headers, expiresAt, completeUntil: until.toISOString() };
    });
  }

  /**
   * @throws Problem `not-found`, `link-expired` when it is too late, `in-progress` while another request completes it,
   *   `conflict` when nothing was sent, `unprocessable` for another size than announced, `unavailable`
   */
  async complete(caller: Caller, attachment: string): Promise<AttachmentDto> {
    const door = this.door();
    const id = attachment.toLowerCase();
    if (!isUuid(id)) throw notFound();
    const { deskId } = caller;
    const { kind, id: uploaderId } = uploaderOf(caller);
    const own = [deskId, id, kind, uploaderId, caller.now];
    const pending = await this.database.readFirst(caller, find, own);
    if (!pending) throw notFound();
    const { stored } = pending;
    if (stored) return this.database.command(caller, async () => attachmentView(stored));
    if (pending.isOver) {
      throw new Problem('link-expired', 'An upload has to be completed within an hour. Announce the file again.');
    }
    const leased = await this.database.transaction(caller, (tx) => tx.first(lease, own));
    if (!leased) {
      throw new Problem('in-progress', 'This upload is just being completed. Ask again shortly.', { retryAfter: 2 });
    }
    let isKept = false;
    try {
      const intake = await this.takeOver(door, { deskId, id }, pending);
      const view = await this.database.command(caller, async (tx) =>
        attachmentView(await finishUpload(tx, id, intake, this.scanner.isConfigured)),
      );
      isKept = true;
      return view;
    } finally {
      await this.leave(caller, door, id, isKept);
    }
  }

  private door(): DirectDoor {
    const { direct } = this.store;
    if (direct) return direct;
    const detail = 'This service takes files itself. Send the file as a form, with `attachmentCreate`.';
    throw new Problem('no-direct-upload', detail);
  }

  /** Nothing that the client said of its file is believed: it is read, where it lies now. */
  private async takeOver(door: DirectDoor, owner: { deskId: Uuid; id: Uuid }, { size }: Pending): Promise<Intake> {
    if (!(await door.takeOver(owner))) {
      throw new Problem('conflict', 'Nothing was sent yet. PUT the file to the `url` of the upload, then complete it.');
    }
    const looking = new FileIntake(size);
    for await (const _ of looking.through(await this.store.read({ ...owner, variant: 'original' })));
    const intake = await looking.result();
    if (intake.size === size) return intake;
    throw new Problem('unprocessable', `${size} bytes were announced, and ${intake.size} were sent. Send all of it.`, {
      errors: [{ pointer: '/size', code: 'mismatch', detail: 'The announced size.' }],
    });
  }

  /**
   * Nothing is lost when this fails: the worker comes for what was sent, and for what nobody completed. What was taken
   * over stays meanwhile: the row may say that it is there although the database could not tell us any more.
   */
  private async leave(caller: Caller, door: DirectDoor, id: Uuid, isKept: boolean): Promise<void> {
    const { deskId } = caller;
    const left = isKept
      ? door.clear({ deskId, id })
      : this.database.transaction(caller, (tx) => tx.run(release, [deskId, id]));
    await Promise.resolve(left).catch(() => undefined);
  }
}
