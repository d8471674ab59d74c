import { eventKind } from '#history';
import type { Role, Scope, Uuid } from '#kernel';
import type { SessionEnd } from './session.entity.js';

/** `subjectId` is the person, unless said otherwise. Those that are relayed become mails; see `libs/blueprint` events. */

interface AboutAddress {
  readonly addressId: Uuid;
}
interface NamedText {
  readonly name: string;
}

/** Known to the desk from now on; nobody is told. */
export const personCreated = eventKind<{ role: Role; addressId: Uuid }, NamedText & { address: string }>(
  'person.created',
  'staff',
  false,
);
export const personChanged = eventKind<{ fields: string[] }, { before: object; after: object }>(
  'person.changed',
  'staff',
  false,
);
export const personRoleChanged = eventKind<{ before: Role; after: Role }>('person.roleChanged', 'staff', false);
export const personSuspended = eventKind<object>('person.suspended', 'staff', false);
export const personResumed = eventKind<object>('person.resumed', 'staff', false);

/** Asked to join: a mail with an `invitation` link goes to the address. */
export const accountInvited = eventKind<AboutAddress & { purpose: 'invitation' }>('account.invited', 'staff', true);
/** `subjectId`: the account request. Support is told. */
export const accountRequested = eventKind<{ accountRequestId: Uuid }, NamedText & { address: string }>(
  'account.requested',
  'staff',
  true,
);
/** `subjectId`: the account request. Its sender gets one fixed text that repeats nothing of what was sent. */
export const accountRequestReceived = eventKind<{ accountRequestId: Uuid }, { address: string; language: string }>(
  'account.requestReceived',
  'staff',
  true,
);
export const accountApproved = eventKind<AboutAddress & { purpose: 'invitation'; accountRequestId: Uuid }>(
  'account.approved',
  'staff',
  true,
);
/** `subjectId`: the account request. */
export const accountDeclined = eventKind<
  { accountRequestId: Uuid },
  { address: string; language: string; reason: string }
>('account.declined', 'staff', true);

/** Has accepted: from now on they sign in. */
export const accountActivated = eventKind<object>('account.activated', 'staff', false);

/** Asked for a link to set the password: a mail with a `setPassword` link goes to the address. */
export const passwordLinkAsked = eventKind<AboutAddress & { purpose: 'setPassword' }>(
  'password.linkAsked',
  'staff',
  true,
);
/** Asked for a link to sign in with: a mail with a `signIn` link goes to the address. */
export const signInLinkAsked = eventKind<AboutAddress & { purpose: 'signIn' }>('signIn.linkAsked', 'staff', true);
/** Somebody asked for a link or an account for an address that gets none. Says nothing of the address. */
export const passwordLinkRefused = eventKind<object>('password.linkRefused', 'staff', false);
export const passwordChanged = eventKind<{ by: 'person' | 'link' }>('password.changed', 'staff', true);

/** Signing in asks for the code of an authenticator from now on. */
export const secondFactorAdded = eventKind<object>('secondFactor.added', 'staff', true);
/** It does not any more. */
export const secondFactorRemoved = eventKind<{ by: 'person' | 'admin' }>('secondFactor.removed', 'staff', true);
export const recoveryCodesRenewed = eventKind<object>('recoveryCodes.renewed', 'staff', false);
export const recoveryCodeUsed = eventKind<object>('recoveryCode.used', 'staff', false);

/** A mail with a `proveAddress` link goes to the address in the text, which is nobody's until then. */
export const addressProofAsked = eventKind<{ purpose: 'proveAddress' }, { address: string }>(
  'address.proofAsked',
  'staff',
  true,
);
/** Somebody asked for an address that cannot become theirs; nothing comes of it and they are told nothing. */
export const addressProofRefused = eventKind<object>('address.proofRefused', 'staff', false);
export const addressProved = eventKind<AboutAddress>('address.proved', 'staff', false);
/**
 * Another account has become this one's (`subjectId`): `address` when nobody had ever signed in to it, `confirmation`
 * when its owner agreed.
 */
export const accountMerged = eventKind<{ mergedId: Uuid; by: 'address' | 'confirmation' }>(
  'account.merged',
  'staff',
  false,
);
/** Has proved an address of another account (`personId`), which is asked now. */
export const accountMergeAsked = eventKind<{ personId: Uuid }>('account.mergeAsked', 'staff', false);
export const accountMergeDeclined = eventKind<{ askerId: Uuid }>('account.mergeDeclined', 'staff', false);
/** Mail does not reach it: nothing is mailed there any more. `text` is what the mail server said. */
export const addressBounced = eventKind<AboutAddress, { reason: string }>('address.bounced', 'staff', false);
/** Mail goes there again. */
export const addressRestored = eventKind<AboutAddress>('address.restored', 'staff', false);
export const addressRemoved = eventKind<AboutAddress, { address: string }>('address.removed', 'staff', false);

export const sessionStarted = eventKind<{ sessionId: Uuid; by: 'password' | 'link' }>(
  'session.started',
  'staff',
  false,
);
export const sessionEnded = eventKind<{ sessionId: Uuid; reason: SessionEnd }>('session.ended', 'staff', false);

/** Sessions that were over were kept for as long as the desk keeps them; how many are removed now. */
export const sessionsDiscarded = eventKind<{ sessions: number }>('session.discarded', 'staff', false);

/** `subjectId`: the organization, in this and the next. */
export const organizationCreated = eventKind<object, NamedText>('organization.created', 'staff', false);
export const organizationChanged = eventKind<{ fields: string[] }, { before: object; after: object }>(
  'organization.changed',
  'staff',
  false,
);
export const organizationDeleted = eventKind<object, NamedText>('organization.deleted', 'staff', false);
export const memberAdded = eventKind<{ organizationId: Uuid; by: 'staff' | 'mailDomain' | 'merge' }>(
  'organization.memberAdded',
  'staff',
  false,
);
export const memberRemoved = eventKind<{ organizationId: Uuid }>('organization.memberRemoved', 'staff', false);
export const groupMemberAdded = eventKind<{ group: string }>('group.memberAdded', 'staff', false);
export const groupMemberRemoved = eventKind<{ group: string }>('group.memberRemoved', 'staff', false);

/** `subjectId`: the key. */
export const apiKeyCreated = eventKind<{ scopes: readonly Scope[]; restricted: boolean }, NamedText>(
  'apiKey.created',
  'staff',
  false,
);
export const apiKeyRotated = eventKind<{ successorId: Uuid }>('apiKey.rotated', 'staff', false);
export const apiKeyRevoked = eventKind<object>('apiKey.revoked', 'staff', false);

/** `subjectId`: the key, in this and the next two. */
export const publishableKeyCreated = eventKind<
  { requestTypes: readonly string[]; origins: readonly string[] },
  NamedText
>('publishableKey.created', 'staff', false);
/** The secret before is good beside the new one until then. */
export const publishableKeySecretRotated = eventKind<{ until: string | null }>(
  'publishableKey.secretRotated',
  'staff',
  false,
);
export const publishableKeyRevoked = eventKind<object>('publishableKey.revoked', 'staff', false);

export const signingKeyRotated = eventKind<{ kid: string }>('signingKey.rotated', 'staff', false);
