import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Guichet } from '../src/guichet.js';
import { GuichetNetworkError, GuichetProblem } from '../src/problem.js';
import { empty, json, problem, TestClock, UnreliableService } from './unreliable-service.js';

const service = new UnreliableService();
let guichet: Guichet;

beforeAll(() => service.start());
afterAll(() => service.stop());
beforeEach(() => {
  const options = { baseUrl: `${service.baseUrl}/`, credentials: { apiKey: 'key' }, language: 'fr' };
  guichet = connect(options, new TestClock());
});

describe('a call', () => {
  it('gives the body, and on request what stood around it', async () => {
    service.script(json(200, { id: 't1' }, { etag: '"7"', 'x-request-id': 'r-1' }));
    expect(await guichet.tickets.get('t1')).toEqual({ id: 't1' });
    const answer = await guichet.tickets.get('t1').withResponse();
    expect(answer).toMatchObject({ data: { id: 't1' }, etag: '"7"', requestId: 'r-1' });
    expect(answer.response.status).toBe(200);
  });

  it('can be chained as any promise', async () => {
    service.script(json(200, { id: 't1' }), problem(404, 'not-found'));
    let isOver = false;
    const settle = () => {
      isOver = true;
    };
    expect(await guichet.tickets.get('t1').finally(settle)).toEqual({ id: 't1' });
    expect(isOver).toBe(true);
    expect(await guichet.tickets.get('t1').catch(({ status }) => status)).toBe(404);
  });

  it('speaks the language of the options and sends the headers of the call', async () => {
    service.script(json(200, {}));
    await guichet.tickets.get('t1', { headers: { traceparent: '00-1-1-01' } });
    expect(service.asked[0]?.headers).toMatchObject({ 'accept-language': 'fr', traceparent: '00-1-1-01' });
  });

  it('gives nothing where the service answers with nothing', async () => {
    service.script(empty(204));
    expect(await guichet.tickets.get('t1')).toBeUndefined();
  });

  it('keeps what stands in the path in its place', async () => {
    service.script(json(200, {}));
    await guichet.tickets.get('a/b?c#d');
    expect(service.asked[0]?.url).toBe('/v1/tickets/a%2Fb%3Fc%23d');
  });

  it.each(['', '.', '..'])('refuses "%s" in a path, which would be another path', (id) => {
    service.script(json(200, {}));
    expect(() => guichet.tickets.get(id)).toThrow(TypeError);
    expect(service.asked).toHaveLength(0);
  });
});

describe('a problem', () => {
  it('says in an error what the document says', async () => {
    const errors = [{ pointer: '/fields/rfidCard', code: 'required', detail: 'Fill it in.' }];
    const document = {
      type: 'https://example.com/p',
      title: 'No',
      status: 422,
      code: 'invalid-fields',
      detail: 'See errors',
      errors,
    };
    service.script(json(422, { ...document, requestId: 'r-2', allowed: ['solve'] }, { 'retry-after': '3' }));
    const error = await guichet.tickets.get('t1').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GuichetProblem);
    expect(error).toMatchObject({ ...document, requestId: 'r-2', retryAfter: 3, message: 'See errors' });
    expect(error).toHaveProperty('document.allowed', ['solve']);
  });

  it('is one even where nothing but a status came', async () => {
    service.script(empty(403, { 'x-request-id': 'r-3' }));
    const error = await guichet.tickets.get('t1').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GuichetProblem);
    expect(error).toMatchObject({ status: 403, code: 'unknown', requestId: 'r-3', message: 'Forbidden', errors: [] });
  });

  it('is one where a gateway speaks HTML', async () => {
    service.script((response) => response.writeHead(404).end('<h1>Not here</h1>'));
    await expect(guichet.tickets.get('t1')).rejects.toMatchObject({ status: 404, code: 'unknown' });
  });

  it('is none where an answer of 200 is not JSON: that is no answer of this API', async () => {
    service.script((response) => response.writeHead(200).end('<h1>Welcome to the hotel</h1>'));
    await expect(guichet.tickets.get('t1')).rejects.toThrow(GuichetNetworkError);
  });
});

