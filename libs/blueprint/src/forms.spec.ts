import { describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as ajvFormats from 'ajv-formats';
import type { RequestType } from './blueprint.js';
import { carryOver } from './carry-over.js';
import { checkBlueprint } from './check.js';
import { exampleBlueprints } from './examples.js';
import { fieldFaultCodes } from './field-fault.js';
import { faultDetail } from './field-messages.js';
import type { FormAudience } from './form-conditions.js';
import { formSchema } from './form-schema.js';
import { validateFields } from './validate-fields.js';

const both = (en: string, fr: string): Record<string, string> => ({ en, fr });
const same = (label: string): Record<string, string> => both(label, label);

/** A desk whose form `everything` has a field of every kind, and `little` shares some of its keys. */
const desk = checkBlueprint({
  blueprint: 1,
  identity: {
    slug: 'depot',
    name: 'Depot',
    languages: ['en', 'fr'],
    defaultLanguage: 'en',
    contact: 'help@depot.example',
    sender: { name: 'Depot', address: 'no-reply@depot.example' },
    timeZone: 'Europe/Paris',
  },
  access: { signUp: 'invite' },
  numbering: { digits: 6, whenExhausted: 'widen' },
  channels: { portal: true },
  modules: { maps: { labels: same('Maps') }, billing: { labels: same('Billing') } },
  fields: {
    subject: {
      kind: 'text',
      labels: both('Summary', 'Résumé'),
      help: both('In a sentence', 'En une phrase'),
      maxLength: 20,
    },
    description: { kind: 'longText', labels: same('Description'), minLength: 3 },
    count: { kind: 'integer', labels: same('Count'), min: 1, max: 9 },
    amount: { kind: 'decimal', labels: same('Amount'), min: 0 },
    urgent: { kind: 'boolean', labels: same('Urgent') },
    day: { kind: 'date', labels: same('Day') },
    moment: { kind: 'dateTime', labels: same('Moment') },
    colour: {
      kind: 'choice',
      labels: both('Colour', 'Couleur'),
      choices: { red: both('Red', 'Rouge'), blue: both('Blue', 'Bleu') },
    },
    parts: {
      kind: 'multiChoice',
      labels: same('Parts'),
      choices: { door: same('Door'), wheel: same('Wheel'), seat: same('Seat') },
      maxItems: 2,
    },
    product: { kind: 'module', labels: same('Product') },
    page: { kind: 'link', labels: same('Page') },
    mail: { kind: 'email', labels: same('Mail') },
    phone: { kind: 'phone', labels: same('Phone') },
    driver: { kind: 'nameOrLink', labels: same('Driver') },
    vehicle: { kind: 'vehicle', labels: same('Vehicle') },
    shade: { kind: 'text', labels: same('Shade'), visibleWhen: { field: 'colour', is: 'red' }, required: true },
    shadeName: { kind: 'text', labels: same('Shade name'), visibleWhen: { field: 'shade', filled: true } },
    doorSide: {
      kind: 'choice',
      labels: same('Side'),
      choices: { left: same('Left'), right: same('Right') },
      visibleWhen: { field: 'parts', in: ['door', 'seat'] },
      requiredWhen: { field: 'urgent', is: true },
    },
    excuse: { kind: 'text', labels: same('Excuse'), requiredWhen: { field: 'moment', filled: false } },
    verdict: { kind: 'text', labels: same('Verdict'), agentOnly: true, requiredWhen: { field: 'urgent', is: true } },
    constructor: { kind: 'text', labels: same('Constructor') },
    motive: { kind: 'text', labels: same('Motive'), required: true },
    size: { kind: 'choice', labels: same('Size'), choices: { small: same('Small'), large: same('Large') } },
  },
  forms: {
    everything: {
      fields: [
        'subject',
        'description',
        'count',
        'amount',
        'urgent',
        'day',
        'moment',
        'colour',
        'parts',
        'product',
        'page',
        'mail',
        'phone',
        'driver',
        'vehicle',
        'shade',
        'shadeName',
        'doorSide',
        'excuse',
        'verdict',
        'constructor',
      ],
    },
    little: {
      fields: ['subject', 'description', 'size', 'colour', 'shade', 'day', 'motive'],
    },
  },
  requestTypes: {
    everything: { labels: both('Everything', 'Tout'), purpose: both('All of it', "L'ensemble"), form: 'everything' },
    little: { labels: same('Little'), form: 'little' },
  },
  statuses: {
    open: { labels: same('Open'), category: 'open' },
    closed: { labels: same('Closed'), category: 'closed', final: true },
  },
  initialStatus: 'open',
  transitions: { close: { labels: same('Close'), from: 'open', to: 'closed', by: 'agent' } },
});

const typeOf = (key: string): RequestType => {
  const type = desk.blueprint?.requestTypes.get(key);
  if (type === undefined) throw new Error(JSON.stringify(desk.complaints, null, 1));
  return type;
};
const everything = typeOf('everything');
const base = { subject: 'Brakes', description: 'They squeak', moment: '2026-03-29T14:30:00+02:00' };
const judged = (values: unknown, audience: FormAudience = 'customer', language = 'en') =>
  validateFields(everything, values, { audience, language, at: '/fields' });
const faultsOf = (values: unknown, audience: FormAudience = 'customer'): string[] =>
  judged(values, audience).errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('a form filled in rightly', () => {
  it('is accepted as it was written, in the order of the form', () => {
    const values = {
      vehicle: { year: 2019, make: 'Renault', model: 'Master' },
      parts: ['wheel', 'door'],
      count: 9,
      amount: 0.5,
      urgent: false,
      day: '2024-02-29',
      colour: 'red',
      shade: 'dark',
      shadeName: 'Wine',
      product: 'maps',
      page: 'https://aide.exemple.fr/é?x=1#y',
      mail: 'o.brien+x@mail.example.com',
      phone: '+33 1 23 45 67 89',
      driver: 'Anna',
      constructor: 'Acme',
      ...base,
    };
    const { values: accepted, errors } = judged(values);
    expect(errors).toEqual([]);
    expect(accepted).toEqual(values);
    expect(Object.keys(accepted).slice(0, 3)).toEqual(['subject', 'description', 'count']);
  });

  it('takes a link for a vehicle or a driver', () => {
    expect(
      faultsOf({ ...base, vehicle: 'https://fleet.example.com/v/7', driver: 'https://fleet.example.com/d/7' }),
    ).toEqual([]);
  });

  it('counts letters outside the basic plane as one', () => {
    expect(faultsOf({ ...base, subject: '🚲'.repeat(20) })).toEqual([]);
    expect(faultsOf({ ...base, subject: '🚲'.repeat(21) })).toEqual(['/fields/subject too-long']);
  });
});

describe('a form filled in wrongly', () => {
  const lone = String.fromCharCode(0xd800);
  it.each<[string, unknown, string]>([
    ['count', '3', 'wrong-type'],
    ['count', 1.5, 'wrong-type'],
    ['count', 0, 'too-small'],
    ['count', 10, 'too-large'],
    ['count', null, 'wrong-type'],
    ['amount', -0.01, 'too-small'],
    ['amount', 1e300, 'too-large'],
    ['amount', Number.POSITIVE_INFINITY, 'wrong-type'],
    ['amount', [1], 'wrong-type'],
    ['urgent', 'true', 'wrong-type'],
    ['urgent', 0, 'wrong-type'],
    ['day', '2026-02-29', 'not-a-date'],
    ['day', '29/02/2024', 'not-a-date'],
    ['day', 20240229, 'wrong-type'],
    ['day', '2024-02-29 ', 'not-a-date'],
    ['moment', '2026-03-29T14:30', 'not-a-date-time'],
    ['moment', '2026-03-29T24:00:00Z', 'not-a-date-time'],
    ['moment', '2026-02-30T14:30:00Z', 'not-a-date-time'],
    ['moment', '2026-03-29T14:30:00+25:00', 'not-a-date-time'],
    ['colour', 'green', 'not-a-choice'],
    ['colour', 'constructor', 'not-a-choice'],
    ['colour', ['red'], 'wrong-type'],
    ['parts', 'door', 'wrong-type'],
    ['parts', [], 'too-few'],
    ['parts', ['door', 'wheel', 'seat'], 'too-many'],
    ['product', 'mops', 'not-a-choice'],
    ['page', 'http://example.com/', 'not-a-link'],
    ['page', 'javascript:alert(1)', 'not-a-link'],
    ['page', 'https://a@b.example/', 'not-a-link'],
    ['page', 'https://localhost/', 'not-a-link'],
    ['page', 'https://10.0.0.1/', 'not-a-link'],
    ['page', 'https://example.com\\@evil.example', 'not-a-link'],
    ['mail', 'a@b', 'not-an-email'],
    ['mail', 'a..b@example.com', 'not-an-email'],
    ['mail', 'a@b.example\n', 'bad-character'],
    ['mail', `${'a'.repeat(65)}@b.example`, 'not-an-email'],
    ['phone', '0123456789', 'not-a-phone'],
    ['phone', '+33 1', 'not-a-phone'],
    ['phone', '+1234567890123456', 'not-a-phone'],
    ['driver', 'ftp://example.com', 'not-a-link'],
    ['driver', '', 'blank'],
    ['vehicle', 7, 'wrong-type'],
    ['vehicle', [], 'wrong-type'],
    ['vehicle', { year: 2019, make: 'Renault' }, 'not-a-vehicle'],
    ['vehicle', { year: 2019, make: 'R', model: 'M', x: 1 }, 'not-a-vehicle'],
    ['vehicle', 'Renault', 'not-a-link'],
    ['subject', 'two\nlines', 'bad-character'],
    ['subject', `half ${lone}`, 'bad-character'],
    ['subject', '   ', 'blank'],
    ['subject', 'x'.repeat(21), 'too-long'],
    ['description', 'no \u0000', 'bad-character'],
    ['description', `half ${lone}`, 'bad-character'],
    ['description', 'ab', 'too-short'],
    ['description', '\n\t ', 'blank'],
  ])('%s %j is %s', (key, value, code) => {
    expect(faultsOf({ ...base, [key]: value })).toEqual([`/fields/${key} ${code}`]);
  });

  it('is told at the part that is wrong', () => {
    expect(faultsOf({ ...base, parts: ['wheel', 'roof'], vehicle: { year: 1700, make: '', model: 'M' } })).toEqual([
      '/fields/parts/1 not-a-choice',
      '/fields/vehicle/year too-small',
    ]);
    expect(faultsOf({ ...base, parts: ['wheel', 'wheel'], vehicle: { year: 2000, make: 'M', model: ' ' } })).toEqual([
      '/fields/parts/1 repeated',
      '/fields/vehicle/model blank',
    ]);
  });

  it('is told once for each field: those of the form first, in its order, then those it does not have', () => {
    expect(faultsOf({ 'a/b~c': 1, count: 'x', description: 'ab' })).toEqual([
      '/fields/subject required',
      '/fields/description too-short',
      '/fields/count wrong-type',
      '/fields/excuse required',
      '/fields/a~1b~0c unknown-field',
    ]);
  });

  it.each([null, undefined, [], 'subject', 7, true])('that is %j instead of an object is told as a whole', (values) => {
    expect(faultsOf(values)).toEqual(['/fields wrong-type']);
  });

  it('cannot reach what objects inherit', () => {
    const values: unknown = JSON.parse(
      '{"subject":"Brakes","description":"They squeak","moment":"2026-03-29T14:30:00Z","__proto__":{"admin":true},"toString":1,"constructor":{"prototype":{}}}',
    );
    const { values: accepted, errors } = judged(values);
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      '/fields/constructor',
      '/fields/__proto__',
      '/fields/toString',
    ]);
    expect(Object.hasOwn(accepted, 'constructor')).toBe(false);
    expect(Reflect.get(accepted, 'admin')).toBeUndefined();
  });

  it('is answered at once and shortly, however much is wrong', () => {
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`x${index}`, index]));
    expect(judged(many).errors).toHaveLength(100);
    for (const hostile of [
      'a@'.repeat(200_000),
      `https://${'a.'.repeat(200_000)}`,
      `+1${' '.repeat(400_000)}`,
      ' '.repeat(400_000),
    ]) {
      for (const key of ['description', 'page', 'mail', 'phone', 'driver', 'vehicle'])
        expect(judged({ ...base, [key]: hostile }).errors).toHaveLength(1);
    }
  });
});

