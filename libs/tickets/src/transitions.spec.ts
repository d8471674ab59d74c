import { describe, expect, it } from '@jest/globals';
import { type Blueprint, checkBlueprint, exampleBlueprints, type TransitionActor } from '#blueprint';
import { transitionDenial, transitionVerdicts } from './transitions.js';

function blueprintOf(slug: string, change: (source: string) => string = (source) => source): Blueprint {
  const source = exampleBlueprints().find((example) => example.slug === slug)?.source ?? '';
  const { blueprint, complaints } = checkBlueprint(change(source));
  if (!blueprint) throw new Error(JSON.stringify(complaints));
  return blueprint;
}

function denial(blueprint: Blueprint, status: string, key: string, actor: TransitionActor | null, reason?: boolean) {
  const transition = blueprint.transitions.get(key);
  if (!transition) throw new Error(`no transition ${key}`);
  const said = reason === undefined ? undefined : { comment: false, reason };
  return transitionDenial(blueprint, status, transition, actor, said);
}

describe('a step', () => {
  const trackoe = blueprintOf('trackoe');

  it.each([
    ['may be taken by whom the desk names', 'open', 'resolve', 'requester', null],
    ['is for others', 'open', 'take', 'requester', 'not-your-role'],
    ['is for nobody who only reads', 'resolved', 'reopen', null, 'not-your-role'],
    ['starts in other statuses', 'resolved', 'resolve', 'agent', 'wrong-status'],
    ['leads out of no final status', 'cancelled', 'resolve', 'agent', 'final'],
    ['is not taken by time unless the desk says so', 'open', 'resolve', 'system', 'not-your-role'],
  ] as const)('%s', (_, status, key, actor, expected) => {
    expect(denial(trackoe, status, key, actor)).toBe(expected);
  });

  it('asks for a reason where the desk wants one, of people alone', () => {
    const blueprint = blueprintOf('trackoe', (source) =>
      source.replace(/^( {2}cancel:\n)/m, '$1    requires: reason\n'),
    );
    expect(denial(blueprint, 'open', 'cancel', 'agent', false)).toBe('needs-reason');
    expect(denial(blueprint, 'open', 'cancel', 'agent', true)).toBeNull();
    expect(denial(blueprint, 'open', 'cancel', 'agent')).toBeNull();
  });

  it('is listed with the reason against it, unless only replies or time take it', () => {
    const verdicts = transitionVerdicts(blueprintOf('support-ops'), 'pending', 'requester');
    const byKey = Object.fromEntries(verdicts.map(({ transition, denial: why }) => [transition.key, why]));
    expect(byKey).toMatchObject({ solve: 'not-your-role', reopen: 'wrong-status' });
    expect(byKey).not.toHaveProperty('closeForSilence');
  });
});
