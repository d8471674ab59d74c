import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { patience } from './support/extra-api.js';
import { freePort } from './support/ports.js';

const run = promisify(execFile);

const names = readdirSync('docs').map((file) => file.replace(/\.md$/, ''));
const textOf = (name: string) => readFileSync(path.join('docs', `${name}.md`), 'utf8');
const blocksOf = (name: string, language: string) =>
  [...textOf(name).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);

describe('the guides', () => {
  let place: string;
  let address: string;
  let mailDoor: string;
  let started: ChildProcess;

  beforeAll(async () => {
    place = mkdtempSync(path.join(tmpdir(), 'guichet-guides-'));
    const [port, mailPort] = [await freePort(), await freePort()];
    address = `http://127.0.0.1:${port}`;
    mailDoor = `smtp://127.0.0.1:${mailPort}`;
    started = spawn(process.execPath, ['dist/apps/standalone/src/main.js'], {
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        SMTP_IN_PORT: String(mailPort),
        GUICHET_DATA: path.join(place, 'data'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      started.stdout?.on('data', (chunk: Buffer) => chunk.includes('Ctrl-C') && resolve());
      started.once('exit', (status) => reject(new Error(`ended with ${status} before it was ready`)));
    });
  }, patience);
  afterAll(async () => {
    const ended = once(started, 'close');
    started.kill('SIGTERM');
    await ended;
    rmSync(place, { recursive: true, force: true });
  });

  /** What stands in a guide, for the service of this test. */
  const adapted = (text: string) =>
    text
      .replaceAll('http://127.0.0.1:3000', address)
      .replaceAll('smtp://127.0.0.1:2525', mailDoor)
      .replaceAll('.guichet/', `${place}/data/`)
      // Built already, and of nobody's business to be built again in the middle of the tests.
      .replaceAll('npm run -s desk --', 'node dist/apps/desk/src/main.js');

  const shown: readonly [string, RegExp][] = [
    ['quickstart', /"body":"With two screws\."[\s\S]*"allowedActions"/],
    ['desks', /Ada Admin[\s\S]*my-desk\.yaml: fine[\s\S]*Version 2 is in force\./],
    ['mail', /"decision"|"state"/],
    ['support-access', /"code":"expired-credentials"/],
    ['change-feed', /"kind":"ticket\.\w+"/],
    ['errors', /"errors":\[\{"pointer"/],
    ['audit-and-privacy', /verified \d+ entries[\s\S]*"personId"/],
    ['limits', /^ratelimit: "address";r=\d+;t=\d+/im],
  ];

  it.each(shown)(
    'show commands that do what they say, in %s',
    async (name, says) => {
      const script = adapted(blocksOf(name, 'sh').join('\n'));
      const { stdout } = await run('sh', ['-euc', script], { env: { PATH: process.env['PATH'], TMPDIR: place } }).catch(
        (error) => {
          throw new Error(`${name}: ${error.message}\n${error.stdout}\n${error.stderr}`);
        },
      );
      expect(stdout).toMatch(says);
    },
    patience,
  );

  it('leave no command untried', () => {
    const tried = shown.map(([name]) => name);
    expect(names.filter((name) => blocksOf(name, 'sh').length > 0).sort()).toEqual([...tried].sort());
  });

  it(
    'show programs that compile under `strict` and run',
    async () => {
      const programs = names.flatMap((name) => blocksOf(name, 'ts').map((text) => ({ name, text: adapted(text) })));
      expect(programs.length).toBeGreaterThan(0);
      const project = path.join(place, 'project');
      mkdirSync(path.join(project, 'node_modules'), { recursive: true });
      symlinkSync(path.resolve('node_modules', '@types'), path.join(project, 'node_modules', '@types'));
      writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
      // Its declarations, as whoever installs the package has them.
      const sdk = path.join(place, 'sdk');
      spawnSync(path.resolve('node_modules/.bin/tsc'), ['-p', 'sdk/tsconfig.json', '--outDir', sdk]);
      symlinkSync(path.resolve('node_modules'), path.join(place, 'node_modules'));
      const options = {
        strict: true,
        noEmit: true,
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        module: 'nodenext',
        types: ['node'],
        paths: { '@guichet/sdk': [path.join(sdk, 'index.d.ts')] },
      };
      writeFileSync(
        path.join(project, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: options, include: ['*.ts'] }),
      );
      for (const [place, { text }] of programs.entries())
        writeFileSync(path.join(project, `program-${place}.ts`), text);
      const compiled = spawnSync(path.resolve('node_modules/.bin/tsc'), ['-p', project], { encoding: 'utf8' });
      expect(compiled.stdout).toBe('');
      for (const number of programs.keys()) {
        const outfile = path.join(project, `program-${number}.mjs`);
        await build({
          entryPoints: [path.join(project, `program-${number}.ts`)],
          outfile,
          bundle: true,
          platform: 'node',
          format: 'esm',
          target: 'node20',
          alias: { '@guichet/sdk': path.join(sdk, 'index.js') },
          logLevel: 'error',
        });
        const { stdout } = await run(process.execPath, [outfile]);
        expect(stdout).not.toBe('');
      }
    },
    patience,
  );

  it('are listed at /docs, shown as pages that run nothing, and lead nowhere that is not there', async () => {
    const pages = new Map<string, string>();
    const open = async (page: string): Promise<string> => {
      const known = pages.get(page);
      if (known !== undefined) return known;
      const answer = await fetch(address + page);
      expect([page, answer.status]).toEqual([page, 200]);
      const text = await answer.text();
      pages.set(page, text);
      if (answer.headers.get('content-type')?.startsWith('text/html')) {
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(text).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|style=/);
      }
      return text;
    };
    const waiting = ['/docs', '/docs/problems'];
    const looked = new Set<string>();
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      if (looked.has(page)) continue;
      looked.add(page);
      const text = await open(page);
      for (const [, link = ''] of text.matchAll(/\shref="([^"]+)"/g)) {
        if (/^https?:/.test(link)) continue;
        const to = new URL(link, address + page);
        expect(to.origin).toBe(address);
        if (/^\/docs(\/guides\/|\/problems|$)/.test(to.pathname)) waiting.push(to.pathname);
        const target = await open(to.pathname);
        if (to.hash)
          expect([link, target.includes(` id="${decodeURIComponent(to.hash.slice(1))}"`)]).toEqual([link, true]);
      }
    }
    for (const name of [...names, 'sdk']) expect([...looked]).toContain(`/docs/guides/${name}`);
    expect([...looked].filter((page) => page.startsWith('/docs/problems/')).length).toBeGreaterThan(30);
  });

  it('and the READMEs link to files and headings that exist', () => {
    const anchor = (heading: string) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-');
    const files = ['README.md', 'sdk/README.md', 'deploy/README.md', ...names.map((name) => `docs/${name}.md`)];
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
