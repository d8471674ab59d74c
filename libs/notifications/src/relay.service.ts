import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Database, type DueDesk, retryDelay, settleDue, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { beginSpan, type Uuid } from '#kernel';
import { queueMail } from '#mail';
import { held } from './held-mails.js';
import { withinLimit } from './mail-limit.js';
import { mailsFor } from './mails-for.js';
import { readReaders } from './readers.js';
import { statusMails } from './status-mails.js';
import { readEvents, type ToldEvent } from './told-event.js';

interface Relayed {
  readonly eventId: Uuid;
  readonly attempts: number;
}

const batch = 50;

const lock = statement<Relayed>(
  'relay.lock',
  `SELECT event_id AS "eventId", attempts FROM relay WHERE desk_id = $1 AND next_at <= $2
   ORDER BY next_at, event_id LIMIT $3 FOR UPDATE SKIP LOCKED`,
);
const done = statement<never>('relay.done', 'DELETE FROM relay WHERE desk_id = $1 AND event_id = ANY($2::uuid[])');
const putOff = statement<never>(
  'relay.put-off',
  'UPDATE relay SET attempts = attempts + 1, next_at = $3 WHERE desk_id = $1 AND event_id = $2',
);

/**
 * Turns what happened into mails. A command leaves a row in `relay` beside its event, in its own transaction; here the
 * rows of one desk are taken, their mails queued and the rows deleted, in one transaction: every event is told, and once.
 */
@Injectable()
export class Relay {
  private readonly logger = new Logger('relay');

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** Tells one batch of a desk's events; returns how many it dealt with. */
  async tellDue({ deskId }: DueDesk): Promise<number> {
    await this.desks.presentBlueprint(deskId);
    return settleDue<Relayed>(
      this.database,
      { deskId, requestId: `relay-${randomUUID()}` },
      {
        lock,
        most: batch,
        settle: (tx, rows) =>
          this.tell(
            tx,
            rows.map(({ eventId }) => eventId),
          ),
        putOff: async (tx, { eventId, attempts }, error) => {
          this.logger.error(`${eventId}: ${error instanceof Error ? error.message : 'unknown'}`);
          await tx.run(putOff, [tx.deskId, eventId, new Date(tx.now.getTime() + retryDelay(attempts + 1))]);
        },
      },
    );
  }

  private async tell(tx: Transaction, ids: readonly Uuid[]): Promise<void> {
    const events = await readEvents(tx, ids);
    const spans = events.flatMap(({ kind, traceparent }) =>
      traceparent === null ? [] : beginSpan(`relay ${kind}`, 'consumer', {}, traceparent),
    );
    try {
      await this.queueMails(tx, events);
      await tx.run(done, [tx.deskId, ids]);
    } catch (error) {
      for (const span of spans) span.fail(error);
      throw error;
    } finally {
      for (const span of spans) span.end();
    }
  }

  private async queueMails(tx: Transaction, events: ToldEvent[]): Promise<void> {
    const blueprint = await this.desks.blueprint(tx);
    const readers = await readReaders(tx, events);
    const drafts = [
      ...events.flatMap((event) => mailsFor(event, blueprint, readers)),
      ...(await statusMails(tx, events, blueprint, readers)),
    ];
    const { bundlesWithin } = blueprint;
    const queue = await withinLimit(tx, drafts);
    await queueMail(tx, bundlesWithin === null ? queue : queue.map(held), bundlesWithin ?? 0);
  }
}
