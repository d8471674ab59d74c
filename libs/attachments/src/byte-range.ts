import type { ByteRange } from './file-store.js';

/**
 * The part that `Range` asks for (RFC 9110 §14.1.2).
 *
 * @returns undefined for the whole: without the header, for other units, and for several parts, which a server may give as a whole;
 *   `none` when no byte of the file is in it
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'none' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'none' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  // What ends before it begins means nothing, and is not looked at.
  if (to !== '' && Number(to) < first) return undefined;
  return first >= size ? 'none' : { first, last };
}
