import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from './support/ports.js';
import { readmeBlock } from './support/readme.js';

const run = promisify(execFile);
const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  let place: string;
  let address: string;
  let started: ChildProcess;

  beforeAll(async () => {
    place = mkdtempSync(path.join(tmpdir(), 'guichet-readme-'));
    const [port, mailPort] = [await freePort(), await freePort()];
    address = `http://127.0.0.1:${port}`;
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
  });
  afterAll(async () => {
    const ended = once(started, 'close');
    started.kill('SIGTERM');
    await ended;
    rmSync(place, { recursive: true, force: true });
  });

  it('has a quickstart that works when it is pasted', async () => {
    const pasted = readmeBlock('## Quickstart: five minutes', 'sh').replaceAll('http://127.0.0.1:3000', address);
    const { stdout } = await run('sh', ['-c', pasted]);
    const answers = stdout.split(/(?<=\})(?=\{)/).map((answer) => JSON.parse(answer));
    expect(answers.slice(0, 2)).toMatchObject([{ body: 'Like this.' }, { body: 'Thank you.' }]);
    expect(answers.at(-1)).toMatchObject({ subject: 'A question', open: false, status: { category: 'solved' } });
  });

  it('names every recurring command, and none that is not there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...readme.matchAll(/`npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name);
    for (const name of named.filter((each) => !['ci', 'install', 'pack'].includes(each))) {
      expect(scripts).toHaveProperty([name]);
    }
    const said = Object.keys(scripts).filter((name) => !/^(pre|build|lint|types|format|openapi:)/.test(name));
    expect(named).toEqual(expect.arrayContaining(said));
  });

  it('maps every lib, in their order', () => {
    const map = readme.slice(readme.indexOf('What it is made of, in `libs/`'), readme.indexOf('A request goes'));
    const order = /const order = \[([^\]]*)\]/.exec(readFileSync('test/architecture.spec.ts', 'utf8'))?.[1] ?? '';
    const mapped = [...map.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name);
    expect(mapped).toEqual([...order.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name));
  });
});
