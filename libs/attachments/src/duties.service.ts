import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { claim, Database, type DeskBound, type DueDesk, retryDelay } from '#database';
import type { Uuid } from '#kernel';
import type { ScanVerdict } from './attachment.entity.js';
import { discard, examined, type LeasedAttachment, leaseAttachments, putOff, settle, shut } from './duty-statements.js';
import { type FileKey, FileStore, removeAll } from './file-store.js';
import { isPicture, thumbnailOf } from './thumbnail.js';
import { VirusScanner } from './virus-scanner.js';

/** Files in one batch: each may take a while. */
const batch = 5;
/** Longer than a batch can take. */
const leaseMs = 10 * 60_000;

/**
 * What the worker does for files, each in turn and outside of any transaction: it has the scanner look at them and makes
 * previews, removes what waited a day in vain to be attached, and makes sure that what was redacted is gone. A worker
 * that dies meanwhile leaves the file to whoever comes after the lease.
 */
@Injectable()
export class AttachmentDuties {
  private readonly logger = new Logger('attachments');

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly scanner: VirusScanner,
  ) {}

  /** Deals with one batch of a desk's files; returns how many it took. */
  async fulfil({ deskId }: DueDesk): Promise<number> {
    const bound = { deskId, requestId: `attachments-${randomUUID()}` };
    const due = await this.database.transaction(bound, (tx) =>
      claim(tx, leaseAttachments, batch, new Date(tx.now.getTime() + leaseMs)),
    );
    for (const attachment of due) await this.attend(bound, attachment);
    return due.length;
  }

  private async attend(bound: DeskBound, attachment: LeasedAttachment): Promise<void> {
    try {
      if (attachment.isGone) await this.erase(bound, attachment);
      else if (attachment.isOver) await this.discard(bound, attachment);
      else if (attachment.unexamined) await this.examine(bound, attachment);
      else await this.settle(bound, attachment);
    } catch (error) {
      this.logger.warn(`${attachment.id}: ${error instanceof Error ? error.message.slice(0, 300) : 'unknown'}`);
      await this.database.transaction(bound, (tx) => {
        const next = new Date(tx.now.getTime() + retryDelay(attachment.attempts + 1));
        return tx.run(putOff, [bound.deskId, attachment.id, next]);
      });
    }
  }

  private async erase(bound: DeskBound, attachment: LeasedAttachment): Promise<void> {
    await this.remove(bound, attachment);
    await this.settle(bound, attachment);
  }

  /** What was sent directly is cleared once nothing can follow; it was cleared at once too, where that was possible. */
  private async settle(bound: DeskBound, { id, isDirect, isShut }: LeasedAttachment): Promise<void> {
    if (isDirect && isShut) await this.store.direct?.clear({ deskId: bound.deskId, id });
    await this.database.transaction(bound, async (tx) => {
      if (isShut) await tx.run(shut, [bound.deskId, id]);
      await tx.run(settle, [bound.deskId, id]);
    });
  }

  private async remove({ deskId }: DeskBound, { id, isDirect }: LeasedAttachment): Promise<void> {
    await removeAll(this.store, { deskId, id });
    if (isDirect) await this.store.direct?.clear({ deskId, id });
  }

  /** What is over can no longer be bound, so that nobody misses the bytes between the two. */
  private async discard(bound: DeskBound, attachment: LeasedAttachment): Promise<void> {
    await this.remove(bound, attachment);
    await this.database.transaction(bound, (tx) => tx.run(discard, [bound.deskId, attachment.id]));
  }

  private async examine(bound: DeskBound, { id, type, scan }: LeasedAttachment): Promise<void> {
    const key: FileKey = { deskId: bound.deskId, id, variant: 'original' };
    const verdict = await this.verdictOn(key, scan);
    const hasPreview = verdict !== 'infected' && isPicture(type) && (await this.preview(key));
    const done = await this.database.transaction(bound, (tx) =>
      tx.first(examined, [bound.deskId, id, verdict, hasPreview]),
    );
    // Redacted meanwhile: the preview may have come after the bytes were removed.
    if (!done) await removeAll(this.store, key);
  }

  private async verdictOn(key: FileKey, scan: ScanVerdict): Promise<ScanVerdict> {
    if (!this.scanner.isConfigured) return scan === 'pending' ? 'off' : scan;
    return this.scanner.scan(await this.store.read(key));
  }

  private async preview(key: FileKey & { readonly id: Uuid }): Promise<boolean> {
    const picture = await thumbnailOf(await this.store.read(key));
    if (picture === undefined) return false;
    await this.store.write({ ...key, variant: 'preview' }, Readable.from([picture]));
    return true;
  }
}
