import { describe, expect, it } from '@jest/globals';
import type { DueDesk } from '#database';
import { DeskGone, Problem } from '#kernel';
import { LoopRun } from './loop-run.js';

/** Desks with so many batches left each, a clock, and what was complained of. */
function surroundings(left: Record<string, number>) {
  const state = { time: 0, complaints: [] as string[], away: false };
  return {
    state,
    due: async (): Promise<DueDesk[]> => {
      if (state.away) throw new Problem('unavailable', 'The database does not answer.');
      return Object.keys(left)
        .filter((deskId) => (left[deskId] ?? 0) > 0)
        .map((deskId) => ({ deskId, now: new Date(state.time) }));
    },
    clock: { now: () => new Date(state.time) },
    complain: (text: string) => state.complaints.push(text),
  };
}

describe('a loop of the worker', () => {
  it('goes on until nothing is due, the desks taking turns', async () => {
    const left = { a: 3, b: 1, c: 2 };
    const order: string[] = [];
    const run = new LoopRun(
      {
        what: 'mail',
        step: async ({ deskId }) => {
          order.push(deskId);
          left[deskId as 'a'] -= 1;
          return 1;
        },
      },
      surroundings(left),
    );
    run.tick();
    await run.idle();
    expect(order).toEqual(['a', 'b', 'c', 'a', 'c', 'a']);
  });

  it('is not entered a second time while it runs', async () => {
    const left = { a: 1 };
    let inside = 0;
    let most = 0;
    const run = new LoopRun(
      {
        what: 'mail',
        step: async () => {
          inside += 1;
          most = Math.max(most, inside);
          await Promise.resolve();
          left.a = 0;
          inside -= 1;
          return 1;
        },
      },
      surroundings(left),
    );
    run.tick();
    run.tick();
    await run.idle();
    expect(most).toBe(1);
  });

  it('lets a desk rest where something goes wrong, longer each time, while the others go on', async () => {
    const left = { a: 100, b: 2 };
    const around = surroundings(left);
    const steps = { a: 0, b: 0 };
    const run = new LoopRun(
      {
        what: 'relay',
        step: async ({ deskId }) => {
          steps[deskId as 'a'] += 1;
          if (deskId === 'a') throw new Error('broken');
          left.b -= 1;
          return 1;
        },
      },
      around,
    );
    run.tick();
    await run.idle();
    expect(steps).toEqual({ a: 1, b: 2 });
    expect(around.state.complaints).toEqual([expect.stringContaining('relay: desk a rests: Error: broken')]);
    for (const [time, tries] of [
      [999, 1],
      [1_000, 2],
      [4_999, 2],
      [5_000, 3],
    ] as const) {
      around.state.time = time;
      run.tick();
      await run.idle();
      expect([time, steps.a]).toEqual([time, tries]);
    }
  });

  it('says nothing of a desk that is gone in the middle of it, and goes on with the others', async () => {
    const left = { a: 1, b: 2 };
    const around = surroundings(left);
    const run = new LoopRun(
      {
        what: 'relay',
        step: async ({ deskId }) => {
          left[deskId as 'a'] -= 1;
          if (deskId === 'a') throw new DeskGone();
          return 1;
        },
      },
      around,
    );
    run.tick();
    await run.idle();
    expect([left, around.state.complaints]).toEqual([{ a: 0, b: 0 }, []]);
  });

  it('waits for a database that is away, says so once, and goes on when it is back', async () => {
    const left = { a: 1 };
    const around = surroundings(left);
    around.state.away = true;
    const run = new LoopRun(
      {
        what: 'timer',
        step: async () => {
          left.a = 0;
          return 1;
        },
      },
      around,
    );
    for (around.state.time = 0; around.state.time < 5_000; around.state.time += 250) {
      run.tick();
      await run.idle();
    }
    expect(around.state.complaints).toHaveLength(1);
    around.state.away = false;
    around.state.time += 1_000;
    run.tick();
    await run.idle();
    expect(left.a).toBe(0);
  });

  it('finishes what it began when it is stopped, and begins nothing more', async () => {
    const left = { a: 5 };
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const run = new LoopRun(
      {
        what: 'mail',
        step: async () => {
          await held;
          left.a -= 1;
          return 1;
        },
      },
      surroundings(left),
    );
    run.tick();
    await Promise.resolve();
    const stopped = run.stop();
    finish();
    await stopped;
    run.tick();
    await run.idle();
    expect(left.a).toBe(4);
  });
});
