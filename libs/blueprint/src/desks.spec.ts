import { describe, expect, it } from '@jest/globals';
import type { Blueprint } from './blueprint.js';
import { checkBlueprint } from './check.js';
import { exampleBlueprints } from './examples.js';
import { targetRuleFor, textIn, triggeredTransition } from './lookup.js';
import { renderSubject } from './template.js';

const desks = new Map(
  exampleBlueprints().map(({ slug, source }) => {
    const { blueprint } = checkBlueprint(source);
    if (!blueprint) throw new Error(`${slug} has complaints`);
    return [slug, blueprint];
  }),
);

function desk(slug: string): Blueprint {
  const blueprint = desks.get(slug);
  if (!blueprint) throw new Error(`no desk ${slug}`);
  return blueprint;
}

/** Where a trigger takes a ticket, from each status that it moves. */
function moves(blueprint: Blueprint, trigger: 'publicReplyByAgent' | 'commentByCustomer' | 'take') {
  const found = [...blueprint.statuses.keys()].map((status) => [
    status,
    triggeredTransition(blueprint, status, trigger)?.to,
  ]);
  return Object.fromEntries(found.filter(([, to]) => to !== undefined));
}

/** The fields of a type's form that must be filled in. */
function required(blueprint: Blueprint, type: string): string[] {
  const fields = blueprint.requestTypes.get(type)?.form.fields ?? [];
  return fields.filter((field) => field.required).map((field) => field.key);
}

