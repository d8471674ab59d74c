import type { AccessLevel } from '#blueprint';
import { eventKind } from '#history';
import type { Uuid } from '#kernel';

/** `subjectId` is the person in all of these. */
interface AboutParticipant {
  readonly participantId: Uuid;
  readonly personId: Uuid;
}
interface NamedText {
  /** What the person was called then. */
  readonly name: string;
}

/**
 * The one fixed mail goes out, with a link that lets them in. Customers do not learn of it: an address that was typed is
 * nobody's until its owner accepts.
 */
export const participantInvited = eventKind<
  AboutParticipant & { readonly addressId: Uuid; readonly purpose: 'viewTicket'; readonly source: 'shared' | 'copied' }
>('participant.invited', 'staff', true);

/** Takes part from now on. */
export const participantAdded = eventKind<AboutParticipant & { readonly role: AccessLevel }, NamedText>(
  'participant.added',
  'public',
  true,
);

export const participantChanged = eventKind<
  AboutParticipant & { readonly role: AccessLevel; readonly expiresAt: string | null }
>('participant.changed', 'public', false);

/** Takes no part any more. For one who never accepted, with `audience: 'staff'`. */
export const participantRemoved = eventKind<AboutParticipant, NamedText>('participant.removed', 'public', true);

/** About the reader: it changes nothing on the ticket, hence no place among its events. */
export const subscriptionChanged = eventKind<{ readonly ticketId: Uuid; readonly notifications: boolean }>(
  'subscription.changed',
  'staff',
  false,
);
