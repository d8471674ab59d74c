import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { checkBlueprint } from './check.js';
import type { Complaint } from './complaint.js';
import { exampleBlueprints } from './examples.js';

/** The smallest desk there can be; each test changes one thing in its text. */
const small = `blueprint: 1
identity:
  slug: small
  name: Small
  languages: [en]
  contact: help@small.example
  sender: { address: no-reply@small.example }
  timeZone: Europe/Paris
access:
  signUp: open
channels:
  portal: true
fields:
  subject: { kind: text, labels: Subject }
  description: { kind: longText, labels: Description }
  colour: { kind: choice, labels: Colour, choices: { red: Red, blue: Blue } }
  shade: { kind: text, labels: Shade, visibleWhen: { field: colour, is: red } }
forms:
  main: { fields: [subject, description, colour, shade] }
requestTypes:
  question: { labels: Question, form: main }
statuses:
  open: { labels: Open, category: open }
  done: { labels: Done, category: closed }
initialStatus: open
transitions:
  close: { labels: Close, from: open, to: done, by: agent }
  reopen: { labels: Reopen, from: done, to: open, by: requester, on: commentByCustomer }
`;

/** What is said when `before` is replaced by `after` in the small desk; `$` in `after` marks the place complained of. */
function complaintsAfter(before: string, after: string): { found: readonly Complaint[]; line: number; column: number } {
  expect(small).toContain(before);
  const marked = small.replace(before, () => after);
  const offset = marked.indexOf('$');
  const source = marked.replace('$', '');
  const until = source.slice(0, offset).split('\n');
  return { found: checkBlueprint(source).complaints, line: until.length, column: (until.at(-1) ?? '').length + 1 };
}

