import { describe, expect, it } from '@jest/globals';
import type { Ask, Grant, TakeLeases } from './lease-queue.js';
import type { Limit } from './limit-table.js';
import { Quotas } from './quotas.js';

const limit: Limit = { name: 'person', quota: 100, seconds: 60, what: 'requests of one person' };
const ada = { limit, subject: 'ada' };

/** A shared count as the database keeps it, with a clock that is moved by hand. */
function surroundings() {
  const state = { time: 0, asked: [] as (readonly Ask[])[], answer: undefined as TakeLeases | undefined };
  const rows = new Map<string, { taken: number; endsAt: number }>();
  const take: TakeLeases = async (asks, now) => {
    state.asked.push(asks);
    if (state.answer) return state.answer(asks, now);
    return asks.map(({ subject, limit: { name, quota, seconds }, count }): Grant => {
      const known = rows.get(`${name} ${subject}`);
      const row = known && known.endsAt > now.getTime() ? known : { taken: 0, endsAt: now.getTime() + seconds * 1000 };
      const granted = Math.min(count, quota - row.taken);
      rows.set(`${name} ${subject}`, { ...row, taken: row.taken + granted });
      return { granted, rest: quota - row.taken - granted, endsAt: row.endsAt };
    });
  };
  const instance = () => new Quotas(take, { now: () => new Date(state.time) });
  return { state, instance };
}

/** How many of so many at once go through. */
async function allowed(quotas: Quotas, times: number): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: times }, () => quotas.spend([ada])));
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

describe('a quota', () => {
  it('is shared by two instances to the last token, and by what comes after one of them', async () => {
    const { instance } = surroundings();
    const [one, two] = [instance(), instance()];
    let sum = 0;
    for (let round = 0; round < 20; round += 1) sum += (await allowed(one, 7)) + (await allowed(two, 3));
    expect(sum).toBeLessThanOrEqual(100);
    expect(sum).toBeGreaterThan(60);
    // Whatever the others have left is theirs.
    sum += await allowed(instance(), 100);
    expect(sum).toBeLessThanOrEqual(100);
  });

  it('is whole again when the window is over, not before', async () => {
    const { state, instance } = surroundings();
    const quotas = instance();
    expect(await allowed(quotas, 150)).toBe(100);
    state.time = 59_999;
    expect(await allowed(quotas, 1)).toBe(0);
    state.time = 60_000;
    expect(await allowed(quotas, 150)).toBe(100);
  });

  it('is leased in blocks: of a hundred requests few wait for the shared count', async () => {
    const { state, instance } = surroundings();
    const quotas = instance();
    for (let n = 0; n < 100; n += 1) await quotas.spend([ada]);
    expect(state.asked.length).toBeLessThan(10);
    await expect(quotas.spend([ada])).rejects.toMatchObject({
      code: 'too-many-requests',
      members: { limit: 'person' },
      retryAfter: 60,
    });
    const before = state.asked.length;
    await allowed(quotas, 50);
    expect(state.asked).toHaveLength(before);
  });

  it('is asked for together with those of others at the same moment', async () => {
    const { state, instance } = surroundings();
    const quotas = instance();
    await Promise.all(Array.from({ length: 30 }, (_, n) => quotas.spend([{ limit, subject: `person ${n}` }])));
    expect(state.asked).toHaveLength(1);
  });

  it('is left as it was by a request that another limit refuses', async () => {
    const { instance } = surroundings();
    const quotas = instance();
    const desk = { limit: { ...limit, name: 'desk', quota: 1 } as const, subject: 'road' };
    await quotas.spend([ada, desk]);
    for (let n = 0; n < 10; n += 1) {
      await expect(quotas.spend([ada, desk])).rejects.toMatchObject({ members: { limit: 'desk' } });
    }
    expect(quotas.standing(ada).left).toBe(99);
  });

  it('says what is left of it and when the window ends', async () => {
    const { state, instance } = surroundings();
    const quotas = instance();
    expect(quotas.standing(ada)).toEqual({ limit, left: 100, seconds: 60 });
    await quotas.spend([ada]);
    state.time = 20_500;
    expect(await quotas.spend([ada])).toEqual([{ limit, left: 98, seconds: 40 }]);
  });

  it('gives nothing while the shared count does not answer, and leaves it alone for a second', async () => {
    const { state, instance } = surroundings();
    const quotas = instance();
    state.answer = () => Promise.reject(new Error('away'));
    await expect(quotas.spend([ada])).rejects.toMatchObject({ code: 'unavailable', retryAfter: 2 });
    state.answer = undefined;
    await expect(quotas.spend([ada])).rejects.toMatchObject({ code: 'unavailable' });
    expect(state.asked).toHaveLength(1);
    state.time = 1_000;
    expect(await allowed(quotas, 1)).toBe(1);
  });

  it('tells beforehand that it is used up, and of no other', async () => {
    const { instance } = surroundings();
    const quotas = instance();
    expect(quotas.foresee([ada])).toBeUndefined();
    await allowed(quotas, 100);
    expect(quotas.foresee([ada])).toMatchObject({ code: 'too-many-requests' });
    expect(quotas.foresee([{ limit, subject: 'ben' }])).toBeUndefined();
  });
});
