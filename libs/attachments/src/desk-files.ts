import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { systemClock, type Uuid } from '#kernel';
import { completingSeconds } from './direct-uploads.service.js';
import { FileStore } from './file-store.js';

// By the machine's clock, as the store knows it: an id says when its upload was announced (UUIDv7, RFC 9562).
const sendable = statement<{ soon: true }>(
  'attachment.sendable',
  `SELECT true AS soon FROM attachment WHERE desk_id = $1 AND direct_until IS NOT NULL
     AND to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)
       > $2::timestamptz - interval '${completingSeconds} seconds' LIMIT 1`,
);

/** All that the store holds of a desk, for when the desk goes. */
@Injectable()
export class DeskFiles {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  /**
   * Removes some of a desk's files, whether or not a row knows of them.
   *
   * @returns whether that was all: not while more are there, or somebody may still send one to the store directly
   * @throws Problem `unavailable`
   */
  async remove(deskId: Uuid): Promise<boolean> {
    if (this.store.direct && (await this.database.readFirst({ deskId }, sendable, [deskId, systemClock.now()])))
      return false;
    return this.store.removeDesk(deskId);
  }
}
