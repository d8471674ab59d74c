import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DeskFiles } from '#attachments';
import { Database, type DueDesk, statement } from '#database';

/** Rows in one transaction at most: well within the time that a statement may take. */
const batch = 2_000;

const remove = statement<{ removed: number }>('desk.remove', 'SELECT desk_remove($1) AS removed');

/**
 * Removes what is left of test desks whose time is over, in batches that each commit: files first, so that no file is left
 * that no row knows of, then rows, of all tables, and the desk's own the last. Whoever comes after a worker that died goes
 * on where it stopped.
 */
@Injectable()
export class DeskRemoval {
  private readonly logger = new Logger('desks');

  constructor(
    private readonly database: Database,
    private readonly files: DeskFiles,
  ) {}

  /** One batch of a desk; returns how much was removed, 0 when nothing can be for now. */
  async step({ deskId }: DueDesk): Promise<number> {
    const bound = { deskId, requestId: `removal-${randomUUID()}` };
    if (!(await this.files.remove(deskId))) return 0;
    const removed = await this.database.afterEnd(bound, async (tx) => (await tx.first(remove, [batch]))?.removed ?? 0);
    if (removed > 0 && removed < batch) this.logger.log(`the test desk ${deskId} is removed`);
    return removed;
  }
}
