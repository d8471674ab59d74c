import { describe, expect, it } from '@jest/globals';
import { type Blueprint, checkBlueprint, exampleBlueprints } from '#blueprint';
import { mailsFor } from './mails-for.js';
import type { Reader, Readers } from './readers.js';
import type { ToldEvent, ToldTicket } from './told-event.js';

function blueprintOf(slug: string, change: (source: string) => string = (source) => source): Blueprint {
  const { blueprint, complaints } = checkBlueprint(
    change(exampleBlueprints().find((desk) => desk.slug === slug)?.source ?? ''),
  );
  if (!blueprint) throw new Error(JSON.stringify(complaints));
  return blueprint;
}

const withNotifications = (text: string) => (source: string) =>
  source.replace(/^notifications:\n/m, `notifications:\n${text}\n`);

const road = blueprintOf('road');
const supportOps = blueprintOf('support-ops');

const customer = (id: string, more: Partial<Reader> = {}): Reader => ({
  id,
  role: 'customer',
  status: 'active',
  name: id,
  language: null,
  timeZone: null,
  email: `${id}@example.com`,
  proved: true,
  hasPassword: true,
  groups: [],
  muted: [],
  ...more,
});
const agent = (id: string, more: Partial<Reader> = {}) => customer(id, { role: 'agent', ...more });

const marie = customer('marie', { language: 'fr' });
const ali = agent('ali', { language: 'en', groups: ['supportOps'] });
const ada = agent('ada', { role: 'admin' });

function readersOf(...people: Reader[]): Readers {
  return {
    byId: new Map(people.flatMap((person) => (person.id ? [[person.id, person] as const] : []))),
    staff: people.filter(({ role, status }) => role !== 'customer' && status === 'active'),
    participants: new Map(),
    silenced: new Set(),
  };
}
const everybody = readersOf(marie, ali, ada);

const ticket: ToldTicket = {
  id: 't1',
  number: '483920',
  subject: 'Bike 7 is gone',
  type: 'softwareIssue',
  status: 'open',
  priority: 'normal',
  language: 'en',
  requesterId: 'marie',
  requesterName: 'Marie',
  organization: null,
  contacts: null,
  group: 'supportOps',
  assigneeId: 'ali',
};

function event(kind: string, more: Partial<ToldEvent> = {}): ToldEvent {
  return {
    id: 'e1',
    at: new Date(0),
    kind,
    audience: 'public',
    actorKind: 'person',
    actorId: 'marie',
    actorName: 'Marie',
    subjectId: null,
    data: {},
    text: null,
    ticket,
    comment: null,
    withComment: false,
    address: null,
    ...more,
  };
}

/** Who gets which text. */
function told(of: ToldEvent, blueprint: Blueprint = supportOps, readers: Readers = everybody): Record<string, string> {
  return Object.fromEntries(mailsFor(of, blueprint, readers).map(({ email, template }) => [email, template]));
}

