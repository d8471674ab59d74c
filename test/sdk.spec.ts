import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { table } from '../sdk/src/generated/table.js';
import { createGuichet, GuichetProblem } from '../sdk/src/index.js';
import { startWithBucket, stopWithBucket } from './support/bucket-service.js';
import { specification } from './support/contract.js';
import { type DeskName, password, TestDesk } from './support/desks.js';
import { patience } from './support/extra-api.js';
import { follow } from './support/files.js';
import { ObjectStore } from './support/object-store.js';
import { service } from './support/running.js';
import { ScratchDatabase } from './support/scratch-database.js';
import { ValidatingProxy } from './support/validating-proxy.js';

const run = promisify(execFile);

/** The programs that the SDK's README shows, by their headings. */
const programs = [
  ...readFileSync('sdk/README.md', 'utf8').matchAll(/^## (.+?)\n(?:(?!^## )[\s\S])*?```ts\n([\s\S]*?)```/gm),
].map(([, title = '', text = '']) => ({ title, text }));

describe('the SDK, installed from its package into a project of its own', () => {
  let project: string;
  let proxy: ValidatingProxy;

  beforeAll(async () => {
    proxy = await ValidatingProxy.start(() => service().url);
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

  afterAll(async () => {
    await proxy.stop();
    rmSync(project, { recursive: true, force: true });
  });
  // Whatever the programs do, neither they nor the service say what the specification does not.
  afterEach(() => expect(proxy.mismatches.splice(0)).toEqual([]));

  async function runProgram(title: string, environment: Record<string, string>): Promise<string> {
    const place = programs.findIndex((program) => program.title === title);
    const env = { ...process.env, GUICHET_URL: proxy.url, GUICHET_PASSWORD: password, ...environment };
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

  it('reads whatever can be read without naming it, as the specification says', async () => {
    const desk = await TestDesk.open('road');
    const admin = await desk.person({ name: 'Ada Admin', role: 'admin' });
    const guichet = createGuichet({ baseUrl: proxy.url, credentials: { apiKey: admin.token }, retries: 0 });
    const all = Object.values(specification.paths).flatMap(({ get }) => get ?? []);
    const open = Object.entries(table).flatMap(([group, entries]) =>
      entries.split(' ').flatMap((entry) => {
        const [name = '', code = '', template = ''] = entry.split(':');
        return code.startsWith('g') && !template.includes('*') ? [{ group, name }] : [];
      }),
    );
    proxy.operations.clear();
    for (const { group, name } of open) {
      const read: (() => Promise<unknown>) | undefined = Reflect.get(Reflect.get(guichet, group), name);
      await read?.().catch((error: unknown) => expect(error).toBeInstanceOf(GuichetProblem));
    }
    expect(open.length).toBeGreaterThan(30);
    expect(all.filter(({ operationId }) => proxy.operations.has(operationId)).length).toBeGreaterThanOrEqual(
      open.length,
    );
  });
});

describe('the proxy that stands between', () => {
  it('finds what a client sends that the specification does not say', async () => {
    const proxy = await ValidatingProxy.start(() => service().url);
    const desk = await TestDesk.open('road');
    const headers = { authorization: `Bearer ${desk.key}`, 'content-type': 'application/json' };
    await fetch(`${proxy.url}/v1/tickets?limit=0&colour=red`, { headers });
    await fetch(`${proxy.url}/v1/tickets`, { headers, method: 'POST', body: '{"type":1}' });
    await fetch(`${proxy.url}/v1/nowhere`, { headers });
    await proxy.stop();
    expect(proxy.mismatches).toEqual([
      expect.stringMatching(/^get .*query: .*must NOT have additional properties.*limit must be >= 1/),
      expect.stringMatching(/^post \/v1\/tickets: body: .*must have required property 'fields'/),
      'get /v1/nowhere is not in openapi.yaml',
    ]);
  });

  it('finds what a service answers that the specification does not say', async () => {
    const limits = { 'ratelimit-policy': '"desk";q=9;w=60', ratelimit: '"desk";r=8;t=60' };
    const answers: Record<string, [number, object, string]> = {
      '/v1/me': [200, { ...limits, 'content-type': 'application/json' }, '{"id":1}'],
      '/v1/tickets': [218, limits, ''],
      '/v1/groups': [200, { 'content-type': 'application/json' }, '{"items":[],"nextCursor":null}'],
    };
    const wrong = createServer(({ url = '' }, response) => {
      const [status, headers, text] = answers[url] ?? [404, {}, ''];
      response.writeHead(status, { ...headers }).end(text);
    });
    await new Promise<void>((resolve) => wrong.listen(0, '127.0.0.1', resolve));
    const proxy = await ValidatingProxy.start(() => `http://127.0.0.1:${(wrong.address() as AddressInfo).port}`);
    for (const path of Object.keys(answers)) await fetch(proxy.url + path);
    await proxy.stop();
    await new Promise((resolve) => wrong.close(resolve));
    expect(proxy.mismatches).toEqual([
      expect.stringContaining('get /v1/me 200 breaks its schema'),
      expect.stringContaining('get /v1/tickets answers 218'),
      expect.stringContaining('RateLimit is undefined'),
    ]);
  });
});
