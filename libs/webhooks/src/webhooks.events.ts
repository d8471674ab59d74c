import { eventKind } from '#history';
import type { Uuid } from '#kernel';

// `subjectId` is the endpoint. Endpoints hear of none of these: what is sent about sending would never end.

interface Described {
  readonly url: string;
  readonly description: string;
}

export const endpointCreated = eventKind<{ readonly kinds: readonly string[] }, Described>(
  'webhookEndpoint.created',
  'staff',
  false,
);
export const endpointChanged = eventKind<{ readonly fields: readonly string[] }, Described>(
  'webhookEndpoint.changed',
  'staff',
  false,
);
export const endpointDeleted = eventKind<object>('webhookEndpoint.deleted', 'staff', false);
/** The secret before signs beside the new one until then. */
export const secretRotated = eventKind<{ readonly until: string }>('webhookEndpoint.secretRotated', 'staff', false);
export const endpointTested = eventKind<{ readonly deliveryId: Uuid }>('webhookEndpoint.tested', 'staff', false);
export const endpointRedelivered = eventKind<{ readonly deliveries: number }>(
  'webhookEndpoint.redelivered',
  'staff',
  false,
);
/** Nothing has arrived for days: it will be disabled. */
export const endpointWarned = eventKind<{ readonly failingSince: string; readonly disablesAt: string }>(
  'webhookEndpoint.warned',
  'staff',
  false,
);
/** By itself: `gone` where it answered 410, `failing` where nothing arrived for too long. */
export const endpointDisabled = eventKind<{ readonly reason: 'gone' | 'failing' }>(
  'webhookEndpoint.disabled',
  'staff',
  false,
);
