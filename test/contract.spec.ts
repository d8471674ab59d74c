import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { operations } from './support/contract.js';
import { type Person, TestDesk } from './support/desks.js';
import { expectProblem, raw } from './support/raw.js';
import { file } from './support/stories.js';

describe('the specification', () => {
  it('is the one that the service serves', async () => {
    const served = await raw('GET', '/openapi.yaml');
    expect(served.text).toBe(readFileSync('openapi.yaml', 'utf8'));
    expect(JSON.parse((await raw('GET', '/openapi.json')).text)).toMatchObject({ openapi: '3.1.0' });
  });

  it('says of all that is no GET that a body may be refused, whether there is one to send or not', () => {
    const changing = operations.filter(({ method }) => method !== 'get');
    const silent = changing.filter(({ responses }) => !responses['413'] || !responses['415']);
    expect(changing.length).toBeGreaterThan(100);
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('leads from every problem code to a page that tells what to do', async () => {
    const { components } = JSON.parse((await raw('GET', '/openapi.json')).text);
    for (const code of components.schemas.ProblemCode.enum) {
      const page = await raw('GET', `/docs/problems/${code}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain(`<code>${code}</code>`);
      expect(page.text).toContain('<h2>What to do</h2>');
    }
    expectProblem(await raw('GET', '/docs/problems/no-such-code'), 404, 'not-found');
  });
});

describe('the documentation', () => {
  it('is where somebody lands who opens the address', async () => {
    const landed = await raw('GET', '/');
    expect([landed.status, landed.headers.get('location')]).toEqual([302, '/docs']);
  });

  it.each(['/docs', '/docs/reference'])(
    'loads nothing from elsewhere and runs nothing inline, at %s',
    async (where) => {
      const page = await raw('GET', where);
      expect(page.headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      );
      const loaded = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
      for (const address of loaded) {
        const got = await raw('GET', address);
        expect({ address, status: got.status }).toEqual({ address, status: 200 });
      }
      expect(page.text).not.toMatch(/<script(?![^>]*src=)|<style|<[^>]*\s(on\w+|style)=/);
    },
  );

  it('is not sent again to a browser that has it', async () => {
    const first = await raw('GET', '/docs/assets/swagger-ui.css');
    const again = await raw('GET', '/docs/assets/swagger-ui.css', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
  });
});

describe('a page of another origin', () => {
  const origin = { origin: 'https://dashboard.example' };

  it('may ask with a bearer token, and is told so', async () => {
    const preflight = await raw('OPTIONS', '/v1/tickets', {
      ...origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, content-type, idempotency-key, if-match',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
    const headers = preflight.headers.get('access-control-allow-headers')?.toLowerCase().split(', ');
    expect(headers).toEqual(expect.arrayContaining(['authorization', 'content-type', 'idempotency-key', 'if-match']));
    expect(Number(preflight.headers.get('access-control-max-age'))).toBeGreaterThan(0);
  });

  it('can read the headers that a client needs, of problems too', async () => {
    const names = ['ETag', 'Link', 'Retry-After', 'X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Date', 'Sunset'];
    names.push('Idempotency-Replayed', 'Content-Language', 'Deprecation', 'Allow');
    for (const path of ['/v1/health/live', '/v1/nowhere', '/v1/me']) {
      const seen = await raw('GET', path, origin);
      expect(seen.headers.get('access-control-expose-headers')?.split(', ')).toEqual(expect.arrayContaining(names));
    }
  });
});

describe('a resource with versions', () => {
  let desk: TestDesk;
  let ines: Person;
  let ticket: { id: string; number: string };

  beforeAll(async () => {
    desk = await TestDesk.open('road');
    ines = await desk.person({ name: 'Inès Roy', language: 'fr' });
    const question = { subject: 'Facture', description: 'Où est-elle ?' };
    ticket = await file(ines, 'generalQuestion', question);
    await file(ines, 'generalQuestion', question);
    await file(ines, 'generalQuestion', question);
  });

  it('is not sent again to somebody who has it', async () => {
    const read = await ines.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
    const etag = read.headers['etag'] ?? '';
    expect(read.headers['content-language']).toBe('fr');
    const again = await ines.call('get', `/v1/tickets/${ticket.id}`, {
      headers: { 'if-none-match': etag },
      expect: 304,
    });
    expect(again.headers['etag']).toBe(etag);
    await ines.call('get', `/v1/tickets/${ticket.id}`, { headers: { 'if-none-match': '"0.fr"' }, expect: 200 });
  });

  it('is changed only by somebody who says which version they have seen', async () => {
    const me = await ines.call('get', '/v1/me', { expect: 200 });
    const etag = me.headers['etag'] ?? '';
    const change = (name: string, headers: Record<string, string>, expected: number) =>
      ines.call('patch', '/v1/me', { body: { name }, headers, expect: expected });

    expect((await change('Inès R.', {}, 428)).body.code).toBe('precondition-required');
    await change('Inès Roy-Petit', { 'if-match': etag }, 200);
    const refused = await change('Inès Roy', { 'if-match': etag }, 412);
    expect(refused.body).toMatchObject({ code: 'stale', currentVersion: me.body.version + 1 });
  });

  it('is listed in pages that lead to each other', async () => {
    const first = await ines.call('get', '/v1/tickets?limit=2', { expect: 200 });
    expect(first.body.items).toHaveLength(2);
    const next = /^<([^>]+)>; rel="next"$/.exec(first.headers['link'] ?? '')?.[1] ?? '';
    const second = await ines.call('get', next, { expect: 200 });
    expect(second.body).toMatchObject({ items: [{ id: ticket.id }], nextCursor: null });
    expect(second.headers['link']).toBeUndefined();
  });

  it('refuses a cursor that was made for another list or altered', async () => {
    const { nextCursor } = (await ines.call('get', '/v1/tickets?limit=1', { expect: 200 })).body;
    for (const query of [`limit=1&open=true&cursor=${nextCursor}`, `cursor=${nextCursor}x`, 'cursor=nonsense']) {
      const refused = await ines.call('get', `/v1/tickets?${query}`, { expect: 400 });
      expect(refused.body.code).toBe('invalid-cursor');
    }
  });
});
