import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FairShares } from './fair-shares.js';

describe('the shares of desks', () => {
  let shares: FairShares;
  /** What has got in, in order. */
  let inside: string[];
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    shares = new FairShares();
    inside = [];
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const ask = async (desk: string, name: string) => {
    const leave = await shares.enter(desk);
    inside.push(name);
    return leave;
  };
  const askAll = (desk: string, all: readonly string[]) => Promise.all(all.map((name) => ask(desk, name)));
  const askLater = (desk: string, ...all: string[]) => {
    for (const name of all) void ask(desk, name);
    return settled();
  };

  it('leave the whole instance to a desk that asks alone', async () => {
    await askAll('a', names('a', 100));
    expect(inside).toHaveLength(100);
  });

  it('let a second desk in at once, and then the first no further than its half', async () => {
    const begun = await askAll('a', names('a', 6));
    await ask('b', 'b0');
    await askLater('a', 'late');
    expect(inside.slice(6)).toEqual(['b0']);
    for (const leave of begun.slice(0, 4)) leave();
    await settled();
    expect(inside.slice(6)).toEqual(['b0']);
    begun[4]?.();
    await settled();
    expect(inside.slice(6)).toEqual(['b0', 'late']);
  });

  it('let those of a desk in that waited longest', async () => {
    await ask('b', 'b0');
    const begun = await askAll('a', names('a', 2));
    await askLater('a', 'first', 'second', 'third');
    for (const leave of begun) leave();
    await settled();
    expect(inside.slice(3)).toEqual(['first', 'second']);
  });

  it('are whole again ten seconds after another desk has asked for the last time', async () => {
    (await ask('b', 'b0'))();
    const [first] = await askAll('a', names('a', 2));
    jest.advanceTimersByTime(9_900);
    await askAll('a', names('held up meanwhile', 2));
    await askLater('a', ...names('late', 5));
    expect(inside).toHaveLength(5);
    jest.advanceTimersByTime(101);
    first?.();
    await settled();
    expect(inside).toHaveLength(10);
  });

  it('leave every desk two, however many ask', async () => {
    for (const desk of names('desk', 20)) await ask(desk, desk);
    await askLater('desk0', 'second', 'third');
    expect(inside.slice(20)).toEqual(['second']);
  });

  it('do not let a desk wait for what is itself held up', async () => {
    await ask('b', 'b0');
    await askAll('a', names('held up', 2));
    await askLater('a', 'late');
    jest.advanceTimersByTime(200);
    await settled();
    expect(inside).not.toContain('late');
    jest.advanceTimersByTime(100);
    await settled();
    expect(inside).toContain('late');
  });
});

/** Lets everything go on that can. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const names = (desk: string, count: number) => Array.from({ length: count }, (_, place) => `${desk}${place}`);