describe('a condition', () => {
  it('shows a field, asks for it, and refuses it where it is not shown', () => {
    expect(faultsOf({ ...base, colour: 'red' })).toEqual(['/fields/shade required']);
    expect(faultsOf({ ...base, colour: 'blue', shade: 'dark' })).toEqual(['/fields/shade not-applicable']);
    expect(faultsOf({ ...base, shade: 'dark' })).toEqual(['/fields/shade not-applicable']);
  });

  it('is not met by a value that is itself refused for not being shown', () => {
    expect(faultsOf({ ...base, shade: 'dark', shadeName: 'Wine' })).toEqual([
      '/fields/shade not-applicable',
      '/fields/shadeName not-applicable',
    ]);
  });

  it('of several answers is met by one of them, and asks only for what is shown', () => {
    expect(faultsOf({ ...base, urgent: true })).toEqual([]);
    expect(faultsOf({ ...base, urgent: true, parts: ['wheel', 'door'] })).toEqual(['/fields/doorSide required']);
    expect(faultsOf({ ...base, parts: ['seat'], doorSide: 'left' })).toEqual([]);
    expect(faultsOf({ ...base, parts: ['wheel'], doorSide: 'left' })).toEqual(['/fields/doorSide not-applicable']);
  });
});

describe('a field for agents only', () => {
  it('does not exist for customers', () => {
    const [verdict, nonsense] = [judged({ ...base, verdict: 'x' }).errors, judged({ ...base, nonsense: 'x' }).errors];
    expect(verdict).toEqual([{ ...nonsense[0], pointer: '/fields/verdict' }]);
    expect(faultsOf({ ...base, urgent: true, verdict: 'x' }, 'agent')).toEqual([]);
    expect(faultsOf({ ...base, urgent: true }, 'agent')).toEqual(['/fields/verdict required']);
    expect(JSON.stringify(formSchema(everything, { audience: 'customer', language: 'en' }))).not.toMatch(/verdict/i);
  });
});

