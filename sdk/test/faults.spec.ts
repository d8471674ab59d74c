import { describe, expect, it } from '@jest/globals';
import { faults } from './faults/faults.js';
import { trial } from './faults/trial.js';

describe('a client that writes through a bad network', () => {
  it('writes nothing twice, gives what was written, and says when it cannot know', async () => {
    const { findings, happened, ended } = await trial({ seed: 7, runs: 60 });
    expect(findings).toEqual([]);
    // All that may happen did, and calls ended in each of the ways in which they can.
    expect([...happened.keys()].sort()).toEqual([...Object.keys(faults), 'well'].sort());
    const ways = [
      'gave its answer',
      'threw, nothing written',
      'threw, in doubt, written',
      'threw, in doubt, not written',
    ];
    expect(Object.keys(Object.fromEntries(ended))).toEqual(
      expect.arrayContaining(ways.map((way) => `tickets.update ${way}`)),
    );
  }, 300_000);

  it('gets every answer where nothing happens to it', async () => {
    const { findings, ended } = await trial({ seed: 7, runs: 5, badness: 0 });
    expect(findings).toEqual([]);
    expect(Object.fromEntries(ended)).toEqual({
      'tickets.create gave its answer': 5,
      'comments.create gave its answer': 10,
      'tickets.update gave its answer': 10,
    });
  });
});