/** Each way of going wrong: what is changed, and the one complaint it must bring at the marked place. */
const cases: [title: string, before: string, after: string, code: string, pointer: string, detail?: RegExp][] = [
  // Structure
  [
    'an unknown key',
    'signUp: open',
    'signUp: open\n  $signup: open',
    'unknown-key',
    '/access/signup',
    /Did you mean "signUp"/,
  ],
  ['a missing part', '  slug: small\n', '', 'missing', '/identity/slug'],
  ['a map where a word belongs', 'signUp: open', '$signUp: {}', 'wrong-type', '/access/signUp'],
  ['a list where a map belongs', 'access:\n  signUp: open', '$access: [open]', 'wrong-type', '/access'],
  ['a word that is not in the list', 'signUp: open', 'signUp: $invited', 'not-allowed', '/access/signUp', /"invite"/],
  [
    'a number out of range',
    'channels:',
    'numbering: { digits: $40, whenExhausted: widen }\nchannels:',
    'out-of-range',
    '/numbering/digits',
  ],
  ['a key in the wrong spelling', '  open: {', '  $Not-Good: {', 'bad-key', '/statuses/Not-Good'],
  ['an unknown time zone', 'Europe/Paris', '$Europe/Pari', 'bad-format', '/identity/timeZone'],
  ['an address that is none', 'help@small.example', '$help', 'bad-format', '/identity/contact'],
  ['a language that is none', '[en]', '[$english!]', 'bad-format', '/identity/languages/0'],
  [
    'a duration that is none',
    'signUp: open',
    'signUp: open\n  sessions: { idle: $3 days }',
    'bad-format',
    '/access/sessions/idle',
  ],
  [
    'a duration of nothing',
    'signUp: open',
    'signUp: open\n  sessions: { idle: $PT0S }',
    'bad-format',
    '/access/sessions/idle',
  ],
  ['a key given twice', 'signUp: open', 'signUp: open\n  $signUp: invite', 'duplicate', '/access/signUp'],
  ['a word listed twice', '[en]', '[en, $en]', 'duplicate', '/identity/languages/1'],
  // Languages
  ['a missing language', '[en]', '[en, fr]', 'missing-language', '/fields/subject/labels'],
  [
    'a text in a language not offered',
    'labels: Question',
    'labels: { en: Question, fr: $Question }',
    'unknown-language',
    '/requestTypes/question/labels/fr',
  ],
  [
    'a default language not offered',
    'languages: [en]',
    'languages: [en]\n  defaultLanguage: $fr',
    'unknown-language',
    '/identity/defaultLanguage',
  ],
  // Names
  [
    'an unknown form',
    'form: main',
    'form: $mian',
    'unknown-name',
    '/requestTypes/question/form',
    /Did you mean "main"/,
  ],
  ['an unknown group', 'form: main', 'form: main, group: $nobody', 'unknown-name', '/requestTypes/question/group'],
  [
    'an unknown first status',
    'initialStatus: open',
    'initialStatus: $opne',
    'unknown-name',
    '/initialStatus',
    /"open"/,
  ],
  ['an unknown status in a transition', 'to: done', 'to: $gone', 'unknown-name', '/transitions/close/to'],
  [
    'an unknown field in a form',
    '[subject, description',
    '[subject, $rfid, description',
    'unknown-name',
    '/forms/main/fields/1',
  ],
  [
    'an unknown event',
    'statuses:',
    'notifications: { $ticket.field: { requester: false } }\nstatuses:',
    'unknown-name',
    '/notifications/ticket.field',
    /ticket\.filed/,
  ],
  [
    'an unknown calendar',
    'statuses:',
    'targets: { calendar: $office, rules: [{ firstAnswer: PT1H }] }\nstatuses:',
    'unknown-name',
    '/targets/calendar',
  ],
  [
    'a name that every object has',
    'initialStatus: open',
    'initialStatus: $constructor',
    'unknown-name',
    '/initialStatus',
  ],
  // Flow
  [
    'an unreachable status',
    '  done: {',
    '  $lost: { labels: Lost, category: open }\n  done: {',
    'unreachable-status',
    '/statuses/lost',
  ],
  [
    'a dead end',
    '  reopen: { labels: Reopen, from: done, to: open, by: requester, on: commentByCustomer }\n',
    '',
    'dead-end',
    '/statuses/done',
  ],
  [
    'a final status with a way out',
    'category: closed',
    'category: closed, final: $true',
    'contradiction',
    '/statuses/done/final',
  ],
  ['a desk where nothing ends', 'category: closed', 'category: onHold', 'dead-end', '/statuses'],
  [
    'two answers to one trigger',
    'to: done, by: agent }',
    'to: done, by: agent, on: take }\n  shut: { labels: Shut, from: open, to: done, on: $take }',
    'ambiguous',
    '/transitions/shut/on',
  ],
  ['a transition that nobody makes', 'to: done, by: agent', 'to: done', 'missing', '/transitions/close'],
  [
    'a transition only the system makes, with no timer',
    'to: done, by: agent',
    'to: done, by: system',
    'contradiction',
    '/transitions/close',
  ],
  [
    'a transition to where it comes from',
    'from: open, to: done',
    'from: [open, done], to: $done',
    'contradiction',
    '/transitions/close/to',
  ],
  [
    'a timer with two effects',
    'statuses:',
    'timers:\n  late: { status: open, after: P1D, $then: { remind: requester, notify: group }, reason: Late }\nstatuses:',
    'contradiction',
    '/timers/late/then',
  ],
  [
    'a timer whose transition leads from elsewhere',
    'statuses:',
    'timers:\n  late: { status: open, after: P1D, then: { transition: $reopen }, reason: Late }\nstatuses:',
    'contradiction',
    '/timers/late/then/transition',
  ],
  // Forms
  [
    'a condition on a later field',
    '[subject, description, colour, shade]',
    '[subject, description, shade, colour]',
    'bad-condition',
    '/fields/shade/visibleWhen/field',
  ],
  [
    'a condition on an unknown field',
    'field: colour',
    'field: $color',
    'unknown-name',
    '/fields/shade/visibleWhen/field',
    /"colour"/,
  ],
  ['a condition on a value that cannot be', 'is: red', 'is: $green', 'bad-condition', '/fields/shade/visibleWhen/is'],
  ['a condition that asks nothing', ', is: red', '', 'bad-condition', '/fields/shade/visibleWhen'],
  [
    'a condition on what customers do not see',
    'labels: Colour',
    'agentOnly: true, labels: Colour',
    'bad-condition',
    '/fields/shade/visibleWhen/field',
  ],
  ['a form without a subject', '[subject, description', '[description', 'missing', '/forms/main/fields'],
  ['a choice without choices', ', choices: { red: Red, blue: Blue }', '', 'missing', '/fields/colour/choices'],
  [
    'a limit that the kind does not have',
    'labels: Colour',
    'maxLength: $3, labels: Colour',
    'contradiction',
    '/fields/colour/maxLength',
  ],
  [
    'limits that exclude each other',
    'kind: text, labels: Subject',
    'kind: text, minLength: $9, maxLength: 3, labels: Subject',
    'contradiction',
    '/fields/subject/minLength',
  ],
  ['a field that no form has', ', shade]', ']', 'unused', '/fields/shade'],
  [
    'modules to choose from, but none',
    'kind: text, labels: Shade',
    'kind: $module, labels: Shade',
    'contradiction',
    '/fields/shade/kind',
  ],
  [
    'a field twice in a form',
    'description, colour',
    'description, subject, colour',
    'duplicate',
    '/forms/main/fields/2',
  ],
  // Templates
  [
    'a subject with an unknown variable',
    'form: main',
    'form: main, subject: $"{{organisation}} {{subject}}"',
    'unknown-variable',
    '/requestTypes/question/subject',
    /"organization"/,
  ],
  [
    'a subject with a field that its form lacks',
    'form: main',
    'form: main, subject: $"{{field.rfid}} {{subject}}"',
    'unknown-variable',
    '/requestTypes/question/subject',
  ],
  [
    'a template that does not close',
    'form: main',
    'form: main, subject: $"{{#subject}}"',
    'bad-template',
    '/requestTypes/question/subject',
  ],
  [
    'a template that skips escaping',
    'form: main',
    'form: main, subject: $"{{{subject}}}"',
    'bad-template',
    '/requestTypes/question/subject',
  ],
  [
    'a mail with an unknown variable',
    'statuses:',
    'notifications: { ticket.filed: { requester: { template: { body: $"{{ticket.nubmer}}" } } } }\nstatuses:',
    'unknown-variable',
    '/notifications/ticket.filed/requester/template/body',
    /ticket\.number/,
  ],
  [
    'an audience that is never told',
    'statuses:',
    'notifications: { note.added: { requester: $true } }\nstatuses:',
    'not-allowed',
    '/notifications/note.added/requester',
  ],
  [
    'a mail that cannot be silenced',
    'statuses:',
    'notifications: { account.invited: { addressee: $false } }\nstatuses:',
    'not-allowed',
    '/notifications/account.invited/addressee',
  ],
  // Rules
  [
    'a password that cannot be',
    'signUp: open',
    'signUp: open\n  $password: { minLength: 20, maxLength: 15 }',
    'contradiction',
    '/access/password',
  ],
  [
    'a choice where nothing is chosen',
    'signUp: open',
    'signUp: open\n  colleagues: { see: own, chosenBy: $agent }',
    'contradiction',
    '/access/colleagues/chosenBy',
  ],
  ['a desk without a door', 'portal: true', 'portal: false', 'missing', '/channels'],
  [
    'known addresses that nothing makes known',
    'signUp: open',
    'signUp: $knownAddress',
    'contradiction',
    '/access/signUp',
  ],
  [
    'mail that becomes tickets of no type',
    'portal: true',
    '$email: { addresses: a@small.example, unsolicited: file }',
    'missing',
    '/channels/email/requestType',
  ],
  [
    'account requests where none are asked for',
    'portal: true',
    'email: { addresses: a@small.example, unsolicited: answerOnly, strangers: $accountRequest }',
    'contradiction',
    '/channels/email/strangers',
  ],
  ['a calendar that never opens', 'statuses:', 'calendars: { $office: {} }\nstatuses:', 'missing', '/calendars/office'],
  [
    'a day whose spans overlap',
    'statuses:',
    'calendars: { office: { hours: { $monday: ["09:00-12:00", "11:00-13:00"] } } }\nstatuses:',
    'contradiction',
    '/calendars/office/hours/monday',
  ],
  ['a follow-up of nothing', 'statuses:', '$followUp: { offer: true }\nstatuses:', 'contradiction', '/followUp'],
  // Rules that join two parts
  [
    'a subject of another kind',
    'kind: text, labels: Subject',
    'kind: $longText, labels: Subject',
    'contradiction',
    '/fields/subject/kind',
  ],
  [
    'a form that no type has',
    'requestTypes:',
    '  $spare: { fields: [subject, description] }\nrequestTypes:',
    'unused',
    '/forms/spare',
  ],
  [
    'required at once and on a condition',
    'labels: Shade, ',
    'labels: Shade, required: true, requiredWhen: { field: colour, filled: true }, ',
    'contradiction',
    '/forms/main/fields/3',
  ],
  [
    'a comparison with a long text',
    'field: colour, is: red',
    'field: description, is: $red',
    'bad-condition',
    '/fields/shade/visibleWhen/is',
  ],
  [
    'a condition on the description',
    'kind: longText, labels: Description',
    'kind: longText, labels: Description, visibleWhen: { field: subject, filled: true }',
    'contradiction',
    '/forms/main/fields/1',
  ],
  [
    'a final status nobody could finish in',
    '  done: {',
    '  held: { labels: Held, category: $onHold, final: true }\n  done: {',
    'contradiction',
    '/statuses/held/category',
  ],
  [
    'a reason asked of nobody',
    'to: done, by: agent',
    'to: done, on: take, requires: $reason',
    'contradiction',
    '/transitions/close/requires',
  ],
  [
    'a timer that makes what only people may',
    'statuses:',
    'timers:\n  late: { status: open, after: P1D, then: { transition: $close }, reason: Late }\nstatuses:',
    'contradiction',
    '/timers/late/then/transition',
  ],
  [
    'statuses where nothing moves',
    'statuses:',
    'notifications: { ticket.filed: { requester: { statuses: $open } } }\nstatuses:',
    'not-allowed',
    '/notifications/ticket.filed/requester/statuses',
  ],
  [
    'an opt-out from a mail one needs',
    'statuses:',
    'notifications: { account.invited: { $addressee: { optOut: true } } }\nstatuses:',
    'not-allowed',
    '/notifications/account.invited/addressee',
  ],
  [
    'account requests of people with accounts',
    'portal: true',
    'email: { addresses: a@small.example, unsolicited: $accountRequest, strangers: answerOnly }',
    'contradiction',
    '/channels/email/unsolicited',
  ],
  [
    'a telephone system that files nothing known',
    'portal: true',
    '$phone: { telephoneSystem: true }',
    'missing',
    '/channels/phone/requestType',
  ],
  [
    'hours of a calendar that never closes',
    'statuses:',
    'calendars: { all: { aroundTheClock: true, $hours: { monday: "09:00-10:00" } } }\nstatuses:',
    'contradiction',
    '/calendars/all/hours',
  ],
  [
    'a day that does not exist',
    'statuses:',
    'calendars: { all: { aroundTheClock: true, holidays: [$"02-30"] } }\nstatuses:',
    'bad-format',
    '/calendars/all/holidays/0',
  ],
  [
    'a span that ends before it begins',
    'statuses:',
    'calendars: { all: { hours: { monday: $"18:00-09:00" } } }\nstatuses:',
    'bad-format',
    '/calendars/all/hours/monday',
  ],
  [
    'a target that promises nothing',
    'statuses:',
    'calendars: { all: { aroundTheClock: true } }\ntargets: { calendar: all, rules: [{ priorities: high }] }\nstatuses:',
    'missing',
    '/targets/rules/0',
  ],
  [
    'an escalation that nobody hears of',
    'statuses:',
    'calendars: { all: { aroundTheClock: true } }\ntargets: { calendar: all, rules: [{ firstAnswer: PT1H }], $escalation: { offered: always } }\nstatuses:',
    'missing',
    '/targets/escalation/notify',
  ],
  [
    'a scope that is not offered',
    'statuses:',
    'supportAccess: { enabled: true, scopes: read, defaultScope: $write }\nstatuses:',
    'contradiction',
    '/supportAccess/defaultScope',
  ],
  ['a language that nothing is built in for', '[en]', '[sv]', 'missing-language', '/priorities'],
  // Text
  ['an alias to nowhere', 'labels: Question', 'labels: $*nowhere', 'syntax', '/requestTypes/question/labels'],
  [
    'an alias to what holds it',
    'labels: Question',
    'labels: &a [*a]',
    'too-deep',
    `/requestTypes/question/labels${'/0'.repeat(30)}`,
  ],
];

