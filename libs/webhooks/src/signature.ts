import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret of 32 random bytes, as Standard Webhooks 1.0 writes secrets. */
export function newSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/**
 * Headers that let a receiver check where a body comes from (Standard Webhooks 1.0): HMAC-SHA256 over id, timestamp and
 * the very bytes, once for each secret.
 *
 * @param id the same for every try of the message
 * @param at the machine's time: receivers hold it against theirs
 */
export function signatureHeaders(
  secrets: readonly string[],
  id: string,
  at: Date,
  body: string,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