describe('who is told', () => {
  it('Marie is told that her ticket was filed although she filed it, and the group is told too', () => {
    expect(told(event('ticket.filed'))).toEqual({
      'marie@example.com': 'ticket.filed/requester',
      'ali@example.com': 'ticket.filed/group',
    });
  });

  it('the on-call address is told of a critical ticket, in the language of the desk', () => {
    const source = supportOps.requestTypes.get('critical')?.alertAddresses ?? [];
    expect(source).not.toHaveLength(0);
    const mails = mailsFor(event('ticket.filed', { ticket: { ...ticket, type: 'critical' } }), supportOps, everybody);
    const alert = mails.find(({ template }) => template === 'ticket.filed/alertAddress');
    expect(alert).toMatchObject({ email: source[0], language: 'en', personId: null });
  });

  it('nobody is told of their own comment; Marie is told of Ali’s, and Ali of Marie’s', () => {
    expect(told(event('comment.added'))).toEqual({ 'ali@example.com': 'comment.added/assignee' });
    expect(told(event('comment.added', { actorId: 'ali' }))).toEqual({
      'marie@example.com': 'comment.added/requester',
    });
  });

  it('an internal note reaches its assignee and no customer, whatever the ticket says', () => {
    const note = event('note.added', { audience: 'staff', actorId: 'ada' });
    expect(told(note)).toEqual({ 'ali@example.com': 'note.added/assignee' });
    const internal = event('comment.added', { audience: 'staff', actorId: 'ada' });
    expect(told(internal)).toEqual({ 'ali@example.com': 'comment.added/assignee' });
  });

  it('a step that came with a comment is told by the comment’s mail alone', () => {
    const data = { from: 'open', to: 'pending' };
    expect(told(event('ticket.moved', { actorId: 'ali', data }))).toEqual({
      'marie@example.com': 'ticket.moved/requester',
    });
    expect(told(event('ticket.moved', { actorId: 'ali', data, withComment: true }))).toEqual({});
  });

  it('Marie may switch comments off, and then hears of the step that came with one', () => {
    const readers = readersOf({ ...marie, muted: ['comment.added'] }, ali);
    expect(told(event('comment.added', { actorId: 'ali' }), supportOps, readers)).toEqual({});
    const moved = event('ticket.moved', { actorId: 'ali', data: { from: 'open', to: 'pending' }, withComment: true });
    expect(told(moved, supportOps, readers)).toEqual({ 'marie@example.com': 'ticket.moved/requester' });
  });

  it('Marie cannot switch off what the desk does not leave to her', () => {
    const readers = readersOf({ ...marie, muted: ['ticket.filed'] }, ali);
    expect(told(event('ticket.filed'), supportOps, readers)).toHaveProperty(['marie@example.com']);
  });

  it('an address gets one mail of an event, however many reasons there are', () => {
    const both = readersOf(marie, { ...ali, email: 'MARIE@example.com' });
    expect(mailsFor(event('ticket.filed'), supportOps, both)).toHaveLength(1);
  });

  it('somebody suspended is told nothing', () => {
    const readers = readersOf({ ...marie, status: 'suspended' }, { ...ali, status: 'suspended' });
    expect(told(event('ticket.filed', { actorId: null, actorKind: 'system' }), supportOps, readers)).toEqual({});
  });

  it('who is given a ticket is told; who takes it, or keeps it while its group changes, is not', () => {
    const given = { assigneeId: 'ali', assigneeBefore: null, group: 'supportOps', groupBefore: 'supportOps' };
    expect(told(event('ticket.assigned', { actorId: 'ada', data: given }))).toEqual({
      'ali@example.com': 'ticket.assigned/assignee',
    });
    expect(told(event('ticket.assigned', { actorId: 'ali', data: given }))).toEqual({});
    const regrouped = { ...given, assigneeBefore: 'ali', groupBefore: null };
    expect(told(event('ticket.assigned', { audience: 'staff', actorId: 'ada', data: regrouped }))).toEqual({});
  });

  it('a status that the desk does not tell of is not told', () => {
    const quiet = blueprintOf(
      'support-ops',
      withNotifications('  ticket.moved:\n    requester:\n      statuses: solved'),
    );
    const moved = (to: string) => event('ticket.moved', { actorId: 'ali', data: { from: 'open', to } });
    expect(told(moved('pending'), quiet)).toEqual({});
    expect(told(moved('solved'), quiet)).toEqual({ 'marie@example.com': 'ticket.moved/requester' });
  });

  it('a timer tells the audiences it names, unless the desk has silenced them', () => {
    const reminder = (...audiences: string[]) =>
      event('ticket.reminded', { actorKind: 'system', actorId: null, data: { timer: 'remindOfSilence', audiences } });
    expect(told(reminder('requester'))).toEqual({ 'marie@example.com': 'ticket.reminded/requester' });
    expect(told(reminder('admins'))).toEqual({ 'ada@example.com': 'ticket.reminded/admins' });
    const silent = blueprintOf('support-ops', withNotifications('  ticket.reminded: { requester: false }'));
    expect(told(reminder('requester', 'admins'), silent)).toEqual({ 'ada@example.com': 'ticket.reminded/admins' });
  });

  it('lateness is told to whom the targets name, beside the assignee', () => {
    const late = event('ticket.late', { audience: 'staff', actorKind: 'system', actorId: null });
    const { targets } = supportOps;
    const strict = targets && { ...targets, whenLate: { notify: ['admins' as const], raisePriorityTo: null } };
    expect(told(late, { ...supportOps, targets: strict })).toEqual({
      'ali@example.com': 'ticket.late/assignee',
      'ada@example.com': 'ticket.late/admins',
    });
  });
});

