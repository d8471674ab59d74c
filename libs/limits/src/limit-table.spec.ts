import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readSettings } from '#kernel';
import { LimitTable, limitNames } from './limit-table.js';

const tableOf = (environment: Record<string, string>) => new LimitTable(readSettings(environment));

describe('the table of limits', () => {
  it('stands in the README as it is', () => {
    const readme = readFileSync('README.md', 'utf8');
    const below = readme.slice(readme.indexOf('\n| Limit |'), readme.indexOf('\n## Mail that comes in'));
    const written = [...below.matchAll(/^\| `([a-z-]+)` \| ([\d,]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
      ([, name, quota, window, what]) => [name, quota, window, what],
    );
    const table = tableOf({});
    const windows: Record<number, string> = { 60: 'minute', 900: '15 minutes', 3600: 'hour', 86400: 'day' };
    expect(written).toEqual(
      limitNames.map((name) => {
        const { quota, seconds, what } = table.of(name);
        return [name, quota.toLocaleString('en'), windows[seconds], what];
      }),
    );
  });

  it('takes other quotas from the settings', () => {
    const table = tableOf({ REQUESTS_PER_MINUTE: '7', MAILS_PER_MINUTE: '8', LIMITS: 'filing=9, person=10' });
    expect(table.of('key').quota).toBe(7);
    expect(table.of('address').quota).toBe(7);
    expect(table.of('mail').quota).toBe(8);
    expect(table.of('filing').quota).toBe(9);
    expect(table.of('person').quota).toBe(10);
    expect(table.of('rating').quota).toBe(120);
  });

  it('refuses to start with a name that is none, and with what is no number', () => {
    expect(() => tableOf({ LIMITS: 'fling=3' })).toThrow(/LIMITS: there is no limit named fling/);
    for (const LIMITS of ['filing', 'filing=0', 'filing=-1', 'filing=1,', 'filing=1e9']) {
      expect(() => tableOf({ LIMITS })).toThrow(/LIMITS is not right/);
    }
  });
});
