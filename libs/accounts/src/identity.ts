import type { Desk } from '#desks';
import type { Role, Scope, Uuid } from '#kernel';
import type { AccessClaims, OnBehalfClaims } from './access-token.js';

/** Who a bearer token stands for, as the desk's rows say it at this very moment. */
export type Identity = PersonIdentity | KeyIdentity | PublishableKeyIdentity | OnBehalfIdentity;

export interface PersonIdentity {
  readonly kind: 'person';
  readonly desk: Desk;
  readonly personId: Uuid;
  readonly sessionId: Uuid;
  readonly role: Role;
  /** The person's own choice of language (BCP 47), for requests that name none. */
  readonly language: string | null;
  readonly organizationIds: readonly Uuid[];
  readonly groupKeys: readonly string[];
  readonly participates: boolean;
  /** See `Caller.participantId`. */
  readonly participantId: Uuid | null;
}

export interface KeyIdentity {
  readonly kind: 'key';
  readonly desk: Desk;
  readonly keyId: Uuid;
  readonly scopes: readonly Scope[];
  /** Networks it may be used from; null: from anywhere. */
  readonly addresses: readonly string[] | null;
}

/** A web page, and whoever is looking at it. */
export interface PublishableKeyIdentity {
  readonly kind: 'publishable';
  readonly desk: Desk;
  readonly keyId: Uuid;
}

/** Where a request comes from, as far as that decides what its credentials are good for. */
export interface RequestPlace {
  /** Network address */
  readonly address: string;
  /** Header `Origin`: the page in whose name a browser asks; undefined: no browser, or none of another page */
  readonly origin: string | undefined;
  /** Whether a page of the service's own asks, such as the form in a partner's page, which the browser shows in its key's pages alone */
  readonly isOwnPage: boolean;
}

/** An agent in a customer's place, as the token says it: whether that is still so is for who keeps the consents. */
export interface OnBehalfIdentity {
  readonly kind: 'onBehalf';
  readonly claims: AccessClaims & { readonly onBehalf: OnBehalfClaims };
}

/** For whom a link was signed. */
export type LinkHolder = { readonly deskId: Uuid } & (
  | { readonly kind: 'person'; readonly sessionId: Uuid; readonly personId: Uuid }
  | { readonly kind: 'key'; readonly keyId: Uuid }
);
