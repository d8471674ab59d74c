import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { inBrowser, openBrowser } from '../../test/support/browser.js';
import { connect, type Guichet } from '../src/guichet.js';
import { GuichetNetworkError, GuichetProblem } from '../src/problem.js';
import { openQueries } from '../src/react-query.js';
import { PackedProject } from './packed.js';
import { drop, empty, json, problem, TestClock, UnreliableService } from './unreliable-service.js';

const service = new UnreliableService();
let guichet: Guichet;

beforeAll(() => service.start());
afterAll(() => service.stop());
beforeEach(() => {
  guichet = connect({ baseUrl: service.baseUrl, credentials: { apiKey: 'key' }, language: 'fr' }, new TestClock());
});

describe('a request of somebody else’s making', () => {
  it('goes out as the calls do: with credentials, language and tries, a write with one key', async () => {
    service.script(empty(503), json(201, { id: 'c1' }));
    const request = new Request(`${service.baseUrl}/v1/tickets/t1/comments`, {
      method: 'POST',
      body: '{"body":"Yes."}',
    });
    const response = await guichet.fetch(request);
    expect([response.status, await response.json()]).toEqual([201, { id: 'c1' }]);
    const [first, second] = service.asked;
    expect(first?.headers).toMatchObject({ authorization: 'Bearer key', 'accept-language': 'fr' });
    expect(first?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toEqual(first);
  });

  it('keeps what its maker said, carries no key where it reads, and gives refusals as they are', async () => {
    service.script(problem(404, 'not-found'));
    const headers = { 'accept-language': 'de' };
    const response = await guichet.fetch(new Request(`${service.baseUrl}/v1/me`, { headers }));
    expect(response.status).toBe(404);
    expect(service.asked[0]?.headers).toMatchObject(headers);
    expect(service.asked[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it('ends with its own signal', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(guichet.fetch(new Request(`${service.baseUrl}/v1/me`, { signal }))).rejects.toThrow('gone');
  });
});

describe('a write whose answer is lost', () => {
  const write = () =>
    new Request(`${service.baseUrl}/v1/tickets/t1/comments`, { method: 'POST', body: '{"body":"Yes."}' });

  /** What a component has of the hook. */
  const commenting = () => {
    const queries = openQueries(guichet);
    const had: ReturnType<typeof hook>[] = [];
    const hook = () => queries.useMutation('post', '/v1/tickets/{ticket}/comments').mutateAsync;
    const Component = () => {
      had.push(hook());
      return null;
    };
    renderToString(createElement(QueryClientProvider, { client: new QueryClient() }, createElement(Component)));
    const [post] = had;
    if (!post) throw new Error('nothing was rendered');
    return post;
  };

  it('is told with its key, whether the connection went or the service failed', async () => {
    service.script(drop, drop, drop);
    const error = await guichet.fetch(write()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GuichetNetworkError);
    expect(error).toMatchObject({ idempotencyKey: service.asked[0]?.headers['idempotency-key'] });

    service.script(empty(503), empty(503), empty(503));
    const doubts: string[] = [];
    const response = await guichet.fetch(write(), { onDoubt: (key) => doubts.push(key) });
    expect(response.status).toBe(503);
    expect(new Set(doubts)).toEqual(new Set([service.asked.at(-1)?.headers['idempotency-key']]));
  });

  it('can be repeated by a mutation with that key', async () => {
    service.script(empty(503), empty(503), problem(503, 'unavailable'), json(201, { id: 'c1' }));
    const post = commenting();
    const said = { body: { body: 'Yes.' }, params: { path: { ticket: '123456' } } };
    const error = await post(said).catch((thrown: unknown) => thrown);
    const key = service.asked[0]?.headers['idempotency-key'];
    expect(error).toBeInstanceOf(GuichetProblem);
    expect(error).toMatchObject({ code: 'unavailable', idempotencyKey: key });
    const header = { 'Idempotency-Key': String(key) };
    await post({ ...said, params: { ...said.params, header } });
    expect(service.asked.map(({ headers }) => headers['idempotency-key'])).toEqual([key, key, key, key]);
  });

  it('is not in doubt where it was refused', async () => {
    service.script(problem(422, 'invalid-fields'));
    const doubts: string[] = [];
    await guichet.fetch(write(), { onDoubt: (key) => doubts.push(key) });
    expect(doubts).toEqual([]);
  });
});

describe('queries', () => {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } });
  const ticket = { params: { path: { ticket: '123456' } } };

  it('read what the client reads', async () => {
    service.script(empty(503), json(200, { subject: 'Dark' }));
    const data = await cache.fetchQuery(openQueries(guichet).queryOptions('get', '/v1/tickets/{ticket}', ticket));
    expect(data.subject).toBe('Dark');
    expect(service.asked.map(({ url }) => url)).toEqual(['/v1/tickets/123456', '/v1/tickets/123456']);
  });

  it.each([
    ['with a problem', problem(404, 'not-found', { 'retry-after': '3' }), { code: 'not-found', retryAfter: 3 }],
    ['without a word', empty(403), { code: 'unknown', status: 403 }],
  ])('fail as the client fails, %s', async (_, behaviour, expected) => {
    service.script(behaviour);
    const options = openQueries(guichet).queryOptions('get', '/v1/tickets/{ticket}', ticket);
    const error = await cache.fetchQuery(options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GuichetProblem);
    expect(error).toMatchObject(expected);
  });
});

describe('the dashboard that the README shows', () => {
  let project: PackedProject;
  const [, program = ''] = /```tsx\n([\s\S]*?)```/.exec(readFileSync('sdk/README.md', 'utf8')) ?? [];

  beforeAll(() => {
    project = new PackedProject();
    for (const name of ['openapi-react-query', '@tanstack', 'react', 'react-dom', '@types']) {
      symlinkSync(path.resolve('node_modules', name), project.at(`node_modules/${name}`), 'dir');
    }
    writeFileSync(project.at('app.tsx'), program);
    const start = "import { createRoot } from 'react-dom/client';\nimport { App } from './app.js';\n";
    const root = 'createRoot(document.body).render(<App number={location.hash.slice(1)} />);\n';
    writeFileSync(project.at('page.tsx'), start + root);
  });
  afterAll(() => project.remove());

  it('type-checks under strict', () => {
    const tsc = path.resolve('node_modules/typescript/bin/tsc');
    const options = [
      '--strict',
      '--noEmit',
      '--target',
      'es2022',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
    ];
    const react = ['--jsx', 'react-jsx', '--types', 'react', '--skipLibCheck', 'page.tsx'];
    execFileSync(process.execPath, [tsc, ...options, ...react], { cwd: project.place, encoding: 'utf8' });
  });

  inBrowser('in Chromium (left out where there is none)', () => {
    let browser: Browser;
    let page: string;

    beforeAll(async () => {
      browser = await openBrowser();
      const { outputFiles } = await build({
        entryPoints: [project.at('page.tsx')],
        bundle: true,
        format: 'iife',
        jsx: 'automatic',
        define: { 'process.env.NODE_ENV': '"production"' },
        write: false,
      });
      const script = (outputFiles[0]?.text ?? '').replaceAll('</', '<\\/');
      page = `<!doctype html><meta charset="utf-8"><title>Dashboard</title><body></body><script>${script}</script>`;
    }, 60_000);
    afterAll(() => browser.close());

    it('reads a ticket, solves it and reads it again; what is not there is said', async () => {
      let [isSolved, moves] = [false, 0];
      service.behave = (response, asked) => {
        const label = isSolved ? 'Solved' : 'New';
        if (asked.url === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
        if (asked.method === 'POST') {
          isSolved = ++moves > 1;
          return isSolved ? json(201, {})(response, asked) : empty(503)(response, asked);
        }
        const isThere = asked.url === '/v1/tickets/123456';
        return (isThere ? json(200, { subject: 'Dark', status: { label } }) : problem(404, 'not-found'))(
          response,
          asked,
        );
      };
      const tab = await browser.newPage();
      await tab.goto(`${service.baseUrl}/#123456`);
      await tab.getByRole('heading', { name: 'Dark: New' }).waitFor();
      service.asked.length = 0;
      await tab.getByRole('button', { name: 'Solve' }).click();
      await tab.getByRole('heading', { name: 'Dark: Solved' }).waitFor();
      const [first, second, third] = service.asked;
      expect([first?.method, second?.method, third?.method]).toEqual(['POST', 'POST', 'GET']);
      expect(JSON.parse(first?.body ?? '')).toEqual({ transition: 'solve' });
      expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
      const other = await browser.newPage();
      await other.goto(`${service.baseUrl}/#999999`);
      await other.getByText('Detail of not-found').waitFor();
    }, 60_000);
  });
});
