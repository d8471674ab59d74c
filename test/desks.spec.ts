import { describe, expect, it } from '@jest/globals';
import { blueprintSource, TestDesk } from './support/desks.js';
import { call } from './support/http.js';
import { service } from './support/running.js';

const { operatorToken: token } = service();

describe('whoever runs the installation', () => {
  it('makes a desk from a blueprint alone, and it answers at once', async () => {
    const desk = await TestDesk.open('samsara');
    const profile = await desk.visit('get', '', { expect: 200 });
    expect(profile.body).toMatchObject({
      slug: desk.slug,
      name: 'Samsara',
      languages: ['en', 'fr'],
      test: true,
      version: 1,
    });
    const me = await desk.call('get', '/v1/blueprint', { expect: 200 });
    expect(me.body.source).toContain(desk.slug);
  });

  it('makes one desk, not two, when the request is repeated with its key', async () => {
    const blueprint = blueprintSource('road').replace('slug: road', `slug: twice-${Date.now()}`);
    const headers = { 'idempotency-key': `open-${Date.now()}` };
    const body = { blueprint, test: true };
    const first = await call('post', '/v1/desks', { token, body, headers, expect: 201 });
    const second = await call('post', '/v1/desks', { token, body, headers, expect: 201 });
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.body).toEqual(first.body);
    const other = await call('post', '/v1/desks', { token, body, expect: 409 });
    expect(other.body.code).toBe('already-exists');
  });

  it('is told where a blueprint is wrong', async () => {
    const blueprint = blueprintSource('road')
      .replace('defaultLanguage: fr', 'defaultLanguage: nl')
      .replace('languages:', 'langages:');
    const refused = await call('post', '/v1/desks', { token, body: { blueprint }, expect: 422 });
    expect(refused.body.errors[0]).toMatchObject({
      pointer: expect.any(String),
      line: expect.any(Number),
      column: expect.any(Number),
    });
  });

  it('suspends a desk, which then answers nobody, and lets it go on', async () => {
    const desk = await TestDesk.open('road');
    await call('post', `/v1/desks/${desk.slug}/suspension`, { token, expect: 200 });
    await desk.visit('get', '', { expect: 404 });
    await desk.call('get', '/v1/blueprint', { expect: 401 });
    await call('delete', `/v1/desks/${desk.slug}/suspension`, { token, expect: 200 });
    await desk.call('get', '/v1/blueprint', { expect: 200 });
  });

  it('gives a test desk a lifetime, by real time, and the desk says until when it stands', async () => {
    const blueprint = blueprintSource('road').replace('slug: road', `slug: brief-${Date.now()}`);
    const body = { blueprint, test: true, lifetime: 'P1DT30M' };
    const { desk, apiKey } = (await call('post', '/v1/desks', { token, body, expect: 201 })).body;
    expect(Date.parse(desk.expiresAt) - Date.parse(desk.createdAt)).toBe(24.5 * 60 * 60_000);
    const shown = async () => (await call('get', `/v1/desks/${desk.slug}`, { expect: 200 })).body.expiresAt;
    expect(await shown()).toBe(desk.expiresAt);
    // Its own clock neither ends it nor saves it.
    await call('post', '/v1/test/clock', { token: apiKey, body: { by: 'P30D' }, expect: 200 });
    expect(await shown()).toBe(desk.expiresAt);
    const without = await TestDesk.open('road');
    expect((await without.visit('get', '', { expect: 200 })).body.expiresAt).toBeNull();
  });

  it('is told where a lifetime is wrong', async () => {
    const blueprint = blueprintSource('road').replace('slug: road', `slug: brief-${Date.now()}`);
    const refused = async (body: object) => {
      const { status, body: problem } = await call('post', '/v1/desks', { token, body: { blueprint, ...body } });
      return [status, problem.errors?.[0]?.pointer, problem.errors?.[0]?.code];
    };
    for (const lifetime of ['PT4M59S', 'P30DT1S', 'PT0S', 'P999999999999D', `P${'9'.repeat(38)}D`]) {
      expect(await refused({ test: true, lifetime })).toEqual([400, '/lifetime', 'out-of-range']);
    }
    for (const lifetime of ['', 'P', 'PT', 'P1M', 'P1W', 'P1Y', '-P1D', 'P1.5D', '1 day', 'p1d']) {
      expect(await refused({ test: true, lifetime })).toEqual([400, '/lifetime', 'matches']);
    }
    for (const lifetime of [null, 86_400, ['P1D']]) {
      expect((await refused({ test: true, lifetime })).slice(0, 2)).toEqual([400, '/lifetime']);
    }
    expect(await refused({ lifetime: 'P1D' })).toEqual([400, '/lifetime', 'contradiction']);
    expect(await refused({ test: false, lifetime: 'P1D' })).toEqual([400, '/lifetime', 'contradiction']);
    await call('get', `/v1/desks/${/slug: (\S+)/.exec(blueprint)?.[1]}`, { expect: 404 });
  });

  it('deletes test desks alone: a real desk stays as it is, and one that is not there is not found', async () => {
    const slug = `real-${Date.now()}`;
    const blueprint = blueprintSource('road').replace('slug: road', `slug: ${slug}`);
    await call('post', '/v1/desks', { token, body: { blueprint }, expect: 201 });
    const refused = await call('delete', `/v1/desks/${slug}`, { token, expect: 409 });
    expect(refused.body.code).toBe('conflict');
    expect((await call('get', `/v1/desks/${slug}`, { expect: 200 })).body.expiresAt).toBeNull();
    await call('delete', '/v1/desks/no-such-desk', { token, expect: 404 });
    const desk = await TestDesk.open('road');
    await desk.call('delete', `/v1/desks/${desk.slug}`, { expect: 403 });
  });

  it('sees every desk, page by page', async () => {
    await TestDesk.open('road');
    await TestDesk.open('road');
    const first = await call('get', '/v1/desks?limit=1', { token, expect: 200 });
    const second = await call('get', `/v1/desks?limit=1&cursor=${first.body.nextCursor}`, { token, expect: 200 });
    expect(second.body.items[0].id < first.body.items[0].id).toBe(true);
  });
});