describe('checking a blueprint', () => {
  it('finds nothing wrong with the smallest desk', () => {
    expect(checkBlueprint(small).complaints).toEqual([]);
  });

  it.each(exampleBlueprints())('finds nothing wrong with $slug, as text or as a value', ({ source, slug }) => {
    expect(checkBlueprint(source).complaints).toEqual([]);
    expect(checkBlueprint(parse(source)).blueprint?.identity.slug).toBe(slug);
  });

  it.each(cases)('complains about %s', (_title, before, after, code, pointer, detail = /./) => {
    const { found, line, column } = complaintsAfter(before, after);
    const complaint = found.find((each) => each.code === code && each.pointer === pointer);
    expect({ complaint, found }).toMatchObject({ complaint: { code, pointer, detail: expect.stringMatching(detail) } });
    expect(complaint?.line).toBeGreaterThan(0);
    expect(complaint?.column).toBeGreaterThan(0);
    if (after.includes('$')) expect(complaint).toMatchObject({ line, column });
  });

  it('finds timers that would go round without a person', () => {
    const looping = small
      .replaceAll('by: agent', 'by: [agent, system]')
      .replace('by: requester', 'by: [requester, system]')
      .replace(
        'initialStatus',
        'timers:\n  shut: { status: open, after: P1D, then: { transition: close }, reason: R }\n  wake: { status: done, after: P1D, then: { transition: reopen }, reason: R }\ninitialStatus',
      );
    expect(checkBlueprint(looping).complaints).toMatchObject([
      { code: 'timer-loop', pointer: '/timers/shut', line: 26, column: 3 },
      { code: 'timer-loop', pointer: '/timers/wake', line: 27, column: 3 },
    ]);
  });

  it('says where a text is not YAML at all', () => {
    expect(checkBlueprint('identity: [1\nblueprint: 1').complaints[0]).toMatchObject({ code: 'syntax', line: 2 });
    expect(checkBlueprint('{"blueprint": !!js/function "x"}').complaints[0]).toMatchObject({ code: 'syntax' });
  });

  it('reads JSON with places as it reads YAML', () => {
    const json = JSON.stringify(parse(small), null, 2);
    expect(checkBlueprint(json).complaints).toEqual([]);
    const wrong = json.replace('"signUp": "open"', '"signUp": "opne"');
    expect(checkBlueprint(wrong).complaints).toMatchObject([{ pointer: '/access/signUp', line: 16, column: 15 }]);
  });

  it('knows no place in a value that was not given as text', () => {
    const [complaint] = checkBlueprint({ ...parse(small), sattuses: {} }).complaints;
    expect(complaint).toEqual({
      pointer: '/sattuses',
      code: 'unknown-key',
      detail: '"sattuses" is not a word of this part. Did you mean "statuses"?',
    });
  });

  it('lists complaints in the order of the text', () => {
    const wrong = small.replace('to: done, by', 'to: gone, by').replace('form: main', 'form: mian');
    const lines = checkBlueprint(wrong).complaints.map((complaint) => complaint.line ?? 0);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });
});
