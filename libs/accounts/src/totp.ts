import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/**
 * One-time codes as authenticator programs make them (RFC 6238): what all of them can, SHA-1 over a 160-bit secret, six
 * digits, thirty seconds.
 */
const period = 30;
const secretBytes = 20;
/** Steps before and after the present one that are taken, for clocks that are not quite right (RFC 6238 §5.2). */
const window = 1;

export interface NewTotpSecret {
  readonly bytes: Buffer;
  /** For typing in, base32 */
  readonly text: string;
}

export function newTotpSecret(): NewTotpSecret {
  const secret = new Secret({ size: secretBytes });
  return { bytes: Buffer.from(secret.bytes), text: secret.base32 };
}

/** `otpauth://totp/…`, which authenticator programs read from a picture or open as a link. */
export function totpUri(secret: Buffer, issuer: string, account: string): string {
  return generator(secret, { issuer, label: account }).toString();
}

/** The step of time whose code this is, near the present one; undefined when it is none. */
export function totpStep(secret: Buffer, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = generator(secret, {}).validate({ token: code, timestamp, window });
  return delta === null ? undefined : TOTP.counter({ period, timestamp }) + delta;
}

function generator(secret: Buffer, names: { issuer?: string; label?: string }): TOTP {
  return new TOTP({ ...names, secret: Secret.fromHex(secret.toString('hex')), period, digits: 6, algorithm: 'SHA1' });
}

/** Letters and digits that nobody mistakes for one another. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
export const recoveryCodeCount = 10;

/** A code for the day the authenticator is lost: sixteen characters, 79 random bits, in groups of four. */
export function newRecoveryCode(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return [group(), group(), group(), group()].join('-');
}

/** A code as somebody typed it, as it is compared: without spaces and hyphens, in lower case. */
export function bareCode(code: string): string {
  return code.replace(/[\s-]/g, '').toLowerCase();
}
