import { createHash, timingSafeEqual } from 'node:crypto';
import { Problem } from './problem.js';

/**
 * An opaque keyset cursor: the sort values of the last row of a page, bound to the list it was made for (path, filter,
 * sort, desk and caller) by a digest, so that it cannot be carried over to another list.
 */
export type CursorKey = readonly (string | number | null)[];

function bindingDigest(binding: string): Buffer {
  return createHash('sha256').update(binding).digest().subarray(0, 9);
}

/** @param binding everything that determines the list apart from `limit` and `cursor`, in canonical text form */
export function encodeCursor(key: CursorKey, binding: string): string {
  return Buffer.concat([bindingDigest(binding), Buffer.from(JSON.stringify(key))]).toString('base64url');
}

/** @throws Problem `invalid-cursor` (400) when the cursor is not one of this list's */
export function decodeCursor(cursor: string, binding: string, length: number): CursorKey {
  const refuse = () =>
    new Problem('invalid-cursor', 'Send `cursor` only as `nextCursor` gave it, with the same filter and sort.', {
      errors: [{ pointer: '/query/cursor', code: 'invalid-cursor', detail: 'Not a cursor of this list.' }],
    });
  const bytes = Buffer.from(cursor, 'base64url');
  const digest = bindingDigest(binding);
  if (bytes.length <= digest.length || !timingSafeEqual(bytes.subarray(0, digest.length), digest)) throw refuse();
  let key: unknown;
  try {
    key = JSON.parse(bytes.subarray(digest.length).toString('utf8'));
  } catch {
    throw refuse();
  }
  const isKey = (value: unknown): value is CursorKey =>
    Array.isArray(value) &&
    value.length === length &&
    value.every((part) => part === null || typeof part === 'string' || typeof part === 'number');
  if (!isKey(key)) throw refuse();
  return key;
}