describe('an error', () => {
  it('speaks the language of its reader', () => {
    const detail = (language: string): string | undefined =>
      judged({ ...base, count: 'x' }, 'customer', language).errors[0]?.detail;
    expect(detail('en-GB')).toBe('Give a whole number here.');
    expect(detail('fr-CA')).toBe('Donnez ici un nombre entier.');
    expect(detail('de')).toBe('Geben Sie hier eine ganze Zahl an.');
    expect(detail('pt')).toBe(detail('en'));
  });

  it('has a whole sentence for every code in every language', () => {
    for (const code of fieldFaultCodes) {
      const details = ['en', 'fr', 'de'].map((language) => faultDetail({ code, limit: 3 }, 'decimal', language));
      expect(new Set(details).size).toBe(3);
      for (const detail of details) expect(detail).toMatch(/^\p{Lu}[^{}]+\.$/u);
    }
  });
});

describe('the schema of a form', () => {
  it('is labelled in the language of its reader and comes with what a page needs to draw it', () => {
    const { schema, fields } = formSchema(everything, { audience: 'customer', language: 'fr' });
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Tout',
      description: "L'ensemble",
      additionalProperties: false,
      required: ['subject', 'description'],
      properties: {
        subject: { title: 'Résumé', description: 'En une phrase', type: 'string', maxLength: 20 },
        colour: {
          title: 'Couleur',
          oneOf: [
            { const: 'red', title: 'Rouge' },
            { const: 'blue', title: 'Bleu' },
          ],
        },
      },
    });
    expect(fields[0]).toEqual({
      key: 'subject',
      kind: 'text',
      label: 'Résumé',
      help: 'En une phrase',
      required: true,
      visibleWhen: [],
      requiredWhen: [],
      choices: [],
    });
    expect(fields.find(({ key }) => key === 'colour')?.choices).toEqual([
      { key: 'red', label: 'Rouge' },
      { key: 'blue', label: 'Bleu' },
    ]);
    expect(fields.find(({ key }) => key === 'shade')?.visibleWhen).toEqual([{ field: 'colour', oneOf: ['red'] }]);
  });

  const types: [string, RequestType][] = [
    ...exampleBlueprints().map(({ source }) => checkBlueprint(source).blueprint),
    desk.blueprint,
  ].flatMap((blueprint) =>
    [...(blueprint?.requestTypes.values() ?? [])].map((type): [string, RequestType] => [
      `${blueprint?.identity.slug}/${type.key}`,
      type,
    ]),
  );
  it.each(types)('%s accepts what the check accepts, and nothing else', (name, type) => {
    const random = generator(name.length * 97);
    for (const audience of ['customer', 'agent'] as const) {
      const accepts = compiled(formSchema(type, { audience, language: 'en' }).schema);
      const tally = { accepted: 0, refused: 0 };
      for (let round = 0; round < 1500; round += 1) {
        const values = randomValues(random, type, audience);
        const { errors } = validateFields(type, values, { audience, language: 'en' });
        const verdict = { values, errors, accepted: accepts(values), schemaErrors: accepts.errors };
        if (verdict.accepted !== (errors.length === 0)) expect(verdict).toEqual('an agreement');
        tally[verdict.accepted ? 'accepted' : 'refused'] += 1;
      }
      // Both verdicts are really tried.
      expect(tally.accepted).toBeGreaterThan(20);
      expect(tally.refused).toBeGreaterThan(100);
    }
  });
});

