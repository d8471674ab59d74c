import { beforeAll, describe, expect, it } from '@jest/globals';
import { operatorToken, unknownId } from './support/access-cast.js';
import { operations } from './support/contract.js';
import { type Person, TestDesk } from './support/desks.js';
import { patience } from './support/extra-api.js';
import { bytes, expectProblem, raw } from './support/raw.js';

const json = { 'content-type': 'application/json' };

describe('whatever goes wrong', () => {
  let desk: TestDesk;
  let admin: Person;
  let sessions: string;
  /** What comes of a head that never ends, begun before all else: the server gives it half a minute. */
  let unfinished: Promise<string>;

  beforeAll(async () => {
    unfinished = bytes('GET /v1/health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    desk = await TestDesk.open('road');
    admin = await desk.person({ name: 'Ada Admin', role: 'admin' });
    sessions = `/v1/desks/${desk.slug}/sessions`;
  });

  it('is told with the id that the caller gave to the request, and with what is left of the quota', async () => {
    const seen = await raw('GET', '/v1/nowhere', { 'x-request-id': 'my-own.id_7' });
    expectProblem(seen, 404, 'not-found');
    expect(seen.headers.get('x-request-id')).toBe('my-own.id_7');
    expect(seen.headers.get('ratelimit')).toMatch(/^"address";r=\d+;t=\d+$/);
    expect(seen.headers.get('ratelimit-policy')).toMatch(/^"address";q=\d+;w=60$/);
  });

  it('gives an id of its own where the caller’s could do harm', async () => {
    const seen = await raw('GET', '/v1/nowhere', { 'x-request-id': 'a"b<c>' });
    expectProblem(seen, 404, 'not-found');
    expect(seen.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells a method that an address does not have from an address that does not exist', async () => {
    const seen = await raw('DELETE', '/v1/tickets');
    expectProblem(seen, 405, 'method-not-allowed');
    expect(seen.headers.get('allow')).toBe('GET, HEAD, POST');
    expectProblem(await raw('TRACE', '/v1/me'), 405, 'method-not-allowed');
    expectProblem(await raw('PUT', '/docs'), 405, 'method-not-allowed');
  });

  it.each([
    ['JSON that ends too early', '{"email": ', 400, 'malformed-request'],
    ['no JSON at all', 'hello', 400, 'malformed-request'],
    ['a list where an object belongs', '[]', 400, 'invalid-request'],
    ['null', 'null', 400, 'invalid-request'],
    ['nothing', '', 400, 'invalid-request'],
    ['65 levels', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, 400, 'malformed-request'],
    ['a hundred thousand levels', '['.repeat(100_000), 400, 'malformed-request'],
    ['__proto__', '{"__proto__": {"role": "admin"}}', 400, 'malformed-request'],
    ['U+0000', '{"email": "a\\u0000b@road.example", "password": "x"}', 400, 'invalid-request'],
    ['half a surrogate pair', '{"email": "a\\ud83d", "password": "x"}', 400, 'invalid-request'],
    ['bytes that are not UTF-8', Buffer.from('{"email": "\xff\xfe"}', 'latin1'), 400, 'malformed-request'],
    ['an unknown member', '{"email": "a@b.example", "password": "x", "isAdmin": true}', 400, 'invalid-request'],
    ['more than a mebibyte', `{"email": "${'a'.repeat(1_100_000)}"}`, 413, 'payload-too-large'],
  ])('says what is wrong with a body of %s', async (_, body, status, code) => {
    expectProblem(await raw('POST', sessions, json, body), status, code);
  });

  it('names the place of a character that cannot be stored', async () => {
    const seen = await raw('POST', sessions, json, '{"email": "a@b.example", "password": "x\\u0000"}');
    expect(JSON.parse(seen.text).errors).toMatchObject([{ pointer: '/password', code: 'bad-character' }]);
  });

  it('tells what is missing from what is wrong', async () => {
    const seen = await raw('POST', sessions, json, '{"email": "a@b.example"}');
    const detail = 'Say `password`: it may not be left out.';
    expect(JSON.parse(seen.text).errors).toEqual([{ pointer: '/password', code: 'required', detail }]);
    const wrong = await raw('POST', sessions, json, '{"email": "a@b.example", "password": 7}');
    expect(JSON.parse(wrong.text).errors).toMatchObject([
      { pointer: '/password', code: expect.not.stringMatching('required') },
    ]);
  });

  it('lets 64 levels and an escaped backslash before u0000 through to the rules of the route', async () => {
    const deep = `{"email": ${'['.repeat(63)}${']'.repeat(63)}, "password": "\\\\u0000"}`;
    const seen = await raw('POST', sessions, json, deep);
    expectProblem(seen, 400, 'invalid-request');
    expect(JSON.parse(seen.text).errors).toMatchObject([{ pointer: '/email' }]);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'x',
  ])('reads no body of the kind %s', async (type) => {
    expectProblem(await raw('POST', sessions, { 'content-type': type }, 'a=1'), 415, 'unsupported-media-type');
  });

  it.each([
    ['a broken percent-encoding', '/v1/tickets/%zz', 400, 'malformed-request'],
    ['bytes that are not UTF-8', '/v1/tickets/%ff', 400, 'malformed-request'],
    ['a NUL', '/v1/desks/a%00b', 404, 'not-found'],
    ['a way up', '/v1/desks/..%2f..%2fetc', 404, 'not-found'],
    ['a name of 300 characters', `/v1/desks/${'a'.repeat(300)}`, 404, 'not-found'],
    ['12,000 characters', `/v1/desks/${'a'.repeat(12_000)}`, 400, 'malformed-request'],
  ])('survives an address with %s', async (_, path, status, code) => {
    expectProblem(await raw('GET', path), status, code);
  });

  it('refuses heads that are too large, whether by the address or by a header', async () => {
    const large = 'a'.repeat(20_000);
    expectProblem(await raw('GET', `/v1/desks/${large}`), 431, 'headers-too-large');
    expectProblem(await raw('GET', '/v1/health/live', { 'x-large': large }), 431, 'headers-too-large');
  });

  const paged = operations.filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'limit'));
  it.each(paged.map(({ operationId, path }) => [operationId, path]))(
    '%s: gives pages of one to a hundred',
    async (_, path) => {
      const filled = path.replaceAll('{desk}', desk.slug).replace(/\{\w+\}/g, unknownId);
      const asked = paramsOf(path);
      const authorization = `Bearer ${path === '/v1/desks' ? operatorToken() : admin.token}`;
      for (const limit of ['0', '101', '1.5', 'all']) {
        const seen = await raw('GET', `${filled}?${asked}limit=${limit}`, { authorization });
        expectProblem(seen, 400, 'invalid-request');
        expect(JSON.parse(seen.text).errors).toMatchObject([{ pointer: '/query/limit' }]);
      }
    },
  );

  it('answers what is not HTTP', async () => {
    const answer = await bytes('HELO road.example\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toMatch(/\r\nratelimit: "address";r=\d+;t=\d+\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'malformed-request' });
  });

  it('does not let a request be smuggled behind another', async () => {
    const head = 'POST /v1/desks/road/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const answer = await bytes(
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
  });

  it(
    'cuts off whoever takes half a minute for a head',
    async () => {
      const answer = await unfinished;
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'request-timeout' });
    },
    patience,
  );
});

/** What must be asked beside the page: `?a=b&`. */
function paramsOf(path: string): string {
  const operation = operations.find((each) => each.path === path && each.method === 'get');
  const needed = operation?.parameters?.filter(({ in: place, required }) => place === 'query' && required) ?? [];
  return needed.map(({ name }) => `${name}=lamp&`).join('');
}
