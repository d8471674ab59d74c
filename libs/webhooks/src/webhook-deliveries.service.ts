import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, newId, notFound, Problem } from '#kernel';
import {
  type WebhookAttemptRow,
  WebhookDeliveryRow,
  type WebhookEndpointRow,
  WebhookMessageRow,
} from './webhook.entity.js';
import { attemptView, type DeliveryWithKind, deliveryView } from './webhook.view.js';
import type {
  WebhookDeliveryDetailDto,
  WebhookDeliveryDto,
  WebhookDeliveryListQueryDto,
  WebhookRedeliveryDto,
  WebhookRedeliveryRangeDto,
} from './webhook-delivery.dto.js';
import { getEndpoint, lockEndpoint } from './webhook-endpoint.statements.js';
import { mayRead, testKind } from './webhook-kinds.js';
import type { WebhookMessageDto } from './webhook-message.dto.js';
import { endpointRedelivered, endpointTested } from './webhooks.events.js';

const columns = `w.id, w.endpoint_id AS "endpointId", w.event_id AS "eventId", m.kind, w.state, w.tries, w.attempts,
  w.next_at AS "nextAt", w.created_at AS "createdAt", w.ended_at AS "endedAt"`;
const joined = 'webhook_delivery w JOIN webhook_message m ON m.desk_id = $1 AND m.event_id = w.event_id';
const list = statement<DeliveryWithKind>(
  'webhook-delivery.list',
  `SELECT ${columns} FROM ${joined}
   WHERE w.desk_id = $1 AND w.endpoint_id = $2 AND ($3::uuid IS NULL OR w.id < $3) AND ($4::text IS NULL OR w.state = $4)
   ORDER BY w.id DESC LIMIT $5`,
);
const get = statement<DeliveryWithKind & { body: string; tried: (WebhookAttemptRow & { at: string })[] }>(
  'webhook-delivery.get',
  `SELECT ${columns}, m.body, (
     SELECT coalesce(json_agg(json_build_object('number', a.number, 'at', a.at, 'durationMs', a.duration_ms,
       'requestHeaders', a.request_headers, 'status', a.status, 'error', a.error, 'response', a.response)
       ORDER BY a.number), '[]')
     FROM webhook_attempt a WHERE a.desk_id = $1 AND a.delivery_id = w.id AND a.number > w.attempts - 100
   ) AS tried FROM ${joined} WHERE w.desk_id = $1 AND w.id = $2`,
);
const find = statement<DeliveryWithKind>(
  'webhook-delivery.find',
  `SELECT ${columns} FROM ${joined} WHERE w.desk_id = $1 AND w.id = $2`,
);
const again = `state = 'pending', tries = 0, ended_at = NULL`;
const redeliver = statement<{ id: string }>(
  'webhook-delivery.redeliver',
  `UPDATE webhook_delivery SET ${again}, next_at = $3 WHERE desk_id = $1 AND id = $2 RETURNING id`,
);
// In turns, so that what is new does not wait for all that is old.
const redeliverRange = statement<{ count: number }>(
  'webhook-delivery.redeliver-range',
  `WITH again AS (
     UPDATE webhook_delivery SET ${again}, next_at = $3 WHERE desk_id = $1 AND endpoint_id = $2 AND created_at >= $4
       AND created_at <= $5 AND state = ANY ($6::text[]) RETURNING id
   ) SELECT count(*)::int AS count FROM again`,
);

/** What was sent, how it went, and sending it again. */
@Injectable()
export class WebhookDeliveries {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws Problem `not-found`, `invalid-cursor` */
  async list(
    caller: Caller,
    endpoint: string,
    { limit = defaultLimit, cursor, state = undefined }: WebhookDeliveryListQueryDto,
  ): Promise<Page<WebhookDeliveryDto>> {
    const { deskId } = caller;
    const there = isUuid(endpoint) ? await this.database.readFirst(caller, getEndpoint, [deskId, endpoint]) : undefined;
    if (!there) throw notFound();
    const binding = `webhookDeliveries ${deskId} ${endpoint} ${state}`;
    const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, binding, 1);
    const rows = await this.database.read(caller, list, [deskId, endpoint, before, state ?? null, limit + 1]);
    return pageOf(rows, limit, deliveryView, ({ id }) => encodeCursor([id], binding));
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<WebhookDeliveryDetailDto> {
    const row = isUuid(id) ? await this.database.readFirst(caller, get, [caller.deskId, id]) : undefined;
    if (!row) throw notFound();
    const attempts = row.tried.map((tried) => attemptView({ ...tried, at: new Date(tried.at) }));
    return { ...deliveryView(row), body: mayRead(caller, row.kind) ? row.body : null, attempts };
  }