describe('a change of type', () => {
  const little = typeOf('little');
  it('keeps the answers that both forms have and hands back the others', () => {
    const values = { ...base, colour: 'red', shade: 'dark', day: '2026-03-29', count: 3 };
    expect(carryOver(everything, little, values)).toEqual({
      kept: { subject: 'Brakes', description: 'They squeak', colour: 'red', shade: 'dark', day: '2026-03-29' },
      dropped: { moment: base.moment, count: 3 },
    });
  });

  it('hands back what the new form does not show or cannot take', () => {
    const small = {
      ...little,
      form: {
        ...little.form,
        fields: little.form.fields.map((field) => (field.key === 'colour' ? { ...field, choices: new Map() } : field)),
      },
    };
    expect(carryOver(everything, small, { subject: 'Brakes', colour: 'red', shade: 'dark' })).toEqual({
      kept: { subject: 'Brakes' },
      dropped: { colour: 'red', shade: 'dark' },
    });
    const asBoolean = {
      ...little,
      form: {
        ...little.form,
        fields: little.form.fields.map((field) =>
          field.key === 'day' ? { ...field, kind: 'boolean' as const } : field,
        ),
      },
    };
    expect(carryOver(everything, asBoolean, { day: '2026-03-29' })).toEqual({
      kept: {},
      dropped: { day: '2026-03-29' },
    });
  });

  it('keeps what can be mended, and the check of the new form says so', () => {
    const short = {
      ...little,
      form: { ...little.form, fields: little.form.fields.map((field) => ({ ...field, maxLength: 5 })) },
    };
    const { kept } = carryOver(everything, short, base);
    expect(kept).toEqual({ subject: 'Brakes', description: 'They squeak' });
    const { errors } = validateFields(short, kept, { audience: 'agent', language: 'en' });
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/subject', 'too-long'],
      ['/description', 'too-long'],
      ['/motive', 'required'],
    ]);
  });
});

