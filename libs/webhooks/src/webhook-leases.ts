import { type Secrets, statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import { waitAfter } from './retry-schedule.js';
import { sealing } from './webhook-endpoints.service.js';
import { lockHealth, noteFailure, noteSuccess } from './webhook-health.js';
import type { Outcome } from './webhook-request.js';

/** Longer than a batch can take: five rounds of tries, each cut after 10 s. */
const leaseMs = 2 * 60_000;

/** An endpoint that has something due. */
export interface ReadyEndpoint {
  readonly id: Uuid;
  readonly url: string;
  readonly isFailing: boolean;
  readonly secretSealed: Buffer;
  readonly oldSecretSealed: Buffer | null;
  readonly oldSecretUntil: Date | null;
}

/** A delivery as a worker holds it. */
export interface LeasedDelivery {
  readonly id: Uuid;
  readonly eventId: Uuid;
  readonly body: string;
  readonly tries: number;
  /** Trace of what it tells of. */
  readonly traceparent: string | null;
  /** The end of the lease; whoever changes the delivery meanwhile changes it. */
  readonly nextAt: Date;
}

// Those that fare well go first: where there is not room for all, it is not theirs that is taken.
const ready = statement<ReadyEndpoint>(
  'webhook-endpoint.ready',
  `SELECT e.id, e.url, e.failing_since IS NOT NULL AS "isFailing", e.secret_sealed AS "secretSealed",
     e.old_secret_sealed AS "oldSecretSealed", e.old_secret_until AS "oldSecretUntil"
   FROM webhook_endpoint e
   WHERE e.desk_id = $1 AND e.disabled_for IS NULL AND NOT e.id = ANY ($4::uuid[]) AND EXISTS (
     SELECT FROM webhook_delivery w
     WHERE w.desk_id = $1 AND w.endpoint_id = e.id AND w.state = 'pending' AND w.next_at <= $2)
   ORDER BY e.failing_since NULLS FIRST, e.id LIMIT $3`,
);
const lease = statement<LeasedDelivery>(
  'webhook-delivery.lease',
  `WITH due AS (
     SELECT id FROM webhook_delivery WHERE desk_id = $1 AND endpoint_id = $5 AND state = 'pending' AND next_at <= $2
     ORDER BY next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
   )
   UPDATE webhook_delivery w SET next_at = $4 FROM due, webhook_message m
   WHERE w.desk_id = $1 AND w.id = due.id AND m.desk_id = $1 AND m.event_id = w.event_id
   RETURNING w.id, w.event_id AS "eventId", m.body, w.tries, w.next_at AS "nextAt",
     (SELECT e.traceparent FROM event e WHERE e.desk_id = $1 AND e.id = w.event_id) AS traceparent`,
);
const giveBack = statement<never>(
  'webhook-delivery.give-back',
  `UPDATE webhook_delivery SET next_at = $4
   WHERE desk_id = $1 AND id = ANY ($2::uuid[]) AND state = 'pending' AND next_at = $3`,
);
const settle = statement<never>(
  'webhook-delivery.settle',
  `WITH tried AS (
     UPDATE webhook_delivery SET attempts = attempts + 1,
       tries = CASE WHEN state = 'pending' AND next_at = $3 THEN tries + 1 ELSE tries END,
       state = CASE WHEN state = 'pending' AND next_at = $3 THEN $4 ELSE state END,
       ended_at = CASE WHEN state = 'pending' AND next_at = $3 THEN $6::timestamptz ELSE ended_at END,
       next_at = CASE WHEN state = 'pending' AND next_at = $3 THEN $5::timestamptz ELSE next_at END
     WHERE desk_id = $1 AND id = $2 RETURNING attempts
   )
   INSERT INTO webhook_attempt (desk_id, delivery_id, number, at, duration_ms, request_headers, status, error, response)
   SELECT $1, $2, attempts, $7, $8, $9, $10, $11, $12 FROM tried`,
);

/** Endpoints with something due, without those that are busy. */
export async function readyEndpoints(tx: Transaction, most: number, busy: readonly Uuid[]): Promise<ReadyEndpoint[]> {
  return tx.run(ready, [tx.deskId, tx.now, most, busy]);
}

/** Takes a lease on what is due to one endpoint. */
export async function leaseDeliveries(tx: Transaction, endpointId: Uuid, most: number): Promise<LeasedDelivery[]> {
  const until = new Date(tx.now.getTime() + leaseMs);
  return tx.run(lease, [tx.deskId, tx.now, most, until, endpointId]);
}

/** Lets others have what was leased and not tried. */
export async function giveBackDeliveries(tx: Transaction, deliveries: readonly LeasedDelivery[]): Promise<void> {
  const [first] = deliveries;
  if (first) await tx.run(giveBack, [tx.deskId, deliveries.map(({ id }) => id), first.nextAt, tx.now]);
}

/** The secrets that sign now. */
export function secretsOf(secrets: Secrets, deskId: Uuid, endpoint: ReadyEndpoint, now: Date): string[] {
  const { secretSealed, oldSecretSealed, oldSecretUntil } = endpoint;
  const sealed = [secretSealed];
  if (oldSecretSealed !== null && oldSecretUntil !== null && oldSecretUntil > now) sealed.push(oldSecretSealed);
  return sealed.map((each) => secrets.open(sealing(deskId), each).toString());
}

/** What a try was: when, with which headers, and what came of it. */
export interface Tried {
  readonly at: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly outcome: Outcome;
}

/** Puts a try on record and says what is next. Whoever changed the delivery meanwhile has the last word. */
export async function settleTry(
  tx: Transaction,
  endpointId: Uuid,
  { id, tries, nextAt }: LeasedDelivery,
  { at, headers, outcome }: Tried,
): Promise<void> {
  const { status, error, response, retryAfterMs, durationMs } = outcome;
  const health = await lockHealth(tx, endpointId);
  const isDone = status !== null && status >= 200 && status < 300;
  const asked = status === 429 || status === 503 ? retryAfterMs : null;
  const wait = isDone ? undefined : waitAfter(tries + 1, asked, Math.random());
  const [state, next, ended] = isDone
    ? ['delivered', null, tx.now]
    : wait === undefined
      ? ['failed', null, tx.now]
      : ['pending', new Date(tx.now.getTime() + wait), null];
  const record = [at, durationMs, JSON.stringify(headers), status, error, response];
  await tx.run(settle, [tx.deskId, id, nextAt, state, next, ended, ...record]);
  if (health === undefined) return;
  if (isDone) await noteSuccess(tx, health);
  else await noteFailure(tx, health, status === 410);
}