describe('the five desks, compiled', () => {
  it('have every label in every offered language', () => {
    for (const { identity, statuses, requestTypes, priorities, lists } of desks.values()) {
      for (const { labels } of [
        ...statuses.values(),
        ...requestTypes.values(),
        ...priorities.values(),
        ...lists.values(),
      ]) {
        expect(Object.keys(labels).sort()).toEqual([...identity.languages].sort());
        for (const label of Object.values(labels)) expect(label).toMatch(/\S/);
      }
    }
  });

  it('all share and rate, as one program does at each of them', () => {
    for (const { sharing, satisfaction } of desks.values()) {
      expect(sharing?.access).toBe('comment');
      expect(satisfaction).toMatchObject({ scale: 5, changeableFor: 'P7D' });
    }
  });

  it('road asks for accounts by mail, hands the ball to and fro, and reopens from both ends', () => {
    const road = desk('road');
    expect(road.identity).toMatchObject({
      languages: ['fr', 'en'],
      defaultLanguage: 'fr',
      contact: 'assistance@road.example',
    });
    expect(road.access).toMatchObject({ signUp: 'onRequest', secondAddresses: true });
    expect(road.access.colleagues).toEqual({ see: 'chosen', chosenBy: ['agent', 'requester'], may: 'comment' });
    expect(road.access.password).toEqual({ minLength: 15, maxLength: 256, classes: [], refuseCommon: true });
    expect(road.channels.email?.unsolicited).toEqual({ fromCustomers: 'file', fromStrangers: 'accountRequest' });
    expect(road.numbering).toEqual({ digits: 6, whenExhausted: 'widen', alertAtPercent: 80 });
    expect(moves(road, 'publicReplyByAgent')).toEqual({ waitingForSupport: 'waitingForCustomer' });
    expect(moves(road, 'commentByCustomer')).toEqual({
      waitingForCustomer: 'waitingForSupport',
      resolved: 'waitingForSupport',
      closed: 'waitingForSupport',
    });
    expect([...road.requestTypes.keys()]).toEqual(['bug', 'financialQuestion', 'generalQuestion', 'roamingQuestion']);
    expect(required(road, 'bug')).toEqual(['subject', 'description']);
    expect([...(road.requestTypes.get('bug')?.form.fieldsByKey.keys() ?? [])]).toEqual(
      expect.arrayContaining(['rfidCard', 'errorCode', 'location', 'occurredAt', 'account']),
    );
    expect([...road.lists.values()].map((list) => textIn(list.labels, 'en', 'fr'))).toEqual([
      'Created by me',
      'All requests',
    ]);
  });

  it('support-ops alerts, assigns, reminds, closes for silence and follows up', () => {
    const ops = desk('support-ops');
    expect(ops.requestTypes.get('critical')).toMatchObject({
      priority: 'urgent',
      group: 'supportOps',
      alertAddresses: ['on-call@bikeshare.example'],
    });
    expect(ops.requestTypes.get('software')?.group).toBe('supportOps');
    expect(ops.requestTypes.get('critical')?.form.fieldsByKey.get('workaround')).toMatchObject({
      required: false,
      visibleWhen: [{ field: 'workaroundExists', oneOf: [true] }],
      requiredWhen: [{ field: 'workaroundExists', oneOf: [true] }],
    });
    expect(ops.timersIn.get('pending')).toMatchObject([
      {
        key: 'remindOfSilence',
        after: 'P3D',
        since: 'statusEntered',
        effect: { kind: 'remind', audiences: ['requester'] },
      },
      { key: 'closeForSilence', after: 'P5D', effect: { kind: 'transition', transition: 'closeForSilence' } },
    ]);
    expect(ops.timersIn.get('solved')).toMatchObject([{ after: 'P4D', effect: { transition: 'close' } }]);
    expect(moves(ops, 'commentByCustomer')).toEqual({ pending: 'open', solved: 'open' });
    expect([...ops.statuses.values()].map(({ key, ball }) => [key, ball])).toEqual([
      ['open', 'support'],
      ['pending', 'requester'],
      ['onHold', 'support'],
      ['solved', 'nobody'],
      ['closed', 'nobody'],
    ]);
    expect(ops.transitionsFrom.get('closed')).toEqual([]);
    expect(ops.followUp).toEqual({ refuseComments: true, offer: true });
    expect(ops.channels.email?.unsolicited.fromStrangers).toBe('answerOnly');
    expect(ops.notifications.get('ticket.filed')?.map(({ audience, optOut }) => [audience, optOut])).toEqual([
      ['requester', false],
      ['group', true],
      ['alertAddress', false],
    ]);
    expect(targetRuleFor(ops, 'critical', 'urgent')).toMatchObject({ calendar: 'always', firstAnswer: 'PT15M' });
    expect(targetRuleFor(ops, 'hardware', 'normal')).toMatchObject({ calendar: 'field', firstAnswer: 'PT4H' });
  });

  it('samsara writes subjects itself, never widens its numbers, and counts from the last reply', () => {
    const samsara = desk('samsara');
    expect(samsara.numbering).toEqual({ digits: 6, whenExhausted: 'refuse', alertAtPercent: 70 });
    expect([...samsara.channels.open]).toEqual(['portal', 'email', 'phone']);
    const template = samsara.requestTypes.get('problem')?.subjectTemplate ?? null;
    expect(renderSubject(template, { subject: 'No GPS', organization: 'Lindqvist & Söhne' })).toBe(
      'Lindqvist & Söhne - No GPS',
    );
    expect(renderSubject(template, { subject: 'No GPS', organization: undefined })).toBe('No GPS');
    expect(samsara.timersIn.get('pending')).toMatchObject([
      { after: 'PT72H', since: 'lastAgentReply', business: null },
    ]);
    const { pending, onHold } = Object.fromEntries(samsara.statuses);
    expect(pending?.labels['fr']).toBe(onHold?.labels['fr']);
    expect(samsara.targets?.escalation).toEqual({
      offered: 'whenLate',
      silentAfter: 'PT24H',
      notify: ['consultant', 'successManager'],
    });
    expect(samsara.calendars.get('always')).toMatchObject({
      aroundTheClock: true,
      week: Array(7).fill([{ from: 0, to: 1440 }]),
    });
    expect(samsara).toMatchObject({ pointsOutLookAlikes: true, statusPage: true, articles: { comments: 'signedIn' } });
    expect(samsara.lists.get('myOpenTickets')?.categories).toEqual(new Set(['open', 'waitingOnCustomer', 'onHold']));
  });

  it('trackoe files mails, is taken, and lets the requester alone resolve or cancel', () => {
    const trackoe = desk('trackoe');
    expect(trackoe.channels.email).toMatchObject({ requestType: 'assistance', copied: 'listed' });
    expect(trackoe.access.signUp).toBe('knownAddress');
    expect(moves(trackoe, 'take')).toEqual({ open: 'inProgress' });
    expect(moves(trackoe, 'commentByCustomer')).toEqual({ waitingForCustomer: 'inProgress', resolved: 'open' });
    for (const key of ['resolve', 'cancel']) {
      expect(trackoe.transitions.get(key)?.by).toEqual(new Set(['requester', 'agent']));
    }
    expect(trackoe.statuses.get('cancelled')).toMatchObject({ final: true, category: 'cancelled' });
    const module = trackoe.requestTypes.get('bug')?.form.fieldsByKey.get('module');
    expect(module).toMatchObject({ required: true });
    expect(module?.choices.get('trips')?.labels).toEqual({ fr: 'Trajets et historique' });
    expect(trackoe.requestTypes.get('bug')?.examples).toEqual({
      fr: ['La carte ne se met plus à jour', "Un trajet manque dans l'historique"],
    });
    expect(trackoe.calendars.get('office')?.week[4]).toEqual([
      { from: 510, to: 750 },
      { from: 810, to: 1020 },
    ]);
  });

  it('supplyon holds its password rule, its doors and its support access', () => {
    const supplyon = desk('supplyon');
    expect(supplyon.access.password).toEqual({
      minLength: 12,
      maxLength: 15,
      classes: ['upperCase', 'lowerCase', 'digit', 'special'],
      refuseCommon: true,
    });
    expect(supplyon.channels.phone).toMatchObject({ telephoneSystem: true, requestType: 'question' });
    expect(supplyon.channels.form).toEqual({ requestType: 'question' });
    expect(supplyon.supportAccess).toEqual({
      offerLifetime: 'PT48H',
      longestGrant: 'P30D',
      visibleAfterEnd: 'PT1H',
      whileAgentIsIn: 'blockUnlessSignedIn',
      scopes: ['read', 'write'],
      defaultScope: 'read',
    });
    expect(desk('road').supportAccess).toBeNull();
    expect(moves(supplyon, 'commentByCustomer')).toEqual({ waitingForCustomer: 'open', closed: 'open' });
    expect(supplyon.satisfaction?.askedIn).toEqual(new Set(['closed']));
    expect(supplyon.retention).toMatchObject({ closedTickets: 'P3Y' });
    expect(desk('road').retention).toEqual({
      closedTickets: null,
      attachments: null,
      mailSources: 'P90D',
      sessions: 'P90D',
    });
  });
});
