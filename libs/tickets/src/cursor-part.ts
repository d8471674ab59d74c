import { isUuid, Problem } from '#kernel';

export type CursorPartType = 'uuid' | 'timestamptz' | 'integer';

/**
 * A part of a cursor's key as the database can take it. Cursors are bound to their list, but whoever knows how can make
 * one up: what it holds is checked like any other input.
 *
 * @throws Problem `invalid-cursor` (400)
 */
export function cursorPart(type: CursorPartType, value: unknown): string | number {
  if (type === 'integer') {
    if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31) return value;
  } else if (typeof value === 'string') {
    if (type === 'uuid' ? isUuid(value) : isInstant(value)) return value;
  }
  throw new Problem('invalid-cursor', 'Send `cursor` only as `nextCursor` gave it, with the same filter and sort.', {
    errors: [{ pointer: '/query/cursor', code: 'invalid-cursor', detail: 'Not a cursor of this list.' }],
  });
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