describe('a list', () => {
  const pages = [
    { items: [{ id: 'a' }, { id: 'b' }], nextCursor: 'c+1' },
    { items: [], nextCursor: 'c2' },
    { items: [{ id: 'c' }], nextCursor: null },
  ];
  const give = () => service.script(...pages.map((page) => json(200, page)));

  it('awaited is its first page', async () => {
    give();
    expect(await guichet.tickets.list({ limit: 2 })).toEqual(pages[0]);
    expect(service.asked).toHaveLength(1);
  });

  it('looped over gives each item of each page, asking with the same filter', async () => {
    give();
    const seen: unknown[] = [];
    for await (const { id } of guichet.tickets.list({ limit: 2 })) seen.push(id);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(service.asked.map(({ url }) => url)).toEqual([
      '/v1/tickets?limit=2',
      '/v1/tickets?limit=2&cursor=c%2B1',
      '/v1/tickets?limit=2&cursor=c2',
    ]);
  });

  it('fetches no page that is not asked for', async () => {
    give();
    for await (const { id } of guichet.tickets.list()) if (id === 'b') break;
    expect(service.asked).toHaveLength(1);
  });

  it('gives page after page where asked so', async () => {
    give();
    const seen: unknown[] = [];
    for await (const page of guichet.tickets.list().pages()) seen.push(page);
    expect(seen).toEqual(pages);
  });

  it('tells a failure in the midst of the loop', async () => {
    service.script(json(200, pages[0]), problem(400, 'invalid-cursor'));
    const seen: unknown[] = [];
    const loop = async () => {
      for await (const { id } of guichet.tickets.list()) seen.push(id);
    };
    await expect(loop()).rejects.toMatchObject({ code: 'invalid-cursor' });
    expect(seen).toEqual(['a', 'b']);
  });
});

describe('an update by a function', () => {
  /** A ticket that somebody else changes so many times between our reading and our writing. */
  function contested(times: number) {
    let version = 1;
    let left = times;
    service.script((response, asked) => {
      const answer = () => json(200, { id: 't1', version }, { etag: `"${version}"` })(response, asked);
      if (asked.method === 'GET') {
        answer();
        if (left > 0) {
          left -= 1;
          version += 1;
        }
        return;
      }
      if (asked.headers['if-match'] !== `"${version}"`) return problem(412, 'stale')(response, asked);
      version += 1;
      answer();
    });
  }
  const update = () =>
    guichet.tickets.update('t1', (current) => ({ subject: `after ${JSON.stringify(current)}` }) as never);

  it('writes against the version that it has read', async () => {
    contested(0);
    expect(await update()).toEqual({ id: 't1', version: 2 });
    expect(service.asked.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    expect(service.asked[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it('makes the change anew when somebody else was faster', async () => {
    contested(2);
    expect(await update()).toEqual({ id: 't1', version: 4 });
    expect(service.asked.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET', 'PATCH', 'GET', 'PATCH']);
    expect(service.asked.at(-1)?.body).toContain('\\"version\\":3');
    const keys = service.asked
      .filter(({ method }) => method === 'PATCH')
      .map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
  });

  it('gives up after five tries', async () => {
    contested(99);
    await expect(update()).rejects.toMatchObject({ code: 'stale' });
    expect(service.asked).toHaveLength(10);
  });

  it('writes nothing when the function throws', async () => {
    contested(0);
    const call = guichet.tickets.update('t1', () => {
      throw new Error('Not that one');
    });
    await expect(call).rejects.toThrow('Not that one');
    expect(service.asked).toHaveLength(1);
  });

  it('with a body instead needs the version, and is refused when it is stale', async () => {
    contested(0);
    const call = guichet.tickets.update('t1', { subject: 'New' } as never, { ifMatch: '"0"' });
    await expect(call).rejects.toMatchObject({ code: 'stale' });
    expect(service.asked[0]?.headers['if-match']).toBe('"0"');
  });
});
