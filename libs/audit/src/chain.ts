import { createHash } from 'node:crypto';
import { type ActorKind, canonicalJson } from '#history';
import type { Uuid } from '#kernel';

/** Names how entries are written and hashed; another way would have another name. */
export const chainFormat = 'guichet-audit-1';

/** An event as the chain holds it: all that its row says. Instants are RFC 3339 in UTC, digests hexadecimal. */
export interface SealedEvent {
  readonly id: Uuid;
  readonly kind: string;
  readonly at: string;
  readonly ticketId: Uuid | null;
  readonly sequence: number | null;
  readonly audience: 'public' | 'staff';
  readonly actorKind: ActorKind;
  readonly actorId: Uuid | null;
  readonly onBehalfOf: Uuid | null;
  readonly subjectId: Uuid | null;
  readonly requestId: string;
  readonly data: unknown;
  /** SHA-256 of salt and text, both of which erasure takes away; null: it never had a text. */
  readonly textDigest: string | null;
}

/** A row of `event e` as JSON with the members of `SealedEvent`. */
export const sealedEvent = `json_build_object('id', e.id, 'kind', e.kind,
  'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'ticketId', e.ticket_id, 'sequence', e.sequence,
  'audience', e.audience, 'actorKind', e.actor_kind, 'actorId', e.actor_id, 'onBehalfOf', e.on_behalf_of,
  'subjectId', e.subject_id, 'requestId', e.request_id, 'data', e.data, 'textDigest', encode(e.text_digest, 'hex'))`;

/** What stands before the first link: chains of two desks have nothing in common. */
export function genesis(deskId: Uuid): string {
  return sha256(`${chainFormat} ${deskId}`);
}

/**
 * The hash of a link: SHA-256 over the canonical JSON (RFC 8785) of `{event, position, previous}`, in hexadecimal.
 *
 * @param previous hash of the link before, `genesis` before the first
 */
export function linkHash(position: number, previous: string, event: SealedEvent): string {
  return sha256(canonicalJson({ position, previous, event }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
