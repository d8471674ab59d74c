import { createHmac } from 'node:crypto';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token, as a partner's server signs it: HMAC-SHA-256 whatever its header says. */
export function visitorToken(secret: string, claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** Claims of a visitor of the page with this key, good for five minutes. */
export function claimsOf(key: string, email: string, more: object = {}): Record<string, unknown> {
  const iat = Math.floor(Date.now() / 1000);
  return { aud: key, email, iat, exp: iat + 300, ...more };
}
