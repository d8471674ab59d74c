import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, password, TestDesk } from './support/desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { type Answer, call } from './support/http.js';
import { type OwnService, openOwnService } from './support/own-service.js';
import { expectProblem, raw } from './support/raw.js';
import { service } from './support/running.js';

/** A network address that nobody came from yet. */
const newAddress = () => `198.${18 + randomInt(2)}.${randomInt(256)}.${randomInt(1, 255)}`;
const from = (...addresses: string[]) => ({ 'x-forwarded-for': addresses.join(', ') });

describe('limits', () => {
  let own: OwnService;
  let other: ExtraApi;
  let desk: TestDesk;

  beforeAll(async () => {
    own = await openOwnService('limits', {
      LIMITS: 'person=30,key=1000000,desk=1000000,filing=40,filing-by-staff=50,address=1000000',
      TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8, 2001:db8:ffff::/48',
    });
    other = await startApi({});
    desk = await TestDesk.open('road');
  }, patience);
  afterAll(async () => {
    await other.stop();
    await own.end();
  }, patience);

  /** What everybody is asked for who files: an empty draft costs a filing as any other does. */
  const fileAt = (url: string, who: { token: string }) =>
    call('post', '/v1/tickets', { at: url, token: who.token, body: {} });
  const passed = (answers: Answer[]) => answers.filter(({ status }) => status !== 429).length;
  const together = (count: number, ask: (n: number) => Promise<Answer>) =>
    Promise.all(Array.from({ length: count }, (_, n) => ask(n)));
  /** Asks again and again until it is refused. */
  async function refusal(ask: () => Promise<Answer>): Promise<Answer> {
    for (let n = 0; n < 300; n += 1) {
      const answer = await ask();
      if (answer.status === 429) return answer;
    }
    throw new Error('it was never refused');
  }

  it(
    'hold for two instances together, and for one that starts anew',
    async () => {
      const third = await startApi({});
      const key = { token: desk.key };
      // Fifty an hour: the window does not end while the test runs.
      let sum = passed(await together(20, (n) => fileAt(n % 2 ? third.url : other.url, key)));
      expect(sum).toBe(20);
      await third.stop();
      const anew = await startApi({});
      const answers = await together(80, (n) => fileAt([anew.url, other.url, service().url][n % 3] ?? '', key));
      sum += passed(answers);
      expect(sum).toBeGreaterThan(30);
      expect(sum).toBeLessThanOrEqual(50);
      for (const at of [anew.url, other.url, service().url]) {
        const refused = await refusal(() => fileAt(at, key));
        expect(refused.body).toMatchObject({ code: 'too-many-requests', limit: 'filing-by-staff' });
      }
      await anew.stop();
    },
    patience,
  );

  describe('of somebody who asks too often', () => {
    let ines: Person;
    beforeAll(async () => {
      ines = await desk.person({ name: `Inès ${randomInt(1e9)}`, language: 'fr' });
    });

    it('are named in the refusal, with when to come again', async () => {
      const refused = await refusal(() => ines.call('get', '/v1/me', { at: other.url }));
      expect(refused.body).toMatchObject({ code: 'too-many-requests', limit: 'person' });
      const seconds = Number(refused.headers['retry-after']);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(refused.body.detail).toBe(
        `At most 30 requests of one person, a minute. Come again in ${seconds} seconds.`,
      );
      expect(refused.headers['ratelimit']).toBe(`"person";r=0;t=${seconds}`);
      expect(refused.headers['ratelimit-policy']).toBe('"person";q=30;w=60, "desk";q=1000000;w=60');
    });

    it('leave others of the desk alone', async () => {
      const ada = await desk.person({ name: `Ada ${randomInt(1e9)}` });
      await ada.call('get', '/v1/me', { at: other.url, expect: 200 });
      await desk.call('get', '/v1/people', { at: other.url, expect: 200 });
    });
  });

  it('of filing are apart from those of all requests, and the nearest to its end is shown', async () => {
    const ben = await desk.person({ name: 'Ben' });
    const read = await ben.call('get', '/v1/me', { expect: 200 });
    expect(read.headers['ratelimit']).toMatch(/^"person";r=29;t=\d+$/);
    const filed = await fileAt(service().url, ben);
    expect(filed.headers['ratelimit-policy']).toBe('"person";q=30;w=60, "desk";q=1000000;w=60, "filing";q=40;w=3600');
    expect(filed.headers['ratelimit']).toMatch(/^"person";r=28;/);
  });

  it(
    'of keys, desks and network addresses are named as such',
    async () => {
      const tight = await startApi({ LIMITS: 'key=200,desk=50,address=20' });
      const busy = await TestDesk.open('samsara');
      // Both were used at another instance, whose quotas are larger: what it leased counts.
      expect((await refusal(() => busy.call('get', '/v1/people', { at: tight.url }))).body.limit).toBe('desk');
      const lax = await startApi({ LIMITS: 'key=60,desk=1000000,address=20' });
      expect((await refusal(() => busy.call('get', '/v1/people', { at: lax.url }))).body.limit).toBe('key');
      const headers = from(newAddress());
      for (const path of ['/v1/nowhere', '/v1/me', `/v1/desks/${desk.slug}`]) {
        const refused = await refusal(() => call('get', path, { at: lax.url, headers }));
        expect(refused.body.limit).toBe('address');
      }
      // Supervisors are never refused.
      await call('get', '/v1/health/live', { at: lax.url, headers, expect: 200 });
      await Promise.all([tight.stop(), lax.stop()]);
    },
    patience,
  );

  it(
    'of guesses at one account hold at all instances: of many, from a hundred addresses, a hundred are looked at',
    async () => {
      const ana = await desk.person({ name: 'Ana' });
      const attempt = (n: number) =>
        call('post', `/v1/desks/${desk.slug}/sessions`, {
          at: n % 2 ? other.url : service().url,
          body: { email: ana.email, password: `guess ${n}` },
          headers: from(`192.0.2.${n % 100}`),
        });
      const answers: Answer[] = [];
      for (let round = 0; round < 20; round += 1) {
        answers.push(...(await together(20, (n) => attempt(20 * round + n))));
      }
      const statuses = answers.map(({ status }) => status);
      // A busy machine may let somebody wait too long for the database: no password was looked at.
      expect(statuses.filter((status) => ![401, 429, 503].includes(status))).toEqual([]);
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(100);
      expect(answers.find(({ status }) => status === 429)?.body.limit).toMatch(/^sign-in/);
      const mine = { email: ana.email, password };
      await call('post', `/v1/desks/${desk.slug}/sessions`, { body: mine, headers: from('127.0.0.1'), expect: 201 });
    },
    patience,
  );

  describe('are told', () => {
    it.each([
      ['GET', '/v1/health/live', 200],
      ['GET', '/v1/health/ready', 200],
      ['GET', '/docs', 200],
      ['HEAD', '/docs', 200],
      ['GET', '/openapi.yaml', 200],
      ['GET', '/docs/assets/docs.css', 200],
      ['GET', '/pages/page.css', 200],
      ['GET', '/', 302],
      ['GET', '/v1/tickets/%zz', 400],
      ['GET', '/v1/me', 401],
      ['GET', '/v1/nowhere', 404],
      ['GET', '/portal/nowhere/links', 404],
      ['PUT', '/docs', 405],
      ['OPTIONS', '/v1/tickets', 204],
    ])('with %s %s, which answers %s', async (method, path, status) => {
      const preflight = { origin: 'https://a.example', 'access-control-request-method': 'POST' };
      const seen = await raw(method, path, method === 'OPTIONS' ? preflight : {});
      expect(seen.status).toBe(status);
      expect(seen.headers.get('ratelimit')).toMatch(/^"address";r=\d+;t=\d+$/);
    });

    it('with bodies that are too large, of a wrong kind or broken', async () => {
      const sessions = `/v1/desks/${desk.slug}/sessions`;
      const json = { 'content-type': 'application/json' };
      expectProblem(await raw('POST', sessions, json, `"${'a'.repeat(1_100_000)}"`), 413, 'payload-too-large');
      expectProblem(await raw('POST', sessions, { 'content-type': 'a/b' }, 'a'), 415, 'unsupported-media-type');
      expectProblem(await raw('POST', sessions, json, '{'), 400, 'malformed-request');
      expectProblem(await raw('GET', '/v1/me', { 'x-large': 'a'.repeat(20_000) }), 431, 'headers-too-large');
    });
  });

  describe('count by network address', () => {
    const left = async (headers: Record<string, string>) => {
      const seen = await raw('GET', '/v1/nowhere', headers);
      return Number(/r=(\d+)/.exec(seen.headers.get('ratelimit') ?? '')?.[1]);
    };
    const fresh = 999_999;
    /** Both count for one address: what the one leaves, the other takes from, unless a new window begins between them. */
    async function expectSameCount(at: string, ...asked: Record<string, string>[]): Promise<void> {
      const standing = async (headers: Record<string, string>) => {
        const answer = await call('get', '/v1/nowhere', { at, headers });
        const [, rest, seconds] = /r=(\d+);t=(\d+)/.exec(answer.headers['ratelimit'] ?? '') ?? [];
        return { rest: Number(rest), seconds: Number(seconds) };
      };
      for (;;) {
        const standings = [];
        for (const headers of asked) standings.push(await standing(headers));
        const [first, second] = standings;
        if (!first || !second) throw new Error('ask twice');
        if (second.seconds > first.seconds) continue;
        expect(second.rest).toBe(first.rest - 1);
        return;
      }
    }

    it('the right-most one that no trusted proxy has, whatever stands left of it', async () => {
      const address = newAddress();
      expect(await left(from(address))).toBe(fresh);
      expect(await left(from(newAddress(), address))).toBe(fresh - 1);
      expect(await left(from('127.0.0.1', newAddress(), address, '10.1.2.3', '2001:db8:ffff::7'))).toBe(fresh - 2);
      expect(await left(from('', 'unknown', '<script>', address))).toBe(fresh - 3);
    });

    it('with or without a port, in every spelling', async () => {
      const address = newAddress();
      expect(await left(from(address))).toBe(fresh);
      expect(await left(from(`${address}:4711`))).toBe(fresh - 1);
      expect(await left(from(`::ffff:${address}`))).toBe(fresh - 2);
      expect(await left(from(`[::FFFF:${address}]:4711`))).toBe(fresh - 3);
      const network = `2001:db8:${randomInt(0xffff).toString(16)}:7`;
      expect(await left(from(`${network}::1`))).toBe(fresh);
      expect(await left(from(`[${network.toUpperCase()}:0:0:0:2]:4711`))).toBe(fresh - 1);
      expect(await left(from(`${network}:ffff:ffff:ffff:ffff`))).toBe(fresh - 2);
    });

    it('the proxy itself, where it passes on what is no address', async () => {
      for (const nonsense of ['unknown', 'localhost', '300.1.1.1', '1.2.3', '::1::', '9'.repeat(5_000)]) {
        await expectSameCount(service().url, {}, from(newAddress(), nonsense));
      }
    });

    it(
      'nothing but the connection’s where no proxy is trusted, or not this one',
      async () => {
        const none = await startApi({ TRUSTED_PROXIES: 'none' });
        const elsewhere = await startApi({ TRUSTED_PROXIES: '10.0.0.0/8' });
        for (const { url } of [none, elsewhere]) {
          await expectSameCount(url, from(newAddress()), from(newAddress()));
          await expectSameCount(url, {}, from(newAddress(), '10.1.2.3'));
        }
        await Promise.all([none.stop(), elsewhere.stop()]);
      },
      patience,
    );

    it('as the setting says, which is looked at before the service starts', async () => {
      await expect(startApi({ TRUSTED_PROXIES: '10.0.0.0/33, proxy.example' })).rejects.toThrow('before it was ready');
    });
  });
});