describe('what is told', () => {
  const unproved = readersOf(customer('marie', { proved: false, name: 'BUY http://evil.example' }), ali);

  it('an address that was not proved gets a number and fixed words, nothing that anybody wrote', () => {
    for (const kind of ['ticket.filed', 'comment.added', 'ticket.moved']) {
      const [mail] = mailsFor(event(kind, { actorId: 'ali', comment: 'Look!' }), supportOps, unproved);
      expect(mail?.template).toBe(kind === 'ticket.filed' ? 'ticket.filed/unproved' : 'ticket.news/unproved');
      expect(mail?.data).toEqual({ values: { 'ticket.number': '483920' } });
    }
  });

  it('an address that was not proved is not called by the name that came with it', () => {
    const asked = event('password.linkAsked', { ticket: null, subjectId: 'marie', data: { purpose: 'setPassword' } });
    const [mail] = mailsFor(asked, road, unproved);
    expect(mail).toMatchObject({ template: 'password.linkAsked/addressee', data: { link: 'setPassword' } });
    expect(JSON.stringify(mail)).not.toContain('evil');
  });

  it('speaks the reader’s language, else the ticket’s, else the desk’s', () => {
    const languageFor = (reader: Partial<Reader>, of: Partial<ToldTicket>) =>
      mailsFor(event('ticket.filed', { ticket: { ...ticket, ...of } }), road, readersOf({ ...marie, ...reader }))[0]
        ?.language;
    expect(languageFor({ language: 'en' }, { language: 'fr' })).toBe('en');
    expect(languageFor({ language: null }, { language: 'en' })).toBe('en');
    expect(languageFor({ language: 'ja' }, { language: 'ja' })).toBe(road.identity.defaultLanguage);
  });

  it('names statuses as the desk does in that language', () => {
    const moved = event('ticket.moved', { actorId: 'ali', data: { from: 'open', to: 'pending' } });
    const [mail] = mailsFor(moved, supportOps, everybody);
    const label = (key: string) => supportOps.statuses.get(key)?.labels['fr'];
    expect(mail?.data.values).toMatchObject({
      'ticket.statusBefore': label('open'),
      'ticket.status': label('pending'),
    });
  });

  it('a reminder says why, and what the desk does next and when', () => {
    const reminded = event('ticket.reminded', {
      actorKind: 'system',
      actorId: null,
      data: {
        timer: 'remindOfSilence',
        audiences: ['requester'],
        status: 'pending',
        nextTransition: 'closeForSilence',
        nextAt: '2026-03-06T09:00:00.000Z',
      },
    });
    const [mail] = mailsFor(reminded, supportOps, everybody);
    expect(mail?.data.values).toMatchObject({
      reason: 'Un rappel vous est envoyé après 3 jours sans réponse.',
      nextAction: 'Après 5 jours sans réponse, le ticket est fermé.',
    });
    expect(mail?.data.values['nextActionAt']).toMatch(/^6 mars 2026/);
  });

  it('a proof goes to the address that is to be proved, and an answer to whoever asked for an account', () => {
    const proof = event('address.proofAsked', {
      ticket: null,
      subjectId: 'marie',
      data: { purpose: 'proveAddress' },
      text: { address: 'second@example.com' },
    });
    expect(mailsFor(proof, road, everybody)).toMatchObject([
      { email: 'second@example.com', personId: 'marie', data: { link: 'proveAddress' }, language: 'fr' },
    ]);
    const declined = event('account.declined', {
      ticket: null,
      audience: 'staff',
      subjectId: 'request',
      text: { address: 'new@example.com', language: 'en', reason: 'Not a partner.' },
    });
    expect(mailsFor(declined, road, everybody)).toMatchObject([
      { email: 'new@example.com', personId: null, language: 'en', data: { values: { reason: 'Not a partner.' } } },
    ]);
  });
});
