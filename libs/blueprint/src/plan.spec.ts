import { describe, expect, it } from '@jest/globals';
import type { Blueprint } from './blueprint.js';
import { checkBlueprint } from './check.js';
import { exampleBlueprints } from './examples.js';
import { planChange } from './plan.js';

const source = exampleBlueprints().find(({ slug }) => slug === 'trackoe')?.source ?? '';
const none = { ticketsByStatus: {}, ticketsByType: {} };

/** trackoe, with parts of its text replaced. */
function trackoe(...changes: [before: string, after: string][]): Blueprint {
  let text = source;
  for (const [before, after] of changes) {
    expect(text).toContain(before);
    text = text.replaceAll(before, () => after);
  }
  const { blueprint, complaints } = checkBlueprint(text);
  expect(complaints).toEqual([]);
  if (!blueprint) throw new Error('not reached');
  return blueprint;
}

/** trackoe without the status "resolved": what resolved is cancelled. */
const withoutResolved = () =>
  trackoe(
    ['resolved:\n', 'done:\n'],
    ['to: resolved', 'to: done'],
    ['from: resolved', 'from: done'],
    ['askedIn: resolved', 'askedIn: done'],
  );

describe('planning a change of blueprint', () => {
  it('says that a desk is new', () => {
    expect(planChange(null, trackoe(), none)).toEqual({
      changes: [{ pointer: '', kind: 'added', detail: 'The desk "trackoe" is new.' }],
      moves: [],
      problems: [],
    });
  });

  it('finds nothing when nothing changes', () => {
    expect(planChange(trackoe(), trackoe(), none)).toEqual({ changes: [], moves: [], problems: [] });
  });

  it('says what changes, in words and with the place', () => {
    const after = trackoe(
      ['maxLength: 80', 'maxLength: 90'],
      ['priority: low', 'priority: normal'],
      ['resolution: PT40H', 'resolution: PT20H'],
    );
    expect(planChange(trackoe(), after, none).changes).toEqual([
      { pointer: '/targets', kind: 'changed', detail: 'rules.0.resolution: PT40H → PT20H.' },
      { pointer: '/forms/assistance', kind: 'changed', detail: 'fields.vehicle.maxLength: 80 → 90.' },
      { pointer: '/forms/bug', kind: 'changed', detail: 'fields.vehicle.maxLength: 80 → 90.' },
      { pointer: '/requestTypes/improvement', kind: 'changed', detail: 'priority: low → normal.' },
    ]);
  });

  it('sees a field change its place', () => {
    const after = trackoe(['[subject, module, description, vehicle]', '[subject, description, module, vehicle]']);
    expect(planChange(trackoe(), after, none).changes).toEqual([
      {
        pointer: '/forms/assistance',
        kind: 'changed',
        detail: 'fields: subject, module, description, vehicle → subject, description, module, vehicle.',
      },
    ]);
  });

  it('sees a status change its place', () => {
    const cancelled = source.slice(source.indexOf('  cancelled:\n'), source.indexOf('initialStatus'));
    const after = trackoe([cancelled, ''], ['statuses:\n', `statuses:\n${cancelled}`]);
    expect(planChange(trackoe(), after, none).changes).toEqual([
      {
        pointer: '/statuses',
        kind: 'changed',
        detail: 'The order is now cancelled, open, inProgress, waitingForCustomer, resolved.',
      },
    ]);
  });

  it('lets an empty status go', () => {
    const plan = planChange(trackoe(), withoutResolved(), { ...none, ticketsByStatus: { resolved: 0, open: 4 } });
    expect(plan).toMatchObject({ moves: [], problems: [] });
    expect(plan.changes).toContainEqual({
      pointer: '/statuses/resolved',
      kind: 'removed',
      detail: '"resolved" goes away.',
    });
    expect(plan.changes).toContainEqual({ pointer: '/statuses/done', kind: 'added', detail: '"done" is new.' });
  });

  it('asks where the tickets of a status that goes away go, and takes the answer', () => {
    const live = { ...none, ticketsByStatus: { resolved: 7, open: 4 } };
    expect(planChange(trackoe(), withoutResolved(), live)).toMatchObject({
      moves: [{ what: 'status', from: 'resolved', to: null, tickets: 7 }],
      problems: [
        { pointer: '/mapping/statuses/resolved', code: 'missing', detail: expect.stringContaining('7 tickets are') },
      ],
    });
    expect(planChange(trackoe(), withoutResolved(), live, { statuses: { resolved: 'done' } })).toMatchObject({
      moves: [{ what: 'status', from: 'resolved', to: 'done', tickets: 7 }],
      problems: [],
    });
  });

  it('refuses a mapping to nowhere, from nowhere, or of what stays', () => {
    const live = { ...none, ticketsByStatus: { resolved: 1 } };
    const mapping = { statuses: { resolved: 'dnoe', open: 'done', ghost: 'open', constructor: 'open' } };
    expect(planChange(trackoe(), withoutResolved(), live, mapping)).toMatchObject({
      moves: [{ from: 'resolved', to: null }],
      problems: [
        { pointer: '/mapping/statuses/resolved', code: 'unknown-name', detail: expect.stringContaining('"done"') },
        { pointer: '/mapping/statuses/open', code: 'not-allowed' },
        { pointer: '/mapping/statuses/ghost', code: 'unknown-name' },
        { pointer: '/mapping/statuses/constructor', code: 'unknown-name' },
      ],
    });
  });

  it('asks the same of a request type that goes away', () => {
    const after = trackoe(
      ['  bug:\n', '  defect:\n'],
      ['forms:\n  assistance', 'forms:\n  assistance'],
      ['form: bug', 'form: defect'],
      ['types: bug', 'types: defect'],
    );
    const live = { ...none, ticketsByType: { bug: 1, assistance: 9 } };
    expect(planChange(trackoe(), after, live)).toMatchObject({
      moves: [{ what: 'type', from: 'bug', to: null, tickets: 1 }],
      problems: [{ pointer: '/mapping/types/bug', code: 'missing', detail: expect.stringContaining('1 ticket is') }],
    });
    expect(planChange(trackoe(), after, live, { types: { bug: 'defect' } }).problems).toEqual([]);
  });

  it('keeps the slug of a desk', () => {
    const { problems } = planChange(trackoe(), trackoe(['slug: trackoe', 'slug: tracker']), none);
    expect(problems).toMatchObject([{ pointer: '/blueprint/identity/slug', code: 'not-allowed' }]);
  });
});
