import { describe, expect, it } from '@jest/globals';
import { type Blueprint, checkBlueprint, exampleBlueprints } from '#blueprint';
import { type TimedTicket, timersAfter, timersOf } from './armed-timers.js';

function blueprintOf(slug: string): Blueprint {
  const { blueprint } = checkBlueprint(exampleBlueprints().find((example) => example.slug === slug)?.source);
  if (!blueprint) throw new Error(`${slug} is not valid`);
  return blueprint;
}

const at = (text: string) => new Date(text);
const ticket: TimedTicket = {
  statusKey: 'pending',
  statusEnteredAt: at('2026-03-02T10:00:00Z'),
  lastAgentReplyAt: null,
  lastCustomerReplyAt: null,
};

describe('timers', () => {
  it('count from the entry into their status, in the wall-clock days of the desk', () => {
    const desk = blueprintOf('support-ops');
    const paris = { ...desk, identity: { ...desk.identity, timeZone: 'Europe/Paris' } };
    const entered = { ...ticket, statusEnteredAt: at('2026-03-27T10:00:00Z') };
    // The clocks of Paris change on 29 March 2026: three days later is an hour less.
    expect(timersOf(paris, entered)).toEqual([
      { key: 'remindOfSilence', dueAt: at('2026-03-30T09:00:00Z') },
      { key: 'closeForSilence', dueAt: at('2026-04-01T09:00:00Z') },
    ]);
  });

  it('count from the last public reply of an agent, unless a customer has answered it since', () => {
    const samsara = blueprintOf('samsara');
    const due = (more: Partial<TimedTicket>) => timersOf(samsara, { ...ticket, ...more })[0]?.dueAt;
    expect(due({})).toEqual(at('2026-03-05T10:00:00Z'));
    const lastAgentReplyAt = at('2026-03-02T08:00:00Z');
    expect(due({ lastAgentReplyAt })).toEqual(at('2026-03-05T08:00:00Z'));
    expect(due({ lastAgentReplyAt, lastCustomerReplyAt: at('2026-03-02T09:00:00Z') })).toEqual(
      at('2026-03-05T10:00:00Z'),
    );
  });

  it('are all replaced when a status is entered, be it the same one again', () => {
    const desk = blueprintOf('support-ops');
    const again = { ...ticket, statusEnteredAt: at('2026-03-03T10:00:00Z') };
    expect(timersAfter(desk, ticket, again)).toEqual({ replaced: true, armed: timersOf(desk, again) });
    const solved = { ...again, statusKey: 'solved' };
    expect(timersAfter(desk, ticket, solved).armed.map(({ key }) => key)).toEqual(['closeWhenSolved']);
  });

  it('that have gone off are not wound up by a change of something else', () => {
    expect(timersAfter(blueprintOf('support-ops'), ticket, { ...ticket })).toEqual({ replaced: false, armed: [] });
  });

  it('that count from the reply are wound up by each reply', () => {
    const samsara = blueprintOf('samsara');
    const after = { ...ticket, lastAgentReplyAt: at('2026-03-04T10:00:00Z') };
    expect(timersAfter(samsara, ticket, after)).toEqual({
      replaced: false,
      armed: [{ key: 'resolveForSilence', dueAt: at('2026-03-07T10:00:00Z') }],
    });
  });
});
