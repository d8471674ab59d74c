import { Injectable } from '@nestjs/common';
import { type EventInFeed, eventColumns, eventView } from '#change-feed';
import { type CommentDto, commentAfter } from '#comments';
import { Database, type DeskBound, statement, type Transaction } from '#database';
import { type Desk, DeskRegistry, systemCaller } from '#desks';
import { type Caller, newId, Problem, type Uuid } from '#kernel';
import { type TicketDto, ticketAfter } from '#tickets';
import type { WebhookMessageDto } from './webhook-message.dto.js';

/** Places of the feed looked at for one batch. */
const batch = 100;

interface Waiting {
  readonly id: Uuid;
  readonly kinds: readonly string[];
  readonly position: number;
}

const waiting = statement<Waiting>(
  'webhook-endpoint.waiting',
  `SELECT e.id, e.kinds, e.position::float8 AS position FROM webhook_endpoint e
   WHERE e.desk_id = $1 AND e.disabled_for IS NULL
     AND e.position < (SELECT max(position) FROM audit_link WHERE desk_id = $1)
   ORDER BY e.id FOR NO KEY UPDATE SKIP LOCKED`,
);
const events = statement<EventInFeed & { position: number }>(
  'webhook.events',
  `SELECT l.position::float8 AS position, ${eventColumns}
   FROM audit_link l JOIN event e ON e.desk_id = $1 AND e.id = l.event_id
   WHERE l.desk_id = $1 AND l.position > $2::bigint AND l.position <= $2::bigint + ${batch} ORDER BY l.position`,
);
const insert = statement<never>(
  'webhook.fan-out',
  `WITH messages AS (
     INSERT INTO webhook_message (desk_id, event_id, kind, ticket_id, body, created_at)
     SELECT $1, "eventId", kind, "ticketId", body, $4
     FROM jsonb_to_recordset($2::jsonb) AS m("eventId" uuid, kind text, "ticketId" uuid, body text)
     ON CONFLICT DO NOTHING
   ), deliveries AS (
     INSERT INTO webhook_delivery (desk_id, id, endpoint_id, event_id, state, next_at, created_at)
     SELECT $1, id, "endpointId", "eventId", 'pending', $4, $4
     FROM jsonb_to_recordset($3::jsonb) AS d(id uuid, "endpointId" uuid, "eventId" uuid)
     ON CONFLICT DO NOTHING
   )
   UPDATE webhook_endpoint SET position = greatest(position, $6::bigint) WHERE desk_id = $1 AND id = ANY ($5::uuid[])`,
);

/**
 * Makes of what is new in a desk's feed a message each, and of each message a delivery to every endpoint that asks for its
 * kind. The endpoints' places move in the same transaction, so that each hears of each event once.
 */
@Injectable()
export class WebhookFanOut {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** One batch; returns how many places of the feed it went on by. */
  async fanOut(bound: DeskBound, desk: Desk): Promise<number> {
    const { identity } = await this.desks.blueprint({ deskId: desk.id, blueprintVersion: desk.blueprintVersion });
    const caller = systemCaller(desk, identity.defaultLanguage, bound.requestId);
    return this.database.transaction(bound, async (tx) => {
      const endpoints = await tx.run(waiting, [tx.deskId]);
      if (endpoints.length === 0) return 0;
      const from = Math.min(...endpoints.map(({ position }) => position));
      const news = await tx.run(events, [tx.deskId, from]);
      const reached = news.at(-1)?.position ?? from;
      const deliveries = news.flatMap((event) =>
        endpoints
          .filter(({ position, kinds }) => position < event.position && hears(kinds, event.kind))
          .map(({ id: endpointId }) => ({ id: newId(), endpointId, eventId: event.id })),
      );
      const told = new Set(deliveries.map(({ eventId }) => eventId));
      const messages = await this.messages(
        tx,
        { ...caller, now: tx.now },
        news.filter(({ id }) => told.has(id)),
      );
      const ids = endpoints.map(({ id }) => id);
      await tx.run(insert, [tx.deskId, JSON.stringify(messages), JSON.stringify(deliveries), tx.now, ids, reached]);
      return reached - from;
    });
  }

  private async messages(tx: Transaction, caller: Caller, news: readonly EventInFeed[]) {
    const blueprint = await this.desks.blueprint(tx);
    const tickets = new Map<Uuid, TicketDto | null>();
    const made = [];
    for (const event of news) {
      const { id: eventId, kind, ticketId } = event;
      let ticket: TicketDto | null = null;
      let comment: CommentDto | null = null;
      if (ticketId !== null) {
        ticket = tickets.get(ticketId) ?? (await found(ticketAfter(tx, caller, blueprint, ticketId)));
        tickets.set(ticketId, ticket);
        const { commentId } = event.data;
        if (typeof commentId === 'string') {
          comment = await found(commentAfter(tx, caller, blueprint, ticketId, commentId));
        }
      }
      const message: WebhookMessageDto = {
        type: kind,
        timestamp: event.at.toISOString(),
        data: { event: eventView(event, false), ticket, comment },
      };
      made.push({ eventId, kind, ticketId, body: JSON.stringify(message) });
    }
    return made;
  }
}

function hears(kinds: readonly string[], kind: string): boolean {
  const [family] = kind.split('.', 1);
  return kinds.includes(kind) || kinds.includes(`${family}.*`);
}

/** Null for what is there no more. */
async function found<T>(view: Promise<T>): Promise<T | null> {
  try {
    return await view;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return null;
    throw error;
  }
}
