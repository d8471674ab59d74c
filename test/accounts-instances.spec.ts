import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { type Person, password, TestDesk } from './support/desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { type Answer, call } from './support/http.js';
import { service } from './support/running.js';

/** The instance that all tests share is here, the other one there: they have nothing in common but the database. */
describe('with two instances of the API', () => {
  let other: ExtraApi;
  let here: string;
  let there: string;
  beforeAll(async () => {
    other = await startApi({});
    here = service().url;
    there = other.url;
  }, patience);
  afterAll(() => other.stop(), patience);

  const me = async (token: string, at: string) => (await call('get', '/v1/me', { token, at })).status;
  const refresh = (refreshToken: string, at: string) => call('post', '/v1/tokens', { body: { refreshToken }, at });
  const signIn = (desk: TestDesk, { email }: Person, at: string): Promise<Answer> =>
    call('post', `/v1/desks/${desk.slug}/sessions`, { body: { email, password }, at, expect: 201 });

  it('somebody suspended at one is refused by the next request at the other', async () => {
    const desk = await TestDesk.open('road');
    for (let round = 0; round < 5; round += 1) {
      const ana = await desk.person({ name: `Ana ${'abcde'[round]}` });
      // Both have seen the token before, and remember its signature.
      expect([await me(ana.token, here), await me(ana.token, there)]).toEqual([200, 200]);
      await call('post', `/v1/people/${ana.id}/suspension`, { token: desk.key, at: here, expect: 201 });
      expect(await me(ana.token, there)).toBe(401);
      expect((await refresh(ana.refreshToken, there)).status).toBe(401);
      const body = { email: ana.email, password };
      const tried = await call('post', `/v1/desks/${desk.slug}/sessions`, { body, at: there });
      expect(tried.body.code).toBe('invalid-credentials');
    }
  });

  it('a role or a key that is taken away at one is gone with the next request at the other', async () => {
    const desk = await TestDesk.open('road');
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const max = await desk.person({ name: 'Max', role: 'agent' });
    const made = await ada.call('post', '/v1/api-keys', {
      body: { name: 'k', scopes: ['accounts:read'] },
      expect: 201,
    });
    const people = async (token: string) => (await call('get', '/v1/people', { token, at: there })).status;
    expect([await people(max.token), await people(made.body.key)]).toEqual([200, 200]);
    const { headers } = await ada.call('get', `/v1/people/${max.id}`, { expect: 200 });
    const change = { body: { role: 'customer' }, headers: { 'if-match': headers['etag'] ?? '' }, expect: 200 };
    await ada.call('patch', `/v1/people/${max.id}`, change);
    expect(await people(max.token)).toBe(403);
    await ada.call('delete', `/v1/api-keys/${made.body.id}`, { expect: 204 });
    expect(await people(made.body.key)).toBe(401);
  });

  it('a session begun at one is listed and ended at the other', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const phone = (await signIn(desk, ana, there)).body;
    const { items } = (await call('get', '/v1/sessions', { token: ana.token, at: here, expect: 200 })).body;
    expect(items.map(({ id }: { id: string }) => id)).toContain(phone.sessionId);
    expect(await me(phone.accessToken, there)).toBe(200);
    await call('delete', `/v1/sessions/${phone.sessionId}`, { token: ana.token, at: here, expect: 204 });
    expect(await me(phone.accessToken, there)).toBe(401);
    expect((await refresh(phone.refreshToken, there)).status).toBe(401);
  });

  it('twenty parallel uses of one refresh token at both give one successor, and using it again later ends the family', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const uses = Array.from({ length: 20 }, (_, use) => refresh(ana.refreshToken, use % 2 ? here : there));
    const answers = await Promise.all(uses);
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const [successor, ...others] = new Set(answers.map(({ body }) => body.refreshToken));
    expect(others).toEqual([]);

    const next = (await refresh(successor, there)).body;
    expect((await refresh(ana.refreshToken, here)).status).toBe(401);
    expect((await refresh(next.refreshToken, there)).status).toBe(401);
    for (const at of [here, there]) {
      expect([await me(ana.token, at), await me(next.accessToken, at)]).toEqual([401, 401]);
    }
  });

  it('refuses no valid token while the keys that sign them are rotated again and again', async () => {
    const desk = await TestDesk.open('road');
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const people = await Promise.all(['Ana', 'Ben', 'Cleo', 'Dora'].map((name) => desk.person({ name })));
    const instances = [here, there];
    const tokens = people.map(({ token }) => token);
    const statuses: number[] = [];
    let rotating = true;
    /** Renews its tokens at one instance and the other, and uses each at both. */
    const client = async ({ refreshToken }: Person, first: number) => {
      let current = refreshToken;
      const renew = async (turn: number) => {
        const renewed = await refresh(current, instances[turn % 2] ?? here);
        statuses.push(renewed.status);
        current = renewed.body.refreshToken;
        tokens.push(renewed.body.accessToken);
        for (const at of instances) statuses.push(await me(renewed.body.accessToken, at));
        // An old one, signed by a key that was rotated away since.
        statuses.push(await me(tokens[turn % 4] ?? '', instances[(turn + 1) % 2] ?? there));
      };
      let turn = first;
      for (; rotating || turn < first + 10; turn += 1) await renew(turn);
      // Once more at each, now that all rotations are over.
      for (const last of [turn, turn + 1]) await renew(last);
    };
    const rotate = async () => {
      for (let round = 0; round < 8; round += 1) {
        const at = instances[round % 2] ?? here;
        await call('post', '/v1/signing-keys', { token: ada.token, at, expect: 201 });
      }
      rotating = false;
    };
    await Promise.all([rotate(), ...people.map(client)]);

    expect(statuses.length).toBeGreaterThanOrEqual(160);
    expect(statuses.filter((status) => status >= 400)).toEqual([]);
    // Each key that signed one of them is published at both, and no key signs for ever.
    const used = new Set(tokens.map((token) => jwt.decode(token, { complete: true })?.header.kid));
    expect(used.size).toBeGreaterThan(1);
    for (const at of instances) {
      const { keys } = (await call('get', `/v1/desks/${desk.slug}/jwks`, { at, expect: 200 })).body;
      const published = keys.map(({ kid }: { kid: string }) => kid);
      expect(published).toHaveLength(9);
      expect(published).toEqual(expect.arrayContaining([...used]));
    }
    for (const token of tokens) expect(await me(token, there)).toBe(200);
  });

  it('answers alike for an address that is known, unknown or suspended, at every door and at both', async () => {
    const desk = await TestDesk.open('road');
    const [ana, ben] = [await desk.person({ name: 'Ana' }), await desk.person({ name: 'Ben' })];
    const asker = await desk.person({ name: 'Cleo' });
    await desk.call('post', `/v1/people/${ben.id}/suspension`, { expect: 201 });
    const doors: Readonly<Record<string, (email: string, at: string) => Promise<Answer>>> = {
      'sign-in': (email, at) =>
        call('post', `/v1/desks/${desk.slug}/sessions`, { body: { email, password: 'not the password' }, at }),
      reset: (email, at) => call('post', `/v1/desks/${desk.slug}/password-links`, { body: { email }, at }),
      'sign-in link': (email, at) => call('post', `/v1/desks/${desk.slug}/sign-in-links`, { body: { email }, at }),
      'sign-up': (email, at) =>
        call('post', `/v1/desks/${desk.slug}/account-requests`, { body: { email, name: 'Somebody' }, at }),
      'address change': (email, at) => call('post', '/v1/me/addresses', { token: asker.token, body: { email }, at }),
    };
    for (const [door, knock] of Object.entries(doors)) {
      for (const at of [here, there]) {
        const told = (
          await Promise.all([ana.email, ben.email, 'nobody@nowhere.example'].map((to) => knock(to, at)))
        ).map(({ status, body: { requestId: _, ...body }, headers }) => ({
          door,
          status,
          body,
          headers: Object.keys(headers).sort(),
        }));
        expect([told[1], told[2]]).toEqual([told[0], told[0]]);
      }
    }
  });
});
