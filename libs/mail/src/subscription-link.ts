import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#database';
import type { Uuid } from '#kernel';

/** What somebody who has no account may do by a link in a mail about the status page. */
export type SubscriptionPurpose = 'confirmSubscription' | 'unsubscribe';

const shape = /^gs_([0-9a-f]{32})_([0-9a-f]{32})_([\w-]{43})$/;

/**
 * The token of a subscription for one purpose: `gs_<desk>_<subscription>_<256 bits>`. It is a keyed digest, made when a
 * mail is rendered and again when the token comes back: nothing of it is stored anywhere.
 */
export function subscriptionToken(secrets: Secrets, purpose: SubscriptionPurpose, deskId: Uuid, id: Uuid): string {
  const digest = createHmac('sha256', secrets.key(`subscription:${purpose}`))
    .update(`${deskId} ${id}`)
    .digest('base64url');
  return `gs_${deskId.replaceAll('-', '')}_${id.replaceAll('-', '')}_${digest}`;
}

/** The subscription that a token is of; undefined when it is none of this desk's, or made for something else. */
export function subscriptionOf(
  secrets: Secrets,
  purpose: SubscriptionPurpose,
  deskId: Uuid,
  token: string,
): Uuid | undefined {
  const [, desk, hex = ''] = shape.exec(token) ?? [];
  if (desk !== deskId.replaceAll('-', '')) return undefined;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const [given, right] = [token, subscriptionToken(secrets, purpose, deskId, id)].map((text) => Buffer.from(text));
  return given && right && given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
}
