import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readmeBlock } from './support/readme.js';
import { openTrial, type TrialService } from './support/trial-service.js';

const run = promisify(execFile);
const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  let service: TrialService;
  beforeAll(async () => {
    service = await openTrial('readme');
  });
  afterAll(() => service.stop());

  it('has a quickstart that works when it is pasted', async () => {
    const pasted = readmeBlock('## Quickstart: five minutes', 'sh').replaceAll(
      'http://127.0.0.1:3000',
      service.address,
    );
    const { stdout } = await run('sh', ['-c', pasted]);
    const answers = stdout
      .trim()
      .split('\n')
      .map((answer) => JSON.parse(answer));
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
