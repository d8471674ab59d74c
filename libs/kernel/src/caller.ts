import type { Uuid } from './ids.js';
import { Problem } from './problem.js';

/**
 * Who asks, on which desk, when. Every command and every finder takes a `Caller` as its first argument; nothing is read
 * or written without one. A caller belongs to exactly one desk.
 *
 * - `anonymous`: nobody known (public pages, sign-in, links)
 * - `person`: a signed-in customer, agent or admin
 * - `key`: a secret API key, limited to its scopes, acting with the desk's staff rights
 * - `publishable`: a web page with a publishable key, and whoever is looking at it; submits forms, nothing else
 * - `operator`: whoever runs the installation; makes, lists and suspends desks, sees nothing inside them
 * - `system`: the service itself (timers, standalone set-up); never made from a request
 */
export type CallerKind = 'anonymous' | 'person' | 'key' | 'publishable' | 'system' | 'operator';

export type Role = 'customer' | 'agent' | 'admin';

/** What an API key may be allowed to do. `read` and `write` are per resource family. */
export const scopes = [
  'tickets:read',
  'tickets:write',
  'accounts:read',
  'accounts:write',
  'desk:read',
  'desk:write',
  'articles:read',
  'articles:write',
  'mail:read',
  'mail:write',
  'status:read',
  'status:write',
  'tokens:introspect',
  'audit:read',
  'events:read',
  'privacy:read',
  'privacy:write',
  'webhooks:read',
  'webhooks:write',
] as const;
export type Scope = (typeof scopes)[number];

export interface Caller {
  readonly kind: CallerKind;
  readonly deskId: Uuid;
  readonly deskSlug: string;
  /** Version of the desk's blueprint that was in force when the request came in. */
  readonly blueprintVersion: number;
  /** The desk's present instant, the same for the whole request. */
  readonly now: Date;
  /** Language negotiated with the desk's offer (BCP 47). */
  readonly language: string;
  readonly requestId: string;
  /** Network address the request came from, as far as trusted proxies tell. */
  readonly sourceAddress: string;
  readonly role: Role | null;
  readonly personId: Uuid | null;
  readonly sessionId: Uuid | null;
  readonly keyId: Uuid | null;
  readonly scopes: readonly Scope[];
  /** Organizations the person belongs to. */
  readonly organizationIds: readonly Uuid[];
  /** Blueprint keys of the agent groups that the person is in. */
  readonly groupKeys: readonly string[];
  /** Whether the person takes part in tickets of others, now or once: whoever does not pays nothing for it. */
  readonly participates: boolean;
  /** Somebody let in by a mail link sees the one ticket on which they are this participant; null: no such guest. */
  readonly participantId: Uuid | null;
  /** An agent who works as the customer that `personId` names; null: everybody acts for themselves. */
  readonly onBehalf: OnBehalf | null;
  /** The request's idempotency envelope, when the client sent `Idempotency-Key`. */
  readonly idempotency: IdempotencyEnvelope | null;
  /** The version named in `If-Match`, when the client sent one. `*` is kept as such. */
  readonly ifMatch: string | null;
}

/** Who acts in somebody's place, by whose consent, where. */
export interface OnBehalf {
  readonly agentId: Uuid;
  readonly grantId: Uuid;
  readonly sessionId: Uuid;
  /** The one ticket that exists for this caller. */
  readonly ticketId: Uuid;
  readonly mayWrite: boolean;
}

export interface IdempotencyEnvelope {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  /** SHA-256 over the request body as received. */
  readonly fingerprint: Buffer;
  /** Whether the answer holds a secret and is stored sealed. */
  readonly sealed: boolean;
  /** Called when the answer of an earlier request is given again. */
  readonly onReplay: () => void;
}

/** Whether the caller works for the desk: agents, admins, API keys and the service itself. */
export function isStaff(caller: Caller): boolean {
  return caller.kind === 'key' || caller.kind === 'system' || caller.role === 'agent' || caller.role === 'admin';
}

/** The person's id, for commands that only a signed-in person can give. */
export function personOf(caller: Caller): Uuid {
  if (caller.personId === null) {
    throw new Problem('forbidden', 'Only a signed-in person can do this; an API key or nobody cannot.');
  }
  return caller.personId;
}
