import { statement } from '#database';
import type { WebhookEndpointRow } from './webhook.entity.js';

const endpointColumns = `id, url, description, kinds, disabled_for AS "disabledFor", disabled_at AS "disabledAt",
  old_secret_until AS "oldSecretUntil", failing_since AS "failingSince", warned_at AS "warnedAt",
  succeeded_at AS "succeededAt", failed_at AS "failedAt", created_at AS "createdAt", version`;
export const listEndpoints = statement<WebhookEndpointRow>(
  'webhook-endpoint.list',
  `SELECT ${endpointColumns} FROM webhook_endpoint
   WHERE desk_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
);
export const getEndpoint = statement<WebhookEndpointRow>(
  'webhook-endpoint.get',
  `SELECT ${endpointColumns} FROM webhook_endpoint WHERE desk_id = $1 AND id = $2`,
);
export const lockEndpoint = statement<WebhookEndpointRow>(
  'webhook-endpoint.lock',
  `SELECT ${endpointColumns}, secret_sealed AS "secretSealed" FROM webhook_endpoint
   WHERE desk_id = $1 AND id = $2 FOR NO KEY UPDATE`,
);
export const countEndpoints = statement<{ count: number }>(
  'webhook-endpoint.count',
  'SELECT count(*)::int AS count FROM webhook_endpoint WHERE desk_id = $1',
);
export const feedHead = statement<{ position: string }>(
  'webhook-endpoint.head',
  'SELECT coalesce(max(position), 0)::text AS position FROM audit_link WHERE desk_id = $1',
);
