import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { type Caller, newId, Problem, type Uuid } from '#kernel';
import type { AttachmentDto } from './attachment.dto.js';
import { attachmentView } from './attachment.view.js';
import { harmlessName } from './attachment-name.js';
import { FileIntake } from './file-intake.js';
import { FileStore, removeAll } from './file-store.js';
import { beginUpload, fingerprinted, finishUpload } from './upload-statements.js';
import { VirusScanner } from './virus-scanner.js';

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
        await this.database.transaction(caller, (tx) => beginUpload(tx, caller, { id, name }));
        const intake = new FileIntake(attachments.largest);
        await this.store.write({ ...key, variant: 'original' }, intake.through(content));
        return { name, intake: await intake.result() };
      });
      if (intake.size === 0) throw empty();
      return await this.database.command(fingerprinted(caller, name, intake), async (tx) => {
        const stored = await finishUpload(tx, id, intake, this.scanner.isConfigured);
        isKept = true;
        return attachmentView(stored);
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

  private async discard(key: { deskId: Uuid; id: Uuid }, requestId: string): Promise<void> {
    // Nothing is lost when this fails: the row stays, and with it the worker's duty to remove both.
    await removeAll(this.store, key)
      .then(() =>
        this.database.transaction({ deskId: key.deskId, requestId }, (tx) => tx.run(forget, [key.deskId, key.id])),
      )
      .catch(() => undefined);
  }
}

function empty(): Problem {
  return new Problem('unprocessable', 'The file is empty. Choose it again; it may not have been read whole.', {
    errors: [{ pointer: '/file', code: 'empty', detail: 'A file has at least one byte.' }],
  });
}
