import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Uuid } from '#kernel';

/**
 * The secrets that Guichet hands out, all of one shape: `<prefix>_<desk>_<id>_<secret><checksum>`.
 *
 * - prefix: `gk` API key, `gpk` publishable key, `gr` refresh token, `gl` link in a mail; secret scanners find them by it
 * - desk and id: UUIDs as 32 hexadecimal digits, so that nothing is looked up across desks
 * - secret: 30 base62 characters, 178 random bits
 * - checksum: CRC-32 of all before it, six base62 characters: a typo or a made-up key is refused without a database
 */
export type TokenPrefix = 'gk' | 'gpk' | 'gr' | 'gl';

export interface ParsedToken {
  readonly deskId: Uuid;
  readonly id: Uuid;
  /** SHA-256 of the whole token: all that is ever stored. The secret's entropy makes a slow hash needless. */
  readonly hash: Buffer;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const shape = /^(g[krl]|gpk)_([0-9a-f]{32})_([0-9a-f]{32})_[0-9A-Za-z]{30}([0-9A-Za-z]{6})$/;

export function mintToken(prefix: TokenPrefix, deskId: Uuid, id: Uuid): string {
  const secret = Array.from({ length: 30 }, () => alphabet.charAt(randomInt(62))).join('');
  const body = `${prefix}_${deskId.replaceAll('-', '')}_${id.replaceAll('-', '')}_${secret}`;
  return body + checksumOf(body);
}

/** Takes a token apart; undefined when it is none of this kind or its checksum is wrong. Asks no database. */
export function parseToken(prefix: TokenPrefix, token: string): ParsedToken | undefined {
  const [, kind, desk = '', id = '', checksum] = shape.exec(token) ?? [];
  if (kind !== prefix || checksumOf(token.slice(0, -6)) !== checksum) return undefined;
  return { deskId: dashed(desk), id: dashed(id), hash: hashOf(token) };
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function checksumOf(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let place = 0; place < 6; place += 1) {
    text = alphabet.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

function dashed(hex: string): Uuid {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
