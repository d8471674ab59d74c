import type { WebhookAttemptRow, WebhookDeliveryRow, WebhookEndpointRow } from './webhook.entity.js';
import type { WebhookAttemptDto, WebhookDeliveryDto } from './webhook-delivery.dto.js';
import type { WebhookEndpointDto } from './webhook-endpoint.dto.js';
import { disablesAt } from './webhook-health.js';

const states = { admin: 'disabledByAdmin', gone: 'disabledGone', failing: 'disabledFailing' } as const;

export function endpointView(row: WebhookEndpointRow, now: Date): WebhookEndpointDto {
  const { id, url, description, kinds, disabledFor, failingSince, succeededAt, failedAt, version } = row;
  const isUsed = succeededAt !== null || failedAt !== null;
  return {
    id,
    url,
    description,
    kinds,
    state: disabledFor === null ? 'enabled' : states[disabledFor],
    disabledAt: text(row.disabledAt),
    oldSecretUntil: row.oldSecretUntil !== null && row.oldSecretUntil > now ? text(row.oldSecretUntil) : null,
    health: {
      state: failingSince !== null ? 'failing' : isUsed ? 'healthy' : 'unused',
      failingSince: text(failingSince),
      disablesAt: failingSince === null ? null : text(disablesAt(failingSince)),
      warnedAt: text(row.warnedAt),
      lastSuccessAt: text(succeededAt),
      lastFailureAt: text(failedAt),
    },
    createdAt: row.createdAt.toISOString(),
    version,
  };
}

export type DeliveryWithKind = WebhookDeliveryRow & { readonly kind: string };

export function deliveryView(row: DeliveryWithKind): WebhookDeliveryDto {
  const { id, endpointId, eventId, kind, state, attempts: attemptCount } = row;
  return {
    id,
    endpointId,
    eventId,
    kind,
    state,
    attemptCount,
    nextAttemptAt: text(row.nextAt),
    createdAt: row.createdAt.toISOString(),
    endedAt: text(row.endedAt),
  };
}

export function attemptView(row: WebhookAttemptRow): WebhookAttemptDto {
  const { number, at, durationMs, requestHeaders, status, error, response } = row;
  return { number, at: at.toISOString(), durationMs, requestHeaders, status, error, response };
}

function text(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
