import { describe, expect, it } from '@jest/globals';
import { waitAfter } from './mail-queue.js';

describe('a mail that does not go out', () => {
  it('is tried again after 1, 5, 30 minutes and 2 hours, and given up after about four days', () => {
    const minutes: number[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const wait = waitAfter(attempt);
      if (wait === undefined) break;
      minutes.push(wait / 60_000);
    }
    expect(minutes.slice(0, 4)).toEqual([1, 5, 30, 120]);
    const days = minutes.reduce((sum, wait) => sum + wait, 0) / 1440;
    expect(days).toBeGreaterThan(3.9);
    expect(days).toBeLessThan(4.1);
  });
});
