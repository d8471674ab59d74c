import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { notifiableEvents } from '#blueprint';
import { settingDefinitions } from '#kernel';
import { filesBelow, productSources, type Rule, sourceOf } from './support/architecture.js';
import {
  consoleOnlyIn,
  declaredEvents,
  eventsInThePast,
  noForwardRef,
  nowOnlyIn,
  nullIsSaid,
  ormStaysPlain,
  plainDeclarations,
  routesSayWhoMayCall,
  typesKept,
} from './support/architecture-code.js';
import {
  namesThatSayNothing,
  resolvedPackages,
  settingRows,
  settingRowsIn,
  strayEntries,
  tooLong,
} from './support/architecture-files.js';
import { appsImportLibs, importsOnly, libsInOrder, noCycle } from './support/architecture-imports.js';

/** The libs, each importing only those before it. */
const order = [
  'kernel',
  'database',
  'observability',
  'limits',
  'history',
  'rich-text',
  'http',
  'blueprint',
  'desks',
  'mail',
  'access',
  'accounts',
  'attachments',
  'tickets',
  'notifications',
  'comments',
  'sharing',
  'satisfaction',
  'support-access',
  'merging',
  'articles',
  'status',
  'inbound-mail',
  'provisioning',
  'audit',
  'change-feed',
  'privacy',
  'webhooks',
];

/** Apps that are made of other apps. */
const composed = { standalone: ['api', 'worker'] };

/**
 * Where the machine is asked for the time: the clock of the service and that of the SDK, and the policy that hides test
 * desks whose time is over, which no argument reaches.
 */
const clocks = ['libs/kernel/src/clock.ts', 'sdk/src/clock.ts', 'libs/database/src/migrations/0022-test-desks.ts'];

/** Programs that a person starts and reads. */
const programs = /^apps\/([^/]+\/src\/(main|migrate)|desk\/src\/telling)\.ts$/;

const texts = 'the texts of one language, no logic: written and translated as a whole';

/** Long files, and why they are not split. */
const longFiles = {
  'libs/blueprint/src/blueprint.ts': 'one vocabulary, declarations only: the compiled blueprint is read as a whole',
  'libs/blueprint/src/document.ts': 'one vocabulary, declarations only: the document as it is written, read as a whole',
  'apps/api/src/pages/page-words.ts': texts,
  'libs/blueprint/src/structure.ts': 'the table of that vocabulary, one entry a word',
  'libs/kernel/src/settings.ts': 'the table of all settings, an entry each: read as a whole',
  'libs/mail/src/texts/de.ts': texts,
  'libs/mail/src/texts/en.ts': texts,
  'libs/mail/src/texts/fr.ts': texts,
  'libs/tickets/src/history-texts.ts': texts,
  'libs/tickets/src/ticket.dto.ts': 'the contract of one resource, declarations and their documentation only',
};

/** What a blueprint may tell people of that is no act but a state somebody ran into. */
const conditions = ['ticket.late', 'mail.unsolicited', 'mail.toFinal', 'numbers.runningOut'];

const topLevel = [
  ...['apps', 'libs', 'sdk', 'test', 'docs', 'deploy', '.ci'],
  ...['openapi.yaml', 'nest-cli.json', 'package.json', 'package-lock.json', 'tsconfig.json', 'biome.json'],
  ...['README.md', 'LICENSE', '.gitignore', '.npmrc', '.nvmrc', '.editorconfig', '.gitattributes', '.redocly.yaml'],
  ...['.spectral.yaml', 'redocly.yaml', '.dockerignore'],
];

const sources = productSources();

