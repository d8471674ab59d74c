import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Guichet } from '../src/guichet.js';
import { GuichetNetworkError, GuichetProblem, GuichetTimeoutError } from '../src/problem.js';
import type { Retry } from '../src/transport.js';
import { drop, empty, hang, json, problem, TestClock, truncate, UnreliableService } from './unreliable-service.js';

const service = new UnreliableService();
const ticket = { id: 't1', subject: 'The charger is dead' };
const filing = { requestType: 'bug', fields: { subject: 'The charger is dead' } } as never;
let clock: TestClock;
let guichet: Guichet;

beforeAll(() => service.start());
afterAll(() => service.stop());
beforeEach(() => {
  clock = new TestClock();
  guichet = connect({ baseUrl: service.baseUrl, credentials: { apiKey: 'key' } }, clock);
});

describe('a call that fails in passing', () => {
  it.each([
    ['the connection is dropped', drop],
    ['the answer is cut short', truncate],
    ['the service fails (500)', problem(500, 'internal')],
    ['a gateway fails without a word (502)', empty(502)],
    ['the request came too slowly (408)', empty(408)],
    ['there were too many (429)', problem(429, 'too-many-requests')],
    ['the same write is still running (409)', problem(409, 'in-progress')],
  ])('is tried again when %s', async (_, failure) => {
    service.script(failure, json(201, ticket));
    await expect(guichet.tickets.create(filing)).resolves.toEqual(ticket);
    expect(service.asked).toHaveLength(2);
  });

  it('is tried twice again, each time after a longer pause, and then its last failure is told', async () => {
    service.script(problem(500, 'internal'), empty(502), problem(503, 'unavailable'));
    await expect(guichet.tickets.get('t1')).rejects.toMatchObject({ status: 503, code: 'unavailable' });
    expect(service.asked).toHaveLength(3);
    expect(clock.slept).toEqual([500, 1000]);
  });

  it('pauses for a random part of the time, down to nothing', async () => {
    clock.random = () => 0;
    service.script(empty(500), json(200, ticket));
    await guichet.tickets.get('t1');
    expect(clock.slept).toEqual([0]);
  });

  it('is not tried again where retries are 0, for one call or for all', async () => {
    service.script(empty(500));
    await expect(guichet.tickets.get('t1', { retries: 0 })).rejects.toMatchObject({ status: 500 });
    const once = connect({ baseUrl: service.baseUrl, retries: 0 }, clock);
    await expect(once.tickets.get('t1')).rejects.toMatchObject({ status: 500 });
    expect(service.asked).toHaveLength(2);
  });

  it('tells a connection that cannot be made apart from an answer', async () => {
    service.script(drop);
    const error = await guichet.tickets.get('t1').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GuichetNetworkError);
    expect(error).not.toBeInstanceOf(GuichetProblem);
    expect(error).toHaveProperty('cause');
  });
});

describe('Retry-After', () => {
  it('is obeyed in seconds', async () => {
    service.script(problem(429, 'too-many-requests', { 'retry-after': '7' }), json(200, ticket));
    await guichet.tickets.get('t1');
    expect(clock.slept).toEqual([7500]);
  });

  it("is obeyed as an instant, read against the service's own clock", async () => {
    const headers = { date: 'Sun, 01 Mar 2020 12:00:00 GMT', 'retry-after': 'Sun, 01 Mar 2020 12:00:09 GMT' };
    service.script(empty(503, headers), json(200, ticket));
    await guichet.tickets.get('t1');
    expect(clock.slept).toEqual([9500]);
  });

  it('does not hold a call for more than a minute: its caller decides', async () => {
    service.script(problem(429, 'too-many-requests', { 'retry-after': '61' }));
    await expect(guichet.tickets.get('t1')).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 61 });
    expect(service.asked).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });

  it('that makes no sense is no reason to wait', async () => {
    service.script(empty(503, { 'retry-after': 'soon' }), json(200, ticket));
    await guichet.tickets.get('t1');
    expect(clock.slept).toEqual([500]);
  });
});

describe('a refusal', () => {
  it.each([
    [409, 'transition-not-allowed'],
    [404, 'not-found'],
    [422, 'invalid-fields'],
    [412, 'stale'],
  ])('%d %s is not tried again', async (status, code) => {
    service.script(problem(status, code));
    await expect(guichet.tickets.create(filing)).rejects.toMatchObject({ status, code });
    expect(service.asked).toHaveLength(1);
  });
});

