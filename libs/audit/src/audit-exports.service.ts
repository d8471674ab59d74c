import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { type Caller, notFound } from '#kernel';
import { AuditLog } from './audit-log.service.js';
import { chainFormat, genesis, type SealedEvent, sealedEvent } from './chain.js';

/** Entries read at a time. */
const batch = 500;

const hashAt = statement<{ hash: string }>(
  'audit.hash-at',
  `SELECT encode(hash, 'hex') AS hash FROM audit_link WHERE desk_id = $1 AND position = $2`,
);
const entries = statement<{ position: number; hash: string; event: SealedEvent }>(
  'audit.entries',
  `SELECT l.position::float8 AS position, encode(l.hash, 'hex') AS hash, ${sealedEvent} AS event
   FROM audit_link l JOIN event e ON e.desk_id = $1 AND e.id = l.event_id
   WHERE l.desk_id = $1 AND l.position > $2 AND l.position <= $3 ORDER BY l.position LIMIT $4`,
);

/** The chain written down, for whoever does not want to take our word for it. */
@Injectable()
export class AuditExports {
  constructor(
    private readonly database: Database,
    private readonly log: AuditLog,
  ) {}

  /**
   * Up to where the chain ends now, in constant memory.
   *
   * @param after the place that the first entry follows
   * @throws Problem `not-found` when the chain does not reach that far
   */
  async open(caller: Caller, after: number): Promise<Readable> {
    const head = await this.log.head(caller);
    if (after > head.position) throw notFound();
    const before = after === 0 ? genesis(caller.deskId) : await this.hashAt(caller, after);
    return Readable.from(this.lines(caller, after, before, head), { objectMode: false });
  }

  private async *lines(
    caller: Caller,
    after: number,
    before: string,
    head: { readonly position: number; readonly hash: string },
  ): AsyncGenerator<string> {
    yield line({ format: chainFormat, desk: caller.deskId, after, previous: before });
    let place = after;
    let previous = before;
    while (place < head.position) {
      const rows = await this.database.read(caller, entries, [caller.deskId, place, head.position, batch]);
      if (rows.length === 0) return;
      let text = '';
      for (const { position, hash, event } of rows) {
        text += line({ position, previous, event, hash });
        previous = hash;
        place = position;
      }
      yield text;
    }
    yield line({ head: { position: head.position, hash: head.hash } });
  }

  private async hashAt(caller: Caller, position: number): Promise<string> {
    const row = await this.database.readFirst(caller, hashAt, [caller.deskId, position]);
    if (!row) throw notFound();
    return row.hash;
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
