import { describe, expect, it } from '@jest/globals';
import { retryAfterOf, waitAfter } from './retry-schedule.js';

const day = 24 * 60 * 60_000;
const now = new Date('2026-01-05T09:00:00Z');

/** All waits of the schedule, with the same chance each time. */
function waits(chance: number): number[] {
  const found: number[] = [];
  for (let wait = waitAfter(1, null, chance); wait !== undefined; wait = waitAfter(found.length + 1, null, chance)) {
    found.push(wait);
  }
  return found;
}

describe('the schedule of tries', () => {
  it('makes at least 12 tries over at least 4 days, whatever chance says', () => {
    for (const chance of [0, 0.5, 0.999]) {
      expect(waits(chance).length + 1).toBeGreaterThanOrEqual(12);
      expect(waits(chance).reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(4 * day);
    }
  });

  it('adds up to a tenth by chance and takes nothing away', () => {
    const [least, most] = [waits(0), waits(0.999)];
    for (const [place, wait] of least.entries()) {
      expect(most[place]).toBeGreaterThan(wait);
      expect(most[place]).toBeLessThanOrEqual(wait * 1.1);
    }
  });

  it('waits as long as the receiver asks, within a day, and never shorter', () => {
    expect(waitAfter(1, 60_000, 0)).toBe(60_000);
    expect(waitAfter(8, 1_000, 0)).toBe(waitAfter(8, null, 0));
    expect(waitAfter(1, 300 * day, 0)).toBe(day);
    expect(waitAfter(waits(0).length + 1, 60_000, 0)).toBeUndefined();
  });

  it.each([
    ['seconds', '120', undefined, 120_000],
    ['an instant by our clock', 'Mon, 05 Jan 2026 09:01:00 GMT', undefined, 60_000],
    ['an instant by the receiver’s clock', 'Mon, 05 Jan 2026 08:01:00 GMT', 'Mon, 05 Jan 2026 08:00:00 GMT', 60_000],
    ['an instant that is over', 'Mon, 05 Jan 2026 08:00:00 GMT', undefined, 0],
    ['nothing', undefined, undefined, null],
    ['nonsense', 'soon', undefined, null],
    ['less than nothing', '-5 apples', undefined, null],
  ])('reads %s', (_, header, date, expected) => {
    expect(retryAfterOf(header, date, now)).toBe(expected);
  });
});