  /** As soon as can be, and then by the schedule from its beginning. @throws Problem `not-found`, `conflict` */
  async redeliver(caller: Caller, id: string): Promise<WebhookDeliveryDto> {
    return this.database.command(caller, async (tx) => {
      const found = isUuid(id) ? await tx.first(find, [tx.deskId, id]) : undefined;
      if (!found) throw notFound();
      await this.enabled(tx, found.endpointId);
      if (!(await tx.first(redeliver, [tx.deskId, id, tx.now]))) throw notFound();
      await this.tellRedelivered(tx, caller, found.endpointId, 1);
      return deliveryView({ ...found, state: 'pending', nextAt: tx.now, endedAt: null });
    });
  }

  /** @throws Problem `not-found`, `conflict`, `unprocessable` */
  async redeliverRange(
    caller: Caller,
    endpoint: string,
    { from, to, states = ['failed', 'cancelled'] }: WebhookRedeliveryRangeDto,
  ): Promise<WebhookRedeliveryDto> {
    return this.database.command(caller, async (tx) => {
      const { id } = await this.enabled(tx, endpoint);
      const [first, last] = [new Date(from), to === undefined ? tx.now : new Date(to)];
      if (first > last) {
        const errors = [{ pointer: '/to', code: 'out-of-range', detail: 'It is before `from`.' }];
        throw new Problem('unprocessable', 'The range ends before it begins.', { errors });
      }
      const done = await tx.first(redeliverRange, [tx.deskId, id, tx.now, first, last, states]);
      const sent = done?.count ?? 0;
      await this.tellRedelivered(tx, caller, id, sent);
      return { count: sent };
    });
  }

  /** Sends something that tells of nothing. @throws Problem `not-found`, `conflict` */
  async test(caller: Caller, endpoint: string): Promise<WebhookDeliveryDto> {
    return this.database.command(caller, async (tx) => {
      const { deskId, now } = tx;
      const { id: endpointId } = await this.enabled(tx, endpoint);
      const eventId = newId();
      const body = JSON.stringify(testMessage(caller, eventId, endpointId, now));
      await tx.manager.insert(WebhookMessageRow, {
        deskId,
        eventId,
        kind: testKind,
        ticketId: null,
        body,
        createdAt: now,
      });
      const made: WebhookDeliveryRow = {
        deskId,
        id: newId(),
        endpointId,
        eventId,
        state: 'pending',
        tries: 0,
        attempts: 0,
        nextAt: now,
        createdAt: now,
        endedAt: null,
      };
      await tx.manager.insert(WebhookDeliveryRow, made);
      const about = { actor: actorOf(caller), subjectId: endpointId };
      await record(tx, eventOf(endpointTested, { ...about, data: { deliveryId: made.id } }));
      return deliveryView({ ...made, kind: testKind });
    });
  }

  private async tellRedelivered(tx: Transaction, caller: Caller, subjectId: string, deliveries: number): Promise<void> {
    await record(tx, eventOf(endpointRedelivered, { actor: actorOf(caller), subjectId, data: { deliveries } }));
  }

  /** Held, so that it is not disabled meanwhile. @throws Problem `not-found`, `conflict` */
  private async enabled(tx: Transaction, endpoint: string): Promise<WebhookEndpointRow> {
    const row = isUuid(endpoint) ? await tx.first(lockEndpoint, [tx.deskId, endpoint]) : undefined;
    if (!row) throw notFound();
    if (row.disabledFor !== null) throw new Problem('conflict', 'The endpoint is disabled. Enable it first.');
    return row;
  }
}

function testMessage(caller: Caller, id: string, subjectId: string, now: Date): WebhookMessageDto {
  const actor = { kind: caller.kind === 'key' ? 'key' : 'person', id: caller.personId ?? caller.keyId } as const;
  const at = now.toISOString();
  const event = { id, kind: testKind, at, actor, onBehalfOf: null, ticketId: null, subjectId, data: {} };
  return { type: testKind, timestamp: at, data: { event, ticket: null, comment: null } };
}