describe('a desk’s owner', () => {
  it('plans a change before applying it, on the version they have read', async () => {
    const desk = await TestDesk.open('trackoe');
    const read = await desk.call('get', '/v1/blueprint', { expect: 200 });
    const blueprint = read.body.source.replace(/^( *name: ).*$/m, '$1Trackoe renommé');
    const plan = await desk.call('post', '/v1/blueprint/plans', { body: { blueprint }, expect: 200 });
    expect(plan.body).toMatchObject({ fromVersion: 1, applicable: true, problems: [] });
    expect(plan.body.changes).toHaveLength(1);
    await desk.call('put', '/v1/blueprint', { body: { blueprint }, expect: 428 });
    await desk.call('put', '/v1/blueprint', { body: { blueprint }, headers: { 'if-match': '"7"' }, expect: 412 });
    const headers = { 'if-match': read.headers['etag'] ?? '' };
    const applied = await desk.call('put', '/v1/blueprint', { body: { blueprint }, headers, expect: 200 });
    expect(applied.body.version).toBe(2);
    expect((await desk.visit('get', '', { expect: 200 })).body.name).toBe('Trackoe renommé');
    const versions = await desk.call('get', '/v1/blueprint/versions', { expect: 200 });
    expect(versions.body.items.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    await desk.call('get', '/v1/blueprint/versions/1', { expect: 200 });
    await desk.call('get', '/v1/blueprint/versions/9', { expect: 404 });
  });

  it('cannot put another desk’s blueprint in force by mistake', async () => {
    const desk = await TestDesk.open('road');
    const body = { blueprint: blueprintSource('road') };
    const refused = await desk.call('put', '/v1/blueprint', { body, headers: { 'if-match': '*' }, expect: 422 });
    expect(refused.body.errors[0].pointer).toBe('/identity/slug');
  });
});

describe('the clock of a test desk', () => {
  it('stands still where it was moved to, and only moves forward', async () => {
    const desk = await TestDesk.open('road');
    expect((await desk.call('get', '/v1/test/clock', { expect: 200 })).body.moved).toBe(false);
    const moved = await desk.moveClock({ to: '2031-05-01T08:00:00.000Z' });
    expect(moved.toISOString()).toBe('2031-05-01T08:00:00.000Z');
    expect(await desk.moveClock({ by: 'P1DT1M' })).toEqual(new Date('2031-05-02T08:01:00.000Z'));
    expect((await desk.call('get', '/v1/test/clock', { expect: 200 })).body).toEqual({
      now: '2031-05-02T08:01:00.000Z',
      moved: true,
    });
    await desk.call('post', '/v1/test/clock', { body: { to: '2030-01-01T00:00:00Z' }, expect: 400 });
    await desk.call('post', '/v1/test/clock', { body: {}, expect: 400 });
  });

  it('is not there on a real desk', async () => {
    const blueprint = blueprintSource('road').replace('slug: road', `slug: real-${Date.now()}`);
    const made = await call('post', '/v1/desks', { token, body: { blueprint }, expect: 201 });
    await call('post', '/v1/test/clock', { token: made.body.apiKey, body: { by: 'P1D' }, expect: 403 });
  });
});
