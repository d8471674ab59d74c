import { execFile, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patience } from './support/extra-api.js';
import { adapted, guideBlocks, guideNames } from './support/guides.js';
import { freePort } from './support/ports.js';
import { openTrial, type TrialService } from './support/trial-service.js';

const run = promisify(execFile);

/** Its programs run in a page: test/guides-embedding.spec.ts. */
const inPages = 'embedding';

describe('the guides', () => {
  let service: TrialService;
  beforeAll(async () => {
    service = await openTrial('guides');
  }, patience);
  afterAll(() => service.stop());

  /** The key of the desk that the guide to desks makes. */
  let key = '';
  const shown: readonly [string, RegExp][] = [
    ['quickstart', /"body":"With two screws\."[\s\S]*"allowedActions"/],
    ['desks', /^gk_\S+\n[\s\S]*Ada Admin[\s\S]*my-desk\.yaml: fine[\s\S]*Version 2 is in force\./],
    ['mail', /"decision"|"state"/],
    ['support-access', /"code":"expired-credentials"/],
    ['change-feed', /"kind":"ticket\.\w+"/],
    ['webhooks', /^whsec_\S+\n[\s\S]*"body":"[\s\S]*"attempts":\[[\s\S]*"count":\d+[\s\S]*"secret":"whsec_/],
    [inPages, /^gpk_\S+\n$/],
    ['errors', /"errors":\[\{"pointer"/],
    ['audit-and-privacy', /verified \d+ entries[\s\S]*"personId"/],
    ['limits', /^ratelimit: "address";r=\d+;t=\d+/im],
  ];

  it.each(shown)(
    'show commands that do what they say, in %s',
    async (name, says) => {
      const refusal = /^(curl .*) # refused$/gm;
      const script = adapted(guideBlocks(name, 'sh').join('\n'), service).replace(refusal, '$1 || true');
      // A refusal that a guide does not speak of is a fault of the guide.
      writeFileSync(path.join(service.place, '.curlrc'), 'fail-with-body\n');
      const env = { PATH: process.env['PATH'], TMPDIR: service.place, CURL_HOME: service.place };
      const { stdout } = await run('sh', ['-euc', script], { env }).catch((error) => {
        throw new Error(`${name}: ${error.message}\n${error.stdout}\n${error.stderr}`);
      });
      expect(stdout).toMatch(says);
      if (name === 'desks') key = /^gk_\S+/.exec(stdout)?.[0] ?? '';
    },
    patience,
  );

  it('leave no command untried', () => {
    const tried = shown.map(([name]) => name);
    expect(guideNames.filter((name) => guideBlocks(name, 'sh').length > 0).sort()).toEqual([...tried].sort());
  });

  it(
    'show programs that compile under `strict`, and run as they are, without being compiled',
    async () => {
      const project = path.join(service.place, 'project');
      const installed = path.join(project, 'node_modules', '@guichet', 'sdk');
      mkdirSync(installed, { recursive: true });
      // As whoever installs the package has it.
      cpSync('sdk/package.json', path.join(installed, 'package.json'));
      spawnSync(path.resolve('node_modules/.bin/tsc'), [
        '-p',
        'sdk/tsconfig.json',
        '--outDir',
        path.join(installed, 'dist'),
      ]);
      for (const name of ['openapi-fetch', 'openapi-typescript-helpers', 'standardwebhooks', '@types'])
        symlinkSync(path.resolve('node_modules', name), path.join(project, 'node_modules', name));
      writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
      const lib = ['es2022', 'dom', 'dom.iterable'];
      const compilerOptions = {
        strict: true,
        noEmit: true,
        target: 'es2022',
        lib,
        module: 'nodenext',
        types: ['node'],
      };
      writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
      const [port, otherPort] = [`${await freePort()}`, `${await freePort()}`];
      const programs = guideNames.flatMap((name) =>
        guideBlocks(name, 'ts').map((text, place) => ({
          name: `${name}-${place}`,
          text: adapted(text, service).replaceAll('8787', port).replaceAll('8789', otherPort),
        })),
      );
      for (const { name, text } of programs) {
        writeFileSync(path.join(project, `${name}.ts`), text);
        writeFileSync(path.join(project, `${name}.mjs`), text);
      }

      const compiled = spawnSync(path.resolve('node_modules/.bin/tsc'), ['-p', project], { encoding: 'utf8' });
      expect(compiled.stdout).toBe('');
      const told = new Map<string, string>();
      const env = { PATH: process.env['PATH'], GUICHET_URL: service.address, GUICHET_API_KEY: key };
      for (const { name } of programs.filter((program) => !program.name.startsWith(inPages)))
        told.set(
          name,
          (await run(process.execPath, [path.join(project, `${name}.mjs`)], { timeout: patience, env })).stdout,
        );
      expect([...told].filter(([, text]) => text === '')).toEqual([]);
      expect(told.get('quickstart-0')).toMatch(/^\d+ .*Dash light \S/m);
      expect(told.get('desks-0')).toMatch(/ticket\.filed \d+ Open\nnext, at .*\n(ticket\.\w+ .*\n)+(mail to .*\n)+$/);
      expect(told.get('webhooks-0')).toMatch(/^ticket\.filed \d+ .*Dash light\n$/);
      expect(told.get('webhooks-1')).toContain("type: 'ticket.filed'");
    },
    // Two runs of the compiler, and each program one after the other.
    4 * patience,
  );

  it('and the READMEs link to files and headings that exist', () => {
    const anchor = (heading: string) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-');
    const files = ['README.md', 'sdk/README.md', 'deploy/README.md', ...guideNames.map((name) => `docs/${name}.md`)];
    for (const file of files) {
      const text = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
      for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(link) || link.startsWith('/docs/')) continue;
        const [to = '', hash] = link.split('#');
        const target = to === '' ? file : path.join(path.dirname(file), to);
        expect([file, link, existsSync(target)]).toEqual([file, link, true]);
        if (hash === undefined) continue;
        const anchors = [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
          anchor(heading),
        );
        expect(anchors).toContain(hash);
      }
    }
  });
});