describe('a write', () => {
  it('carries one idempotency key over all its tries, so that it happens once', async () => {
    const filed = new Map<unknown, unknown>();
    let tries = 0;
    service.script((response, { headers }) => {
      filed.set(headers['idempotency-key'], ticket);
      tries += 1;
      // Done, but the answer is lost twice.
      (tries < 3 ? drop : json(201, ticket))(response, { method: '', url: '', headers, body: '' });
    });
    await guichet.tickets.create(filing);
    expect(tries).toBe(3);
    expect(filed.size).toBe(1);
    expect(service.asked.map(({ body }) => body)).toEqual(Array(3).fill(JSON.stringify(filing)));
    expect([...filed.keys()][0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('carries another key than the write before it, or the one that its caller gives', async () => {
    service.script(json(201, ticket));
    await guichet.tickets.create(filing);
    await guichet.tickets.create(filing);
    await guichet.tickets.create(filing, { idempotencyKey: 'order-17' });
    const [first, second, third] = service.asked.map(({ headers }) => headers['idempotency-key']);
    expect(first).not.toBe(second);
    expect(third).toBe('order-17');
  });

  it('alone carries a key: reading needs none', async () => {
    service.script(json(200, ticket));
    await guichet.tickets.get('t1');
    expect(service.asked[0]?.headers).not.toHaveProperty('idempotency-key');
  });
});

describe('patience', () => {
  it('ends each try when its time is over', async () => {
    service.script(hang);
    const error = await guichet.tickets.get('t1', { timeout: 20, retries: 1 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GuichetTimeoutError);
    expect(error).toBeInstanceOf(GuichetNetworkError);
    expect(service.asked).toHaveLength(2);
  });

  it('covers an answer that begins and never ends', async () => {
    service.script((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    });
    await expect(guichet.tickets.get('t1', { timeout: 20, retries: 0 })).rejects.toThrow(GuichetTimeoutError);
  });

  it('can be unlimited', async () => {
    service.script(json(200, ticket));
    await expect(guichet.tickets.get('t1', { timeout: Number.POSITIVE_INFINITY })).resolves.toEqual(ticket);
  });

  it('ends at once when the caller gives up, without another try', async () => {
    const controller = new AbortController();
    service.script(() => controller.abort(new Error('The page was closed')));
    const call = guichet.tickets.get('t1', { signal: controller.signal });
    await expect(call).rejects.toThrow('The page was closed');
    expect(service.asked).toHaveLength(1);
  });

  it('ends at once when the caller gives up during a pause', async () => {
    const controller = new AbortController();
    clock.sleep = () => new Promise(() => controller.abort());
    service.script(empty(500));
    await expect(guichet.tickets.get('t1', { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(service.asked).toHaveLength(1);
  });

  it('asks nothing when the caller had given up before', async () => {
    service.script(json(200, ticket));
    await expect(guichet.tickets.get('t1', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(service.asked).toHaveLength(0);
  });

  it('does not need a fetch that heeds signals', async () => {
    const deaf = connect({ baseUrl: service.baseUrl, fetch: () => new Promise(() => {}), retries: 0 }, clock);
    await expect(deaf.tickets.get('t1', { timeout: 5 })).rejects.toThrow(GuichetTimeoutError);
  });
});

describe('hooks', () => {
  it('see each try as it goes out, and may set its headers', async () => {
    let tries = 0;
    const onRequest = async (request: Request) => request.headers.set('traceparent', `try ${++tries}`);
    const watched = connect({ baseUrl: service.baseUrl, credentials: { apiKey: 'key' }, onRequest }, clock);
    service.script(empty(500), json(201, ticket));
    await expect(watched.tickets.create(filing)).resolves.toEqual(ticket);
    expect(service.asked.map(({ headers }) => headers['traceparent'])).toEqual(['try 1', 'try 2']);
    expect(service.asked.map(({ headers }) => headers['authorization'])).toEqual(['Bearer key', 'Bearer key']);
    expect(new Set(service.asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('hear of each further try: how often it failed, why, and how long the pause is', async () => {
    const told: unknown[] = [];
    const onRetry = ({ request, failures, pause, response, error }: Retry) =>
      told.push([request.method, failures, pause, response?.status, error === undefined]);
    const watched = connect({ baseUrl: service.baseUrl, onRetry }, clock);
    service.script(problem(429, 'too-many-requests', { 'retry-after': '7' }), drop, json(200, ticket));
    await watched.tickets.get('t1');
    expect(told).toEqual([
      ['GET', 1, 7500, 429, true],
      ['GET', 2, 1000, undefined, false],
    ]);
    told.length = 0;
    service.script(problem(404, 'not-found'));
    await watched.tickets.get('t1').catch(() => undefined);
    expect(told).toEqual([]);
  });

  it('end the call by what they throw, before anything is sent', async () => {
    const refusal = new Error('not today');
    const onRequest = () => {
      throw refusal;
    };
    const watched = connect({ baseUrl: service.baseUrl, onRequest }, clock);
    service.script(json(200, ticket));
    await expect(watched.tickets.get('t1')).rejects.toBe(refusal);
    expect(service.asked).toEqual([]);
  });
});

describe('the user agent', () => {
  it('is told in Node, with the version of the package', async () => {
    service.script(json(200, ticket));
    await guichet.tickets.get('t1');
    const { version } = JSON.parse(readFileSync('sdk/package.json', 'utf8'));
    expect(service.asked[0]?.headers['user-agent']).toBe(`guichet-sdk/${version}`);
  });
});
