import { eventKind } from '#history';
import type { Uuid } from '#kernel';
import type { ComponentState, IncidentState } from './status.entity.js';

export const componentCreated = eventKind<{ readonly state: ComponentState }>(
  'statusComponent.created',
  'staff',
  false,
);
export const componentChanged = eventKind<{ readonly state: ComponentState }>(
  'statusComponent.changed',
  'staff',
  false,
);
export const componentRemoved = eventKind('statusComponent.removed', 'staff', false);

export const incidentOpened = eventKind<{ readonly components: readonly Uuid[] }>('incident.opened', 'staff', false);
export const incidentChanged = eventKind<{ readonly components: readonly Uuid[] }>('incident.changed', 'staff', false);

/**
 * Something was said of an incident: told to whoever has subscribed. On a ticket that is linked to it: the incident is
 * over, told to its requester.
 */
export const statusUpdated = eventKind<{
  readonly incidentId: Uuid;
  readonly updateId: Uuid;
  readonly state: IncidentState;
}>('status.updated', 'public', true);

/** On the ticket. */
export const incidentLinked = eventKind<{ readonly incidentId: Uuid }>('ticket.incidentLinked', 'public', false);
export const incidentUnlinked = eventKind<{ readonly incidentId: Uuid }>('ticket.incidentUnlinked', 'public', false);

/** Somebody gave an address; a mail to it asks whether they meant it. */
export const subscriptionAsked = eventKind<{ readonly subscriptionId: Uuid }>(
  'statusSubscription.asked',
  'staff',
  true,
);
export const subscriptionProved = eventKind('statusSubscription.proved', 'staff', false);
export const subscriptionEnded = eventKind('statusSubscription.ended', 'staff', false);
