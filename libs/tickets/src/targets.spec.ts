import { describe, expect, it } from '@jest/globals';
import { type Blueprint, checkBlueprint, exampleBlueprints } from '#blueprint';
import { type PromisedTicket, type Target, targetsAfter, targetsOfNew } from './targets.js';

function blueprintOf(slug: string): Blueprint {
  const { blueprint } = checkBlueprint(exampleBlueprints().find((example) => example.slug === slug)?.source);
  if (!blueprint) throw new Error(`${slug} is not valid`);
  return blueprint;
}

// Around the clock: problems PT1H, PT4H, P3D; urgent PT15M, PT1H, PT8H; others PT4H, PT12H. Paused while pending.
const samsara = blueprintOf('samsara');
const hour = (hours: number) => new Date(Date.UTC(2026, 2, 2, 0) + hours * 3_600_000);
const filed: PromisedTicket = {
  typeKey: 'problem',
  priority: 'high',
  statusKey: 'open',
  isOpen: true,
  createdAt: hour(0),
  firstAnsweredAt: null,
  lastAgentReplyAt: null,
  lastCustomerReplyAt: null,
};
const of = (targets: readonly Target[], kind: Target['kind']) => targets.find((target) => target.kind === kind);

describe('targets', () => {
  it('promise a first answer and a resolution from filing', () => {
    expect(targetsOfNew(samsara, filed)).toEqual([
      { kind: 'firstAnswer', startedAt: hour(0), dueAt: hour(1), metAt: null, pausedAt: null },
      { kind: 'resolution', startedAt: hour(0), dueAt: hour(72), metAt: null, pausedAt: null },
    ]);
  });

  it('count the open hours of their calendar', () => {
    // Monday 2 March 2026, 16:30 in Paris: four open hours (13:30–18:00, 09:00–12:30) end on Tuesday at 11:30.
    const bug: PromisedTicket = {
      ...filed,
      typeKey: 'bug',
      statusKey: 'waitingForSupport',
      createdAt: new Date('2026-03-02T15:30:00Z'),
    };
    expect(of(targetsOfNew(blueprintOf('road'), bug), 'firstAnswer')?.dueAt).toEqual(new Date('2026-03-03T10:30:00Z'));
  });

  it('are met by an answer; a customer’s answer to it begins the next one', () => {
    const answered = { ...filed, lastAgentReplyAt: hour(0.5), firstAnsweredAt: hour(0.5) };
    const afterAnswer = targetsAfter(samsara, filed, answered, targetsOfNew(samsara, filed), hour(0.5));
    expect(of(afterAnswer, 'firstAnswer')?.metAt).toEqual(hour(0.5));
    expect(of(afterAnswer, 'nextAnswer')).toBeUndefined();
    const asked = { ...answered, lastCustomerReplyAt: hour(2) };
    const afterQuestion = targetsAfter(samsara, answered, asked, afterAnswer, hour(2));
    expect(of(afterQuestion, 'nextAnswer')).toMatchObject({ dueAt: hour(6), metAt: null });
    const askedAgain = { ...asked, lastCustomerReplyAt: hour(3) };
    const waiting = targetsAfter(samsara, asked, askedAgain, afterQuestion, hour(3));
    expect(of(waiting, 'nextAnswer')?.dueAt).toEqual(hour(6));
  });

  it('do not begin a next answer while the first is owed', () => {
    const asked = { ...filed, lastCustomerReplyAt: hour(0.5) };
    const targets = targetsAfter(samsara, filed, asked, targetsOfNew(samsara, filed), hour(0.5));
    expect(of(targets, 'nextAnswer')).toBeUndefined();
  });

  it('let the resolution stand still while the customer is waited for, and run on with what was left', () => {
    const pending = { ...filed, statusKey: 'pending' };
    const paused = targetsAfter(samsara, filed, pending, targetsOfNew(samsara, filed), hour(10));
    expect(of(paused, 'resolution')).toMatchObject({ pausedAt: hour(10), dueAt: hour(72) });
    const running = targetsAfter(samsara, pending, filed, paused, hour(110));
    expect(of(running, 'resolution')).toMatchObject({ pausedAt: null, dueAt: hour(172) });
  });

  it('are over when the ticket is solved, and the resolution begins anew when it is reopened', () => {
    const resolved = { ...filed, statusKey: 'resolved', isOpen: false };
    const over = targetsAfter(samsara, filed, resolved, targetsOfNew(samsara, filed), hour(20));
    expect(over.map(({ metAt }) => metAt)).toEqual([hour(20), hour(20)]);
    const reopened = targetsAfter(samsara, resolved, filed, over, hour(30));
    expect(of(reopened, 'resolution')).toMatchObject({ startedAt: hour(30), dueAt: hour(102), metAt: null });
  });

  it('owe nothing for what was cancelled', () => {
    const trackoe = blueprintOf('trackoe');
    const bug = { ...filed, typeKey: 'bug' };
    const cancelled = { ...bug, statusKey: 'cancelled', isOpen: false };
    expect(targetsAfter(trackoe, bug, cancelled, targetsOfNew(trackoe, bug), hour(20))).toEqual([]);
  });

  it('follow the priority from where they started, pauses included', () => {
    const pending = { ...filed, statusKey: 'pending' };
    const paused = targetsAfter(samsara, filed, pending, targetsOfNew(samsara, filed), hour(10));
    const running = targetsAfter(samsara, pending, filed, paused, hour(12));
    const urgent = { ...filed, priority: 'urgent' as const };
    const pressing = targetsAfter(samsara, filed, urgent, running, hour(13));
    expect(of(pressing, 'firstAnswer')?.dueAt).toEqual(hour(0.25));
    expect(of(pressing, 'resolution')?.dueAt).toEqual(hour(10));
  });

  it('that did not change are the same objects', () => {
    const targets = targetsOfNew(samsara, filed);
    const after = targetsAfter(samsara, filed, { ...filed }, targets, hour(1));
    expect(after.every((target, place) => target === targets[place])).toBe(true);
  });
});
