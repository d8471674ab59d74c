import { statement, type Transaction } from '#database';
import { eventOf, record, systemActor } from '#history';
import type { Uuid } from '#kernel';
import { endpointDisabled, endpointWarned } from './webhooks.events.js';

const day = 24 * 60 * 60_000;
/** An endpoint is warned after so long without a success, and disabled after so long. */
const warnedAfter = 2 * day;
const disabledAfter = 6 * day;
/** A success is noted at most so often, so that a busy endpoint's row is not written with each. */
const notedEvery = 60_000;

/** From when on a further failure disables an endpoint that has been failing. */
export function disablesAt(failingSince: Date): Date {
  return new Date(failingSince.getTime() + disabledAfter);
}

/** What of an endpoint decides how a try is taken, locked. */
export interface EndpointHealth {
  readonly id: Uuid;
  readonly disabledFor: string | null;
  readonly failingSince: Date | null;
  readonly warnedAt: Date | null;
  readonly succeededAt: Date | null;
}

const lock = statement<EndpointHealth>(
  'webhook-endpoint.lock-health',
  `SELECT id, disabled_for AS "disabledFor", failing_since AS "failingSince", warned_at AS "warnedAt",
     succeeded_at AS "succeededAt"
   FROM webhook_endpoint WHERE desk_id = $1 AND id = $2 FOR NO KEY UPDATE`,
);
const succeeded = statement<never>(
  'webhook-endpoint.succeeded',
  `UPDATE webhook_endpoint SET succeeded_at = $3, failing_since = NULL, warned_at = NULL WHERE desk_id = $1 AND id = $2`,
);
const failed = statement<never>(
  'webhook-endpoint.failed',
  `UPDATE webhook_endpoint SET failed_at = $3, failing_since = coalesce(failing_since, $3), warned_at = $4
   WHERE desk_id = $1 AND id = $2`,
);
const disable = statement<never>(
  'webhook-endpoint.disable',
  'UPDATE webhook_endpoint SET disabled_for = $4, disabled_at = $3 WHERE desk_id = $1 AND id = $2',
);
const cancel = statement<never>(
  'webhook-delivery.cancel',
  `UPDATE webhook_delivery SET state = 'cancelled', next_at = NULL, ended_at = $3
   WHERE desk_id = $1 AND endpoint_id = $2 AND state = 'pending'`,
);

/** Before a delivery's row is written: whoever disables an endpoint holds it before its deliveries too. */
export async function lockHealth(tx: Transaction, endpointId: Uuid): Promise<EndpointHealth | undefined> {
  return tx.first(lock, [tx.deskId, endpointId]);
}

export async function noteSuccess(tx: Transaction, { id, failingSince, succeededAt }: EndpointHealth): Promise<void> {
  const isNoted = succeededAt !== null && tx.now.getTime() - succeededAt.getTime() < notedEvery;
  if (failingSince !== null || !isNoted) await tx.run(succeeded, [tx.deskId, id, tx.now]);
}

/**
 * Notes a failure; warns and disables where there was nothing else for days.
 *
 * @param isGone the receiver said that it is there no more (410)
 */
export async function noteFailure(tx: Transaction, health: EndpointHealth, isGone: boolean): Promise<void> {
  const { id, disabledFor, failingSince, warnedAt } = health;
  const since = failingSince ?? tx.now;
  const lasted = tx.now.getTime() - since.getTime();
  const warns = warnedAt === null && !isGone && lasted >= warnedAfter;
  await tx.run(failed, [tx.deskId, id, tx.now, warns ? tx.now : warnedAt]);
  if (disabledFor !== null) return;
  const about = { actor: systemActor, subjectId: id };
  if (warns) {
    // Time to do something after a warning, however long nothing was tried.
    const data = { failingSince: since.toISOString(), disablesAt: disablesAt(since).toISOString() };
    await record(tx, eventOf(endpointWarned, { ...about, data }));
  } else if (isGone || lasted >= disabledAfter) {
    const reason = isGone ? 'gone' : 'failing';
    await disableEndpoint(tx, id, reason);
    await record(tx, eventOf(endpointDisabled, { ...about, data: { reason } }));
  }
}

/** What waits is given up; it can be sent again once the endpoint is enabled. */
export async function disableEndpoint(tx: Transaction, id: Uuid, reason: 'admin' | 'gone' | 'failing'): Promise<void> {
  await tx.run(disable, [tx.deskId, id, tx.now, reason]);
  await tx.run(cancel, [tx.deskId, id, tx.now]);
}
