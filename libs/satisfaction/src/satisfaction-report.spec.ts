import { describe, expect, it } from '@jest/globals';
import { satisfactionGroups, satisfactionOf } from './satisfaction-report.js';

const tally = (key: string | null, mark: number | null, tickets: number) => ({ key, name: null, mark, tickets });

describe('the report on satisfaction', () => {
  it('counts those asked and those who answered, and knows every mark of the scale', () => {
    const marks = [tally(null, null, 7), tally(null, 5, 2), tally(null, 2, 1)];
    expect(satisfactionOf(marks, 5)).toEqual({
      asked: 10,
      answered: 3,
      mean: 4,
      distribution: [
        { mark: 1, count: 0 },
        { mark: 2, count: 1 },
        { mark: 3, count: 0 },
        { mark: 4, count: 0 },
        { mark: 5, count: 2 },
      ],
    });
  });

  it('has no mean without a mark, and keeps marks of a longer scale that was in force before', () => {
    expect(satisfactionOf([tally(null, null, 3)], 2).mean).toBeNull();
    expect(satisfactionOf([tally(null, 9, 1)], 2).distribution.map(({ mark }) => mark)).toEqual([1, 2, 9]);
  });

  it('parts them by key, with what has none at the end', () => {
    const parts = satisfactionGroups(
      [tally(null, 1, 1), tally('b', 5, 1), tally('a', null, 2), tally('b', 2, 1)],
      5,
      (key) => key.toUpperCase(),
    );
    expect(parts.map(({ key, label, asked, mean }) => [key, label, asked, mean])).toEqual([
      ['a', 'A', 2, null],
      ['b', 'B', 2, 3.5],
      [null, null, 1, 1],
    ]);
  });
});