/** Titles of the rules, with the rule and a source that breaks it in each of its ways. */
const rules: Readonly<Record<string, readonly [Rule, Readonly<Record<string, string>>]>> = {
  'libs import earlier libs alone, and of those the index alone': [
    libsInOrder(order),
    {
      'libs/kernel/src/a.ts': "import { Database } from '#database';",
      'libs/database/src/b.ts': "export * from '#database';",
      'libs/tickets/src/c.ts': "import type { D } from '../../kernel/src/clock.js';",
      'libs/tickets/src/d.ts': "type D = import('#kernel/clock').Clock;",
      'libs/tickets/src/e.ts': "await import('#comments');",
      'libs/odds/src/f.ts': '',
    },
  ],
  'apps import libs, and no other app unless they are composed of it': [
    appsImportLibs(order, composed),
    {
      'apps/api/src/a.ts': "import { work } from '../../worker/src/work.js';",
      'apps/api/src/b.ts': "import { Clock } from '../../../libs/kernel/src/clock.js';",
      'apps/api/src/c.ts': "import { x } from '#unheard';",
    },
  ],
  'the kernel knows neither the framework nor the database': [
    importsOnly('libs/kernel/', /^(node:(crypto|v8)|uuid|@opentelemetry\/api)$/),
    { 'libs/kernel/src/a.ts': "import { Injectable } from '@nestjs/common';" },
  ],
  'blueprints are pure: no framework, no database': [
    importsOnly('libs/blueprint/', /^(#kernel|node:(crypto|fs|path|url)|yaml|ajv.*|luxon|mustache)$/),
    { 'libs/blueprint/src/a.ts': "import { Database } from '#database';" },
  ],
  'the SDK needs nothing but openapi-fetch, and its hooks what they are made of': [
    importsOnly('sdk/src/', /^openapi-fetch$/, { 'sdk/src/react-query.ts': /^openapi-react-query$/ }),
    {
      'sdk/src/a.ts': "import { createHmac } from 'node:crypto';",
      'sdk/src/b.ts': "import createQueries from 'openapi-react-query';",
    },
  ],
  'no file reaches itself': [
    noCycle,
    {
      'libs/tickets/src/a.ts': "import { b } from './b.js';",
      'libs/tickets/src/b.ts': "import { c } from './c.js';",
      'libs/tickets/src/c.ts': "export * from './a.js';",
    },
  ],
  'null is taken where it means something, and nowhere else': [
    nullIsSaid,
    { 'libs/tickets/src/a.dto.ts': 'class A { @IsOptional() @IsString() group?: string; }' },
  ],
  'no cycle is hidden': [noForwardRef, { 'libs/tickets/src/a.ts': 'Inject(forwardRef(() => Tickets))' }],
  'now is an argument': [
    nowOnlyIn(clocks),
    {
      'libs/tickets/src/a.ts': 'const at = new Date();',
      'libs/tickets/src/b.ts': 'const at = Date.now();',
      'libs/tickets/src/c.ts': 'const at = DateTime.now();',
      'libs/tickets/src/d.ts': "statement('a', 'SELECT now()');",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the source has a template
      'libs/tickets/src/e.ts': 'query(`SELECT ${a} FROM b WHERE at < CURRENT_TIMESTAMP`);',
      'apps/api/src/f.ts': 'const text = Date();',
      'sdk/src/g.ts': 'const clock = { now: Date.now };',
    },
  ],
  'types are kept': [
    typesKept,
    {
      'libs/tickets/src/a.ts': 'const a: any = 1;',
      'libs/tickets/src/b.ts': 'const a = b!.c;',
      'libs/tickets/src/c.ts': '// @ts-ignore\nconst a = 1;',
      'sdk/src/d.ts': 'const a = b as any;',
    },
  ],
  'declarations are plain: no enum, no default export': [
    plainDeclarations,
    {
      'libs/tickets/src/a.ts': 'export enum Status { open }',
      'libs/tickets/src/b.ts': 'export default class Ticket {}',
      'libs/tickets/src/c.ts': 'const ticket = 1; export default ticket;',
    },
  ],
  'TypeORM maps rows and does nothing else': [
    ormStaysPlain,
    {
      'libs/tickets/src/a.ts': 'await this.repository.save(ticket);',
      'libs/tickets/src/b.ts': 'await tx.manager.remove(ticket);',
      'libs/tickets/src/c.ts': 'await tx.manager.getRepository(TicketRow).save(ticket);',
      'libs/tickets/src/d.ts': "import { ManyToOne } from 'typeorm';",
      'libs/tickets/src/e.ts': "import { EventSubscriber as On } from 'typeorm';",
      'libs/tickets/src/f.ts': 'const options = { eager: true };',
      'libs/tickets/src/g.ts': "const options = { cascade: ['insert'] };",
      'libs/database/src/h.ts': 'const options = { synchronize: true };',
      'libs/database/src/i.ts': 'await dataSource.synchronize();',
    },
  ],
  'only programs speak on the console': [
    consoleOnlyIn(programs),
    { 'libs/tickets/src/a.ts': 'console.log(ticket);', 'apps/api/src/limits.ts': 'console.warn(1);' },
  ],
  'every route says who may call it': [
    routesSayWhoMayCall,
    {
      'libs/tickets/src/a.ts': "@Controller('v1') class A { @Get() list() {} }",
      'libs/tickets/src/b.ts': "@Controller('v1') class B { @Operation({}) list() {} }",
      'libs/tickets/src/c.ts': "@ApiTags('tickets') @Controller('v1') class C { open() {} }",
    },
  ],
};

describe('the house', () => {
  for (const [title, [rule, broken]] of Object.entries(rules)) {
    it(`${title}`, () => {
      expect(rule(sources)).toEqual([]);
    });

    it(`${title}: a file that breaks this is found`, () => {
      const seeded = Object.entries(broken).map(([path, text]) => sourceOf(path, text));
      const found = rule(seeded);
      if (rule === noCycle) expect(found).toEqual([`${[...Object.keys(broken), 'libs/tickets/src/a.ts'].join(' → ')}`]);
      else for (const { path } of seeded) expect(found).toContainEqual(expect.stringContaining(path));
    });
  }

  it('lets a right source pass all rules', () => {
    const right = sourceOf(
      'libs/tickets/src/right.ts',
      `import { Problem } from '#kernel';
       import { view } from './ticket.view.js';
       // new Date() and console.log stand in a comment, any is a word
       @Controller('v1/tickets') export class Right {
         constructor(private readonly clock: Clock) {}
         @Get() @Operation({ access: anyone }) list() { return this.addresses.remove(this.clock.now(), new Date(0)); }
         private open() { return 'known by now (mostly)'; }
       }`,
    );
    expect(Object.values(rules).flatMap(([rule]) => rule([right]))).toEqual([]);
  });

  it('has no file that is longer than a reader can hold, but for the listed ones', () => {
    expect(tooLong(sources, 200, longFiles)).toEqual([]);

    const long = { path: 'libs/tickets/src/a.ts', text: 'line\n'.repeat(201) };
    expect(tooLong([long], 200, {})).toEqual(['libs/tickets/src/a.ts has more than 200 lines']);
    expect(tooLong([], 200, { 'libs/b.ts': 'it was long' })).toEqual(['libs/b.ts is an exception that is not needed']);
  });

  it('names files after what they hold', () => {
    expect(namesThatSayNothing(['apps', 'libs', 'sdk/src', 'test'].flatMap(filesBelow))).toEqual([]);

    const empty = ['libs/common/src/a.ts', 'libs/a/src/date-utils.ts', 'libs/a/src/ticket.manager.ts', 'test/base.ts'];
    expect(namesThatSayNothing([...empty, 'libs/accounts/src/common-passwords.ts'])).toEqual(empty);
  });

  it('has at its top what the map shows and nothing else', () => {
    const ignored = readFileSync('.gitignore', 'utf8');
    expect(strayEntries(readdirSync('.'), ignored, topLevel)).toEqual([]);

    const entries = ['apps', 'dist', 'guichet-0.1.0.tgz', '.git', 'scripts', 'notes.md'];
    expect(strayEntries(entries, 'dist/\n*.tgz\n', ['apps'])).toEqual(['scripts', 'notes.md']);
  });

  it('binds nobody to a registry', () => {
    expect(resolvedPackages(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
    expect(resolvedPackages('{"packages":{"a":{"resolved":"x"},"b":{}}}')).toEqual(['a']);
  });

  it('names each event after what has happened', () => {
    const names = [...declaredEvents(sources), ...notifiableEvents.keys()];
    expect(eventsInThePast(names, conditions)).toEqual([]);
    expect(conditions.filter((name) => !names.includes(name))).toEqual([]);

    const declared = declaredEvents([sourceOf('a.ts', "eventKind('ticket.move', 'staff', true); eventKind(name);")]);
    expect(declared).toEqual(['ticket.move', 'eventKind(name) hides its name']);
    const wrong = ['ticket.move', 'moved', 'Ticket.moved', 'ticket.was.moved', 'ticket.moving', 'eventKind(x) hides'];
    expect(eventsInThePast([...wrong, 'ticket.moved', 'mail.sent', 'ticket.late'], ['ticket.late'])).toEqual(wrong);
  });

  it('documents every setting in the README, as it is', () => {
    expect(settingRowsIn(readFileSync('README.md', 'utf8'))).toEqual(settingRows(Object.values(settingDefinitions)));
  });

  it('reads the README’s rows of settings as they are written', () => {
    const rows = settingRows([{ variable: 'PORT', default: '3000', says: 'Port to listen on' }]);
    expect(rows).toEqual(['| `PORT` | `3000` | Port to listen on |']);
    expect(settingRowsIn(`# A\n| name | default |\n|---|---|\n${rows[0]}\n| \`later\` | x |\n`)).toEqual(rows);
  });
});
