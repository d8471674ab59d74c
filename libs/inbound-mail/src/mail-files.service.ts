import { Injectable } from '@nestjs/common';
import { bindAttachments, type Place, Uploads } from '#attachments';
import type { Blueprint } from '#blueprint';
import type { Transaction } from '#database';
import { type Caller, Problem, type Uuid } from '#kernel';
import type { MailPart } from './parsed-mail.js';

/** What came with a message: files that were taken in, and the names of those that were not. */
export interface KeptFiles {
  readonly ids: readonly Uuid[];
  readonly leftOut: readonly string[];
}

export const noFiles: KeptFiles = { ids: [], leftOut: [] };

/**
 * Takes in what a message brings, as uploads are taken in: judged by content, looked at by the scanner, hidden until
 * they are bound. What the desk does not take is left out; it is still in the message as it came.
 */
@Injectable()
export class MailFiles {
  constructor(private readonly uploads: Uploads) {}

  /** Outside of any transaction. What is not bound within a day is removed by itself. */
  async keep(caller: Caller, { attachments }: Blueprint, parts: readonly MailPart[]): Promise<KeptFiles> {
    const as = uploader(caller);
    const ids: Uuid[] = [];
    const leftOut: string[] = [];
    for (const part of parts) {
      const name = part.filename ?? (part.mimeType === 'message/rfc822' ? 'message.eml' : 'attachment');
      const isTaken = part.content.length > 0 && part.content.length <= attachments.largest;
      const id = isTaken && ids.length < attachments.mostAtOnce ? await this.take(as, name, part.content) : undefined;
      if (id === undefined) leftOut.push(name);
      else ids.push(id);
    }
    return { ids, leftOut };
  }

  /** Binds them to what the message became, in its transaction. */
  async bind(
    tx: Transaction,
    caller: Caller,
    { attachments }: Blueprint,
    ids: readonly Uuid[],
    place: Place,
  ): Promise<void> {
    await bindAttachments(tx, uploader(caller), ids, attachments.mostAtOnce, place);
  }

  private async take(caller: Caller, name: string, content: Uint8Array): Promise<Uuid | undefined> {
    try {
      return (await this.uploads.take(caller, (keep) => keep(name, bytesOf(content)))).id;
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return undefined;
      throw error;
    }
  }
}

async function* bytesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** Files of a message are taken in by the desk, whoever sent it. */
function uploader(caller: Caller): Caller {
  return { ...caller, kind: 'system', role: null, personId: null, keyId: null, idempotency: null, ifMatch: null };
}
