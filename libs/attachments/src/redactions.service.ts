import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { actorOf, eventOf } from '#history';
import { requireVersion } from '#http';
import { type Caller, notFound } from '#kernel';
import { AttachedTickets } from './attached-tickets.js';
import type { AttachmentDto, AttachmentRedactionDto } from './attachment.dto.js';
import { attachmentView, type StoredAttachment, storedAttachment } from './attachment.view.js';
import { attachmentRedacted } from './attachments.events.js';
import { findAttachment, lockAttachment } from './attachments.finder.js';
import { FileStore, removeAll } from './file-store.js';

// The worker removes the bytes too, in case we do not come to it.
const redact = statement<{ stored: StoredAttachment }>(
  'attachment.redact',
  `UPDATE attachment a SET name = '', digest = NULL, preview = false, unexamined = false, redacted_at = $3, next_at = $3,
     version = version + 1
   WHERE desk_id = $1 AND id = $2 RETURNING ${storedAttachment} AS stored`,
);

/** Takes files away for good. */
@Injectable()
export class Redactions {
  constructor(
    private readonly database: Database,
    private readonly tickets: AttachedTickets,
    private readonly store: FileStore,
  ) {}

  /** @throws Problem `not-found`, `stale`, `unavailable` when the bytes could not be removed yet: they will be */
  async redact(caller: Caller, attachment: string, { reason }: AttachmentRedactionDto): Promise<AttachmentDto> {
    const { id, ticketId } = await findAttachment(this.database, this.tickets, caller, attachment);
    // One that hangs on nothing is nobody's to redact: it goes by itself.
    if (ticketId === null) throw notFound();
    const view = await this.tickets.change(caller, ticketId, async (tx) => {
      const found = await lockAttachment(tx, caller, id);
      requireVersion(caller, found.stored.version, false);
      if (found.stored.redacted) return { answer: attachmentView(found.stored), event: null };
      const row = await tx.first(redact, [tx.deskId, id, tx.now]);
      const event = eventOf(attachmentRedacted, {
        actor: actorOf(caller),
        subjectId: id,
        audience: found.internal ? 'staff' : 'public',
        data: { attachmentId: id },
        ...(reason === undefined ? {} : { text: { reason } }),
      });
      return { answer: attachmentView(row?.stored ?? found.stored), event };
    });
    await removeAll(this.store, { deskId: caller.deskId, id });
    return view;
  }
}
