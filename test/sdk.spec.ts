import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startWithBucket, stopWithBucket } from './support/bucket-service.js';
import { type DeskName, password, TestDesk } from './support/desks.js';
import { patience } from './support/extra-api.js';
import { follow } from './support/files.js';
import { ObjectStore } from './support/object-store.js';
import { service } from './support/running.js';
import { ScratchDatabase } from './support/scratch-database.js';

const run = promisify(execFile);

/** The programs that the SDK's README shows, by their headings. */
const programs = [...readFileSync('sdk/README.md', 'utf8').matchAll(/^## (.+?)\n[\s\S]*?```ts\n([\s\S]*?)```/gm)].map(
  ([, title = '', text = '']) => ({ title, text }),
);

describe('the SDK, installed from its package into a project of its own', () => {
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(path.join(tmpdir(), 'guichet-sdk-'));
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', project], {
      cwd: 'sdk',
      encoding: 'utf8',
    });
    const installed = path.join(project, 'node_modules', '@guichet', 'sdk');
    mkdirSync(installed, { recursive: true });
    const archive = path.join(project, packed.trim().split('\n').at(-1) ?? '');
    execFileSync('tar', ['-xzf', archive, '-C', installed, '--strip-components=1']);
    for (const name of ['openapi-fetch', 'openapi-typescript-helpers', '@types']) {
      symlinkSync(path.resolve('node_modules', name), path.join(project, 'node_modules', name));
    }
    writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
    for (const [place, { text }] of programs.entries()) writeFileSync(path.join(project, `program-${place}.ts`), text);
    const files = programs.map((_, place) => `program-${place}.ts`);
    const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--types', 'node', ...files];
    execFileSync(path.resolve('node_modules/.bin/tsc'), options, { cwd: project, encoding: 'utf8' });
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  async function runProgram(title: string, environment: Record<string, string>): Promise<string> {
    const place = programs.findIndex((program) => program.title === title);
    const env = { ...process.env, GUICHET_URL: service().url, GUICHET_PASSWORD: password, ...environment };
    const { stdout } = await run(process.execPath, [path.join(project, `program-${place}.js`)], { cwd: project, env });
    return stdout;
  }

  const desks: DeskName[] = ['road', 'support-ops', 'samsara', 'trackoe', 'supplyon'];
  it.each(desks)(
    'A3: files, follows, answers, shares, rates and closes a ticket by the same program at %s',
    async (name) => {
      const desk = await TestDesk.open(name);
      const [customer, agent, friend] = await Promise.all([
        desk.person({ name: 'Cora Custos' }),
        desk.person({ name: 'Abel Agens', role: 'agent' }),
        desk.person({ name: 'Amy Amica' }),
      ]);
      const environment = {
        GUICHET_DESK: desk.slug,
        GUICHET_EMAIL: customer.email,
        GUICHET_AGENT_EMAIL: agent.email,
        GUICHET_FRIEND_EMAIL: friend.email,
      };
      const told = await runProgram('A ticket’s life, at any desk'.replace('’', "'"), environment);
      expect(told).toMatch(/^filed \d+\nshared with Amy Amica\nended as \S.* $/m);
      expect(told).toMatch(/^rated 5 of 5$/m);
      const number = /filed (\d+)/.exec(told)?.[1];
      expect((await customer.call('get', `/v1/tickets/${number}`, { expect: 200 })).body).toMatchObject({
        open: false,
      });
      await friend.call('get', `/v1/tickets/${number}`, { expect: 200 });
      const again = await runProgram('Sign in, and read', environment);
      expect(again).toContain('1 on the first page');
    },
  );

  async function sendsFiles(environment: Record<string, string>): Promise<void> {
    const told = await runProgram('Send files along', environment);
    expect(told).toContain('21 of 21 bytes');
    const [, url = ''] = /for five minutes at (\S+)/.exec(told) ?? [];
    expect(await (await follow(url)).text()).toBe('It went dark at nine.');
  }

  it(
    'sends files to the store of files itself, where the service offers that, by the same program',
    async () => {
      const before = service();
      const database = await ScratchDatabase.create('migrated', 'sdk');
      const store = await ObjectStore.start();
      try {
        await startWithBucket(database, store.settings());
        const desk = await TestDesk.open('road');
        const customer = await desk.person({ name: 'Cora Custos' });
        const body = { requestType: 'generalQuestion', fields: { subject: 'Lampe', description: 'Éteinte.' } };
        await customer.call('post', '/v1/tickets', { body, expect: 201 });
        await sendsFiles({ GUICHET_DESK: desk.slug, GUICHET_EMAIL: customer.email });
        expect(await store.objects(desk.id)).toEqual([expect.stringMatching(/^files\//)]);
        const owner = await database.asOwner();
        const sent = await owner.query('SELECT direct_until IS NOT NULL AS directly FROM attachment');
        expect(sent.rows).toEqual([{ directly: true }]);
      } finally {
        stopWithBucket(before);
        await store.stop();
        await database.drop();
      }
    },
    patience,
  );

  it('runs every other program of its README', async () => {
    const desk = await TestDesk.open('road');
    const customer = await desk.person({ name: 'Cora Custos' });
    const fields = { subject: 'Lampe', description: 'Éteinte.' };
    const { body } = await customer.call('post', '/v1/tickets', {
      body: { requestType: 'generalQuestion', fields },
      expect: 201,
    });
    const environment = { GUICHET_DESK: desk.slug, GUICHET_EMAIL: customer.email };
    expect(await runProgram('Change, without undoing what others did', environment)).toContain('Lampe (again)');
    expect((await customer.call('get', `/v1/tickets/${body.id}`, { expect: 200 })).body.fields.subject).toBe(
      'Lampe (again)',
    );
    await sendsFiles(environment);
    expect(await runProgram('When it goes wrong', environment)).toContain('Sign in first.');
    expect(await runProgram('Receive webhooks', { GUICHET_API_KEY: desk.key })).toBe(
      'told of webhook.test no ticket\n',
    );
    expect(await runProgram('Test a receiver', {})).toBe('verified ticket.filed\n');
  });
});