function compiled(schema: Readonly<Record<string, unknown>>): ValidateFunction {
  // Conditions name fields without repeating their type, hence the two leniencies.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, ownProperties: true });
  ajvFormats.default.default(ajv);
  return ajv.compile(schema);
}

/** Mostly right values, with something odd now and then, so that both verdicts are common. */
function randomValues(random: () => number, type: RequestType, audience: FormAudience): Record<string, unknown> {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const odd: unknown[] = [
    null,
    true,
    false,
    0,
    -1,
    1.5,
    7,
    1e300,
    '',
    ' ',
    'x',
    'two\nlines',
    '\u0000',
    '\ud800',
    '🚲'.repeat(100),
    'x'.repeat(30_000),
    [],
    ['x', 'x'],
    [7],
    {},
    { year: 2000 },
    { year: 2000, make: 'M', model: '' },
    '2026-02-30',
    '2026-02-28T25:00:00Z',
    '0000-01-01',
    '2016-12-31T23:59:60Z',
    '2026-01-01t00:00:00z',
    'https://x',
    'https://x.y',
    'https://é.example:99/é',
    'https://a_b.example',
    'mailto:x@y.zz',
    'a@b.c',
    '.a@b.co',
    'a@-b.co',
    '+1234567',
    '+33 (0)1.23-45',
    '\u2028',
    '\u00a0',
  ];
  const values: Record<string, unknown> = {};
  const given = random();
  for (const field of type.form.fields) {
    const choices = [...field.choices.keys()];
    const right: Record<typeof field.kind, unknown[]> = {
      text: ['A line', 'éà🚲', 'x'.repeat(field.maxLength ?? 10)],
      longText: ['Some\nlines', '\tx y z'],
      integer: [field.min ?? 3, field.max ?? 4, 5],
      decimal: [1.5, 0, field.max ?? 4],
      boolean: [true, false],
      date: ['2026-03-29', '2024-02-29'],
      dateTime: ['2026-03-29T02:30:00Z', '2024-02-29T23:59:59.123+05:30'],
      choice: choices,
      module: choices,
      multiChoice: [choices.slice(0, 1), choices.slice(-2), choices],
      link: ['https://example.com', 'https://a.example/x?y#z'],
      email: ['a@example.com'],
      phone: ['+33 1 23 45 67 89'],
      nameOrLink: ['Anna', 'https://example.com/anna', 'mailto: no'],
      vehicle: ['https://example.com/v', { year: 2019, make: 'R', model: 'M' }],
    };
    const hidden = field.agentOnly && audience === 'customer';
    const wanted = field.required && field.visibleWhen.length === 0 ? 0.98 : hidden ? 0.02 : given * 0.7;
    if (random() < wanted) values[field.key] = random() < 0.03 ? pick(odd) : pick(right[field.kind]);
  }
  if (random() < 0.03) values[pick(['nonsense', 'toString', 'Subject']) ?? ''] = pick(odd);
  return values;
}

/** The same numbers each run (mulberry32), so that a failure can be seen again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
