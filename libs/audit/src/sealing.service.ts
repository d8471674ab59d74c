import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type DueDesk, lockOf, statement, type Transaction } from '#database';
import { DeskNews } from '#desks';
import { genesis, linkHash, type SealedEvent, sealedEvent } from './chain.js';

/** Events in one batch at most. */
const batch = 500;

// Let go of after the commit, so that whoever has it next sees the chain's new end.
const takeTurn = statement<{ free: boolean }>(
  'audit.take-turn',
  `SELECT pg_try_advisory_xact_lock(${lockOf('auditChain', '$1::uuid::text')}) AS free`,
);
const lastLink = statement<{ position: number; hash: string }>(
  'audit.last-link',
  `SELECT a.position::float8 AS position, encode(a.hash, 'hex') AS hash FROM audit_link a
   WHERE a.desk_id = $1 ORDER BY a.position DESC LIMIT 1`,
);
const unsealed = statement<{ event: SealedEvent }>(
  'audit.unsealed',
  `SELECT ${sealedEvent} AS event FROM unsealed_event u JOIN event e ON e.desk_id = $1 AND e.id = u.event_id
   WHERE u.desk_id = $1 ORDER BY u.event_id LIMIT $2`,
);
const seal = statement<never>(
  'audit.seal',
  `WITH links AS (
     SELECT * FROM jsonb_to_recordset($2::jsonb) AS l(position bigint, "eventId" uuid, hash text)
   ), linked AS (
     INSERT INTO audit_link (desk_id, position, event_id, hash)
     SELECT $1, position, "eventId", decode(hash, 'hex') FROM links
   )
   DELETE FROM unsealed_event WHERE desk_id = $1 AND event_id IN (SELECT "eventId" FROM links)`,
);

/**
 * Links committed events into their desk's chain. Events say when they are committed by being there: one whose
 * transaction commits late simply goes on after those that were quicker. Writers know nothing of the chain; workers
 * take turns, a desk at a time.
 */
@Injectable()
export class Sealing {
  constructor(
    private readonly database: Database,
    private readonly news: DeskNews,
  ) {}

  /** One batch of a desk's events; returns how many, 0 too while another worker is at it. */
  async sealDue({ deskId }: DueDesk): Promise<number> {
    const sealed = await this.database.transaction({ deskId, requestId: `seal-${randomUUID()}` }, async (tx) => {
      const turn = await tx.first(takeTurn, [deskId]);
      return turn?.free ? this.seal(tx) : 0;
    });
    if (sealed > 0) this.news.tell(deskId);
    return sealed;
  }

  private async seal(tx: Transaction): Promise<number> {
    const last = await tx.first(lastLink, [tx.deskId]);
    const events = await tx.run(unsealed, [tx.deskId, batch]);
    let position = last?.position ?? 0;
    let hash = last?.hash ?? genesis(tx.deskId);
    const links = events.map(({ event }) => {
      position += 1;
      hash = linkHash(position, hash, event);
      return { position, eventId: event.id, hash };
    });
    if (links.length > 0) await tx.run(seal, [tx.deskId, JSON.stringify(links)]);
    return links.length;
  }
}
