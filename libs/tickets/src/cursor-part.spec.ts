import { describe, expect, it } from '@jest/globals';
import { Problem } from '#kernel';
import { cursorPart } from './cursor-part.js';

describe('a part of a cursor', () => {
  it('is taken when it is of the kind that its list sorts by', () => {
    expect(cursorPart('integer', 3)).toBe(3);
    expect(cursorPart('timestamptz', '2026-03-01T09:30:00.000Z')).toBe('2026-03-01T09:30:00.000Z');
    expect(cursorPart('uuid', '01890a5d-ac96-774b-bcce-b302099a8057')).toBe('01890a5d-ac96-774b-bcce-b302099a8057');
  });

  it.each([
    ['integer', 1.5],
    ['integer', 2 ** 40],
    ['integer', '1'],
    ['timestamptz', '2026-02-31T25:00:00.000Z'],
    ['timestamptz', 'now'],
    ['uuid', 'infinity'],
    ['uuid', null],
  ] as const)('is refused as %s when somebody made it up: %p', (type, value) => {
    expect(() => cursorPart(type, value)).toThrow(Problem);
  });
});
