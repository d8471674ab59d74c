import { timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#database';
import { isUuid, type Uuid } from '#kernel';

/**
 * What a download link stands for: one file, for one person's session or one API key, until an instant. The link is not
 * stored; its HMAC says that it is ours, and what it says is asked anew whenever it is used.
 *
 * `gf_<desk>_<file>_<kind><session or key>_<person>_<seconds in hex>_<signature>`, UUIDs as 32 hexadecimal digits.
 */
export interface LinkClaims {
  readonly deskId: Uuid;
  readonly attachmentId: Uuid;
  readonly variant: 'original' | 'preview';
  readonly holder:
    | { readonly kind: 'person'; readonly sessionId: Uuid; readonly personId: Uuid }
    | { readonly kind: 'key'; readonly keyId: Uuid };
  /** Unix time, in seconds. */
  readonly expiresAt: number;
}

const purpose = 'attachment-link';
const shape = /^(gf_([0-9a-f]{32})_([0-9a-f]{32})_([op])([0-9a-f]{32})_([0-9a-f]{32})?_([0-9a-f]{8}))_([\w-]{22})$/;

export function signLink(secrets: Secrets, { deskId, attachmentId, variant, holder, expiresAt }: LinkClaims): string {
  const [credential, person] = holder.kind === 'person' ? [holder.sessionId, holder.personId] : [holder.keyId, ''];
  const said = [
    'gf',
    hex(deskId),
    hex(attachmentId),
    (variant === 'preview' ? 'p' : 'o') + hex(credential),
    hex(person),
    expiresAt.toString(16).padStart(8, '0'),
  ].join('_');
  return `${said}_${signature(secrets, said)}`;
}

/** What a link says; undefined when it is not ours. Whether it is still good is not looked at. */
export function readLink(secrets: Secrets, token: string): LinkClaims | undefined {
  const [, said = '', desk, file, variant, credential, person, expires = '', given = ''] = shape.exec(token) ?? [];
  if (said === '') return undefined;
  const expected = signature(secrets, said);
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return undefined;
  const [deskId, attachmentId, id] = [dashed(desk), dashed(file), dashed(credential)];
  if (![deskId, attachmentId, id].every(isUuid)) return undefined;
  return {
    deskId,
    attachmentId,
    variant: variant === 'p' ? 'preview' : 'original',
    holder:
      person === undefined ? { kind: 'key', keyId: id } : { kind: 'person', sessionId: id, personId: dashed(person) },
    expiresAt: Number.parseInt(expires, 16),
  };
}

/** 128 bits of an HMAC-SHA256. */
function signature(secrets: Secrets, said: string): string {
  return secrets.digest(purpose, said).subarray(0, 16).toString('base64url');
}

function hex(id: string): string {
  return id.replaceAll('-', '');
}

function dashed(digits = ''): Uuid {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
