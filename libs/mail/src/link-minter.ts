import type { Transaction } from '#database';
import type { Uuid } from '#kernel';

/** What a link sent by mail is good for: once, but for `rating`, which lets its owner think again until it expires. */
export const linkPurposes = [
  'setPassword',
  'signIn',
  'invitation',
  'proveAddress',
  'viewTicket',
  'rating',
  'endSupportAccess',
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

export function isLinkPurpose(word: unknown): word is LinkPurpose {
  return linkPurposes.some((purpose) => purpose === word);
}

export interface LinkWish {
  readonly purpose: LinkPurpose;
  readonly personId: Uuid;
  /** The address that the link is sent to, and the only one it proves. */
  readonly email: string;
  readonly ticketId?: Uuid;
  /** Where a mail says until when; else as long as links of the purpose live */
  readonly expiresAt?: Date;
}

export interface MintedLink {
  /** At least 128 random bits; only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Makes the one-time links that mails carry. A link is made when its mail is rendered, never earlier, so that no token
 * ever lies in a queue and the time it has left starts with the mail. Whoever keeps the links provides this class.
 */
export abstract class LinkMinter {
  abstract mint(tx: Transaction, wish: LinkWish): Promise<MintedLink>;
}
