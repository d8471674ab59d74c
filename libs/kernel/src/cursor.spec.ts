import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor } from './cursor.js';

describe('a cursor', () => {
  it('gives back the key it was made of', () => {
    const cursor = encodeCursor(['2026-01-01T00:00:00.000Z', null, 7], '/v1/tickets?view=all');
    expect(decodeCursor(cursor, '/v1/tickets?view=all', 3)).toEqual(['2026-01-01T00:00:00.000Z', null, 7]);
  });

  it.each([
    ['another list', encodeCursor(['a'], '/v1/people')],
    ['another length of key', encodeCursor(['a', 'b'], '/v1/tickets')],
    ['rubbish', 'rubbish'],
    ['nothing', ''],
    ['a digest with no key', encodeCursor(['a'], '/v1/tickets').slice(0, 12)],
  ])('is refused when it comes from %s', (_, cursor) => {
    expect(() => decodeCursor(cursor, '/v1/tickets', 1)).toThrow(expect.objectContaining({ code: 'invalid-cursor' }));
  });
});
