import { describe, expect, it } from '@jest/globals';
import { strongerOf, type Terms } from './stronger-terms.js';

const now = new Date('2026-03-01T00:00:00Z');
const yesterday = '2026-02-28T00:00:00+00:00';
const tomorrow = '2026-03-02T00:00:00+00:00';
const reads: Terms = { role: 'read', history: 'whole', acceptedAt: yesterday, expiresAt: null };
const writes: Terms = {
  role: 'comment',
  history: 'fromNow',
  acceptedAt: '2026-02-01T00:00:00+00:00',
  expiresAt: tomorrow,
};

describe('somebody who is on a ticket twice', () => {
  it('may what either place lets them, for as long as either does', () => {
    const both = { role: 'comment', history: 'whole', acceptedAt: writes.acceptedAt, expiresAt: null };
    expect(strongerOf(reads, writes, now)).toEqual(both);
    expect(strongerOf(writes, reads, now)).toEqual(both);
    const until = { ...reads, expiresAt: '2026-03-09T00:00:00+00:00' };
    expect(strongerOf(until, writes, now).expiresAt).toBe(until.expiresAt);
  });

  it('gets nothing out of a place whose time is over', () => {
    expect(strongerOf({ ...writes, expiresAt: yesterday }, reads, now)).toEqual(reads);
    expect(strongerOf(reads, { ...writes, expiresAt: yesterday }, now)).toEqual(reads);
  });

  it('gets nothing out of an invitation that they have not accepted, beside one that they have', () => {
    expect(strongerOf(reads, { ...writes, acceptedAt: null }, now)).toEqual(reads);
  });
});
