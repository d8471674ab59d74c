import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#database';
import type { Uuid } from '#kernel';

/** What a nonce is good for: the rating as it stood when the form was shown, by this link. */
export interface NonceScope {
  readonly deskId: Uuid;
  readonly linkId: Uuid;
  readonly version: number;
}

/**
 * The nonce of one form: `<16 random bytes>.<MAC>`, base64url. It is bound to the version of the rating that the form
 * shows, and each recording makes another version: so it is good for one recording, and nothing has to be kept for a form
 * that is only looked at.
 */
export function mintNonce(secrets: Secrets, scope: NonceScope): string {
  const random = randomBytes(16).toString('base64url');
  return `${random}.${macOf(secrets, scope, random).toString('base64url')}`;
}

export function nonceFits(secrets: Secrets, scope: NonceScope, nonce: string): boolean {
  const [, random, mac] = /^([\w-]{22})\.([\w-]{43})$/.exec(nonce) ?? [];
  if (random === undefined || mac === undefined) return false;
  return timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(secrets, scope, random));
}

function macOf(secrets: Secrets, { deskId, linkId, version }: NonceScope, random: string): Buffer {
  return secrets.digest('rating nonce', JSON.stringify([deskId, linkId, version, random]));
}
