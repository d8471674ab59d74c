import type { SupportAccessScope } from '#blueprint';
import { eventKind } from '#history';
import type { Uuid } from '#kernel';
import type { GrantEnding } from './grant.entity.js';

// `subjectId` is the grant in all of these: by it the customer's list of what was done is read.

interface AboutGrant {
  readonly grantId: Uuid;
}

export const accessOffered = eventKind<
  AboutGrant & { readonly scope: SupportAccessScope; readonly until: string },
  { readonly reason: string }
>('supportAccess.offered', 'public', true);

export const accessActivated = eventKind<AboutGrant & { readonly until: string }>(
  'supportAccess.activated',
  'public',
  true,
);

/** Declined, withdrawn or not taken up: what was never switched on leaves no trace that customers see. */
export const accessDropped = eventKind<AboutGrant & { readonly ending: GrantEnding }>(
  'supportAccess.dropped',
  'staff',
  false,
);

export const accessEnded = eventKind<AboutGrant & { readonly ending: GrantEnding }>(
  'supportAccess.ended',
  'public',
  true,
);

/** An agent works as the customer from now on. `until`: when the first token runs out. */
export const agentEntered = eventKind<
  AboutGrant & { readonly sessionId: Uuid; readonly until: string; readonly purpose: 'endSupportAccess' }
>('supportAccess.started', 'public', true);

export const agentLeft = eventKind<AboutGrant & { readonly sessionId: Uuid; readonly by: 'agent' | 'customer' }>(
  'supportAccess.left',
  'public',
  false,
);

/** One call, reads included; of no ticket, since reading a ticket must not change it. */
export const accessUsed = eventKind<
  AboutGrant & {
    readonly sessionId: Uuid;
    readonly customerId: Uuid;
    readonly operation: string;
    readonly method: string;
    readonly path: string;
    /** Whether it was let through. */
    readonly allowed: boolean;
  }
>('supportAccess.used', 'public', false);
