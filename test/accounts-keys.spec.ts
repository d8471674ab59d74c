import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { type Answer, call } from './support/http.js';
import { eventually, service } from './support/running.js';

describe('an API key with a list of addresses', () => {
  let api: ExtraApi;
  let desk: TestDesk;
  let ada: Person;
  beforeAll(async () => {
    // Behind a proxy that is believed, the test says where each request comes from.
    api = await startApi({ TRUSTED_PROXIES: '127.0.0.1' });
    desk = await TestDesk.open('road');
    ada = await desk.person({ name: 'Ada', role: 'admin' });
  }, patience);
  afterAll(() => api.stop(), patience);

  const make = async (more: object = {}): Promise<Answer['body']> => {
    const body = { name: 'telephone system', scopes: ['accounts:read'], ...more };
    return (await ada.call('post', '/v1/api-keys', { body, expect: 201 })).body;
  };
  const from = (address: string, token: string) =>
    call('get', '/v1/people', { token, at: api.url, headers: { 'x-forwarded-for': address } });

  it('is good from these alone, IPv4 in IPv6 among them, and says from where it was refused', async () => {
    const addresses = ['192.0.2.0/25', '2001:db8:1::/48'];
    const made = await make({ addresses });
    expect(made.addresses).toEqual(addresses);
    for (const address of ['192.0.2.1', '::ffff:192.0.2.1', '::ffff:c000:0201', '2001:db8:1::7']) {
      expect((await from(address, made.key)).status).toBe(200);
    }
    for (const address of ['192.0.2.128', '::ffff:192.0.2.200', '2001:db8:2::7']) {
      const refused = await from(address, made.key);
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect(refused.body.detail).toContain(`may not be used from ${address}`);
    }
    expect((await from('198.51.100.1', (await make()).key)).status).toBe(200);
  });

  it('says nothing of them to whoever does not have the whole key', async () => {
    const { key } = await make({ addresses: ['192.0.2.1'] });
    const { key: other } = await make();
    const mixed = key.slice(0, 69) + other.slice(69);
    expect((await from('198.51.100.1', mixed)).body.code).toBe('invalid-credentials');
  });

  it('hands them on to its successor', async () => {
    const made = await make({ addresses: ['192.0.2.1'] });
    const next = (await ada.call('post', `/v1/api-keys/${made.id}/rotation`, { body: {}, expect: 201 })).body;
    expect(next.addresses).toEqual(['192.0.2.1']);
    expect((await from('192.0.2.2', next.key)).status).toBe(403);
    expect((await from('192.0.2.1', next.key)).status).toBe(200);
  });

  it('is not made with what is no address, and each such is named', async () => {
    const addresses = ['192.0.2.0/24', 'example.org', '::ffff:192.0.2.1', '192.0.2.0/33'];
    const body = { name: 'k', scopes: ['accounts:read'], addresses };
    const refused = await ada.call('post', '/v1/api-keys', { body, expect: 422 });
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/addresses/1',
      '/addresses/2',
      '/addresses/3',
    ]);
  });

  it('is believed of a proxy that is not trusted only as the proxy', async () => {
    const { key } = await make({ addresses: ['192.0.2.1'] });
    const headers = { 'x-forwarded-for': '192.0.2.1' };
    expect((await call('get', '/v1/people', { token: key, headers })).status).toBe(403);
  });
});

describe('an API key', () => {
  it('shows when it was last used, to the minute, and not when it was refused', async () => {
    const desk = await TestDesk.open('road');
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const now = await desk.moveClock({ by: 'PT0S' });
    const body = { name: 'k', scopes: ['accounts:read'] };
    const { id, key } = (await ada.call('post', '/v1/api-keys', { body, expect: 201 })).body;
    expect((await ada.call('get', `/v1/api-keys/${id}`, { expect: 200 })).body.lastUsedAt).toBeNull();
    await call('get', '/v1/people', { token: key, expect: 200 });
    const used = await eventually('the use of the key', async () => {
      const { lastUsedAt } = (await ada.call('get', `/v1/api-keys/${id}`, { expect: 200 })).body;
      return lastUsedAt ?? undefined;
    });
    expect(used).toBe(now.toISOString());
  });

  it('of a desk that was suspended is refused, and good again with the desk', async () => {
    const { operatorToken: token } = service();
    const desk = await TestDesk.open('road');
    await desk.call('get', '/v1/people', { expect: 200 });
    await call('post', `/v1/desks/${desk.slug}/suspension`, { token, expect: 200 });
    await desk.call('get', '/v1/people', { expect: 401 });
    await call('delete', `/v1/desks/${desk.slug}/suspension`, { token, expect: 200 });
    await desk.call('get', '/v1/people', { expect: 200 });
  });
});
