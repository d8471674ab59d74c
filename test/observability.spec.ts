import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as send } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestDesk } from './support/desks.js';
import { patience } from './support/extra-api.js';
import { call } from './support/http.js';
import { freePort } from './support/ports.js';
import { eventually, service } from './support/running.js';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const body = { email: 'nobody@ampere.example', password: 'a password that nobody has' };

describe('what the service says of itself', () => {
  let desk: TestDesk;
  let url: string;
  let metricsUrl: string;
  let said = '';
  let child: ReturnType<typeof spawn>;

  beforeAll(async () => {
    desk = await TestDesk.open('road');
    const port = await freePort();
    metricsUrl = `http://127.0.0.1:${port}/metrics`;
    child = spawn(process.execPath, [path.join('dist', 'apps', 'api', 'src', 'main.js')], {
      env: { ...service().environment, LOG_LEVEL: 'info', METRICS_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    url = await eventually('the API', () => /^guichet: listening on (\S+)$/m.exec(said)?.[1]);
  }, patience);
  afterAll(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  const lines = () =>
    said.split('\n').flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line)] : []));
  const lineOf = (requestId: string) =>
    eventually(`the line of ${requestId}`, () => lines().find((line) => line.requestId === requestId));
  const metrics = async () => (await fetch(metricsUrl)).text();

  it('logs each request as one line with its id, operation, status, time, desk and trace', async () => {
    const headers = { 'x-request-id': 'observed.1', traceparent };
    await call('get', '/v1/organizations', { at: url, token: desk.key, headers, expect: 200 });
    expect(await lineOf('observed.1')).toEqual({
      level: 'info',
      time: expect.stringMatching(/Z$/),
      part: 'api',
      requestId: 'observed.1',
      operation: 'organizationList',
      status: 200,
      durationMs: expect.any(Number),
      deskId: desk.id,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      msg: 'request',
    });
  });

  it('keeps bodies, addresses, credentials and what stands in paths and queries out of the log', async () => {
    const headers = { 'x-request-id': 'observed.2' };
    await call('post', `/v1/desks/${desk.slug}/sessions`, { at: url, body, headers });
    await call('get', '/v1/tickets/hidden-in-a-path?q=hidden-in-a-query', {
      at: url,
      token: desk.key,
      headers: { 'x-request-id': 'observed.3' },
    });
    await call('get', '/v1/nowhere/hidden-in-a-path', { at: url, headers: { 'x-request-id': 'observed.4' } });
    expect(await lineOf('observed.2')).toMatchObject({ operation: 'sessionCreate', status: 401 });
    expect(await lineOf('observed.3')).toMatchObject({ operation: 'ticketGet' });
    expect(await lineOf('observed.4')).toMatchObject({ operation: 'unknown address', status: 404 });
    for (const secret of ['nobody@', 'a password', desk.key, 'hidden-in']) expect(said).not.toContain(secret);
  });

  it('measures requests by operation and status, the connections, and how far behind the workers are', async () => {
    await call('get', '/v1/health/ready', { at: url, expect: 200 });
    const text = await eventually('the measure', async () => {
      const now = await metrics();
      return now.includes('operation="healthReady"') ? now : undefined;
    });
    expect(text).toMatch(/^guichet_request_duration_seconds_count\{operation="healthReady",status="200"\} [1-9]/m);
    expect(text).toMatch(/^guichet_database_connections\{state="idle"\} \d+$/m);
    for (const work of ['timer', 'relay', 'mail', 'inbound', 'seal']) {
      expect(text).toMatch(new RegExp(`^guichet_lag_seconds\\{work="${work}"\\} [0-9.e-]+$`, 'm'));
    }
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  it('shows the metrics at their own door alone', async () => {
    expect((await call('get', '/metrics', { at: url })).status).toBe(404);
    expect((await fetch(new URL('/v1/health/live', metricsUrl))).status).toBe(404);
    expect((await fetch(metricsUrl, { method: 'POST' })).status).toBe(404);
  });

  it('answers what was begun when it is told to stop, and takes up nothing new', async () => {
    const words = JSON.stringify({ name: 'Begun before the end' });
    const begun = send(`${url}/v1/organizations`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${desk.key}`,
        'content-type': 'application/json',
        'content-length': words.length,
        expect: '100-continue',
      },
    });
    begun.flushHeaders();
    // The service has read the head once it says that it wants the rest.
    await once(begun, 'continue');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await eventually('a door that is shut', () =>
      fetch(`${url}/v1/health/live`).then(
        ({ status }) => (status === 503 ? true : undefined),
        () => true as const,
      ),
    );
    const answered = once(begun, 'response');
    begun.end(words);
    const [answer] = await answered;
    answer.resume();
    expect(answer.statusCode).toBe(201);
    expect(await ended).toEqual([null, 'SIGTERM']);
  }, 120_000);
});
