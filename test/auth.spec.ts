import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { linkToken, password, TestDesk } from './support/desks.js';
import { type Answer, call } from './support/http.js';
import { service } from './support/running.js';

/** An answer without what differs between any two requests. */
const told = ({ status, body: { requestId: _, ...body } }: Answer) => ({ status, body });
const decode = (token: string) => jwt.decode(token, { complete: true });

describe('signing in by password', () => {
  it('answers alike for a wrong password, a stranger, somebody invited and somebody suspended', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const ben = await desk.person({ name: 'Ben' });
    await desk.call('post', `/v1/people/${ben.id}/suspension`, { expect: 201 });
    const invited = desk.addressOf('Cleo');
    await desk.call('post', '/v1/people', { body: { email: invited, name: 'Cleo' }, expect: 201 });
    const attempt = (email: string, withPassword: string) =>
      desk.visit('post', '/sessions', { body: { email, password: withPassword } });

    const wrong = await attempt(ana.email, 'not the password');
    expect(wrong.status).toBe(401);
    for (const email of ['nobody@nowhere.example', ben.email, invited]) {
      expect(told(await attempt(email, password))).toEqual(told(wrong));
    }
    await desk.signIn(ana.email);
    await desk.signIn(ana.email.toUpperCase());
  });

  it('takes a password however its accents were typed', async () => {
    const desk = await TestDesk.open('road');
    const email = desk.addressOf('Dora');
    await desk.call('post', '/v1/people', { body: { email, name: 'Dora' }, expect: 201 });
    const token = linkToken(await desk.mailTo(email));
    await desk.visit('post', '/link-redemptions', {
      body: { token, password: 'd\u00e9j\u00e0 vu de la lune' },
      expect: 201,
    });
    await desk.signIn(email, 'de\u0301ja\u0300 vu de la lune');
  });

  it('is slowed after ten wrong passwords from one source, and goes on when the time is over', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    await desk.moveClock({ by: 'PT0S' });
    const attempt = (withPassword: string) =>
      desk.visit('post', '/sessions', { body: { email: ana.email, password: withPassword } });
    for (let guess = 0; guess < 10; guess += 1) expect((await attempt(`guess ${guess}`)).status).toBe(401);

    const refused = await attempt(password);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(refused.headers['retry-after'])).toBe(900);

    await desk.moveClock({ by: 'PT15M' });
    await desk.signIn(ana.email);
  });

  it('lets strangers from a hundred addresses try at most a hundred passwords, and does not lock the owner out', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const { startProcess, environment } = service();
    const { child, ready } = startProcess('apps/api/src/main.js', { ...environment, TRUSTED_PROXIES: '127.0.0.1' });
    const url = await ready;
    const attempt = async (from: string, withPassword: string) => {
      const answer = await fetch(`${url}/v1/desks/${desk.slug}/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
        body: JSON.stringify({ email: ana.email, password: withPassword }),
      });
      return answer.status;
    };
    try {
      const statuses: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const guesses = Array.from({ length: 100 }, (_, source) => attempt(`198.51.100.${source}`, `guess ${round}`));
        statuses.push(...(await Promise.all(guesses)));
      }
      expect(new Set(statuses)).toEqual(new Set([401, 429]));
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(100);
      // The right password from a new place has to wait with the strangers; from where its owner came before it has not.
      expect(await attempt('198.51.100.200', password)).toBe(429);
      expect(await attempt('127.0.0.1', password)).toBe(201);
    } finally {
      child.kill('SIGTERM');
    }
  });
});

describe('an access token', () => {
  it('is a signed at+jwt that the desk’s published keys verify', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const decoded = decode(ana.token);
    expect(decoded?.header).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    expect(decoded?.payload).toMatchObject({
      iss: 'http://guichet.test',
      aud: 'guichet',
      sub: ana.id,
      client_id: 'guichet',
      jti: expect.any(String),
      desk: desk.id,
      sid: expect.any(String),
      role: 'customer',
    });
    const { iat = 0, exp = 0 } = Object(decoded?.payload);
    expect(exp - iat).toBe(600);

    const { keys } = (await desk.visit('get', '/jwks', { expect: 200 })).body;
    const jwk = keys.find(({ kid }: { kid: string }) => kid === decoded?.header.kid);
    expect(jwk).not.toHaveProperty('d');
    const [head, claims, signature = ''] = ana.token.split('.');
    const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
    const signed = Buffer.from(`${head}.${claims}`);
    expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('stays good when the key that signed it is rotated', async () => {
    const desk = await TestDesk.open('road');
    const [ana, ada] = [await desk.person({ name: 'Ana' }), await desk.person({ name: 'Ada', role: 'admin' })];
    const before = decode(ana.token)?.header.kid;
    await ana.call('post', '/v1/signing-keys', { expect: 403 });
    const { kid } = (await ada.call('post', '/v1/signing-keys', { expect: 201 })).body;

    await ana.call('get', '/v1/me', { expect: 200 });
    const published = (await desk.visit('get', '/jwks', { expect: 200 })).body.keys;
    expect(published.map((key: { kid: string }) => key.kid)).toEqual([kid, before]);
    expect(decode((await desk.signIn(ana.email)).token)?.header.kid).toBe(kid);
  });

  it('is refused when it was forged: no algorithm, another algorithm, another desk, another signature', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const other = await TestDesk.open('road');
    const stranger = await other.person({ name: 'Sam' });
    const claims = jwt.decode(ana.token, { json: true }) ?? {};
    const { kid } = decode(ana.token)?.header ?? {};
    const { keys } = (await desk.visit('get', '/jwks', { expect: 200 })).body;
    const parts = ana.token.split('.');
    const forged = [
      jwt.sign(claims, '', { algorithm: 'none', header: { alg: 'none', typ: 'at+jwt', kid } }),
      jwt.sign(claims, JSON.stringify(keys[0]), { algorithm: 'HS256', header: { alg: 'HS256', typ: 'at+jwt', kid } }),
      [parts[0], stranger.token.split('.')[1], parts[2]].join('.'),
      [stranger.token.split('.')[0], parts[1], stranger.token.split('.')[2]].join('.'),
      'rubbish',
    ];
    for (const token of forged) {
      expect(await call('get', '/v1/me', { token })).toMatchObject({
        status: 401,
        body: { code: 'invalid-credentials' },
      });
    }
  });
});

describe('a session', () => {
  it('gives twenty parallel uses of one refresh token one successor', async () => {
    const desk = await TestDesk.open('road');
    const { refreshToken } = await desk.person({ name: 'Ana' });
    const exchange = () => call('post', '/v1/tokens', { body: { refreshToken }, expect: 201 });
    const answers = await Promise.all(Array.from({ length: 20 }, exchange));
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1);
  });

  it('ends with all its tokens when an old refresh token is used again', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const exchange = (refreshToken: string) => call('post', '/v1/tokens', { body: { refreshToken } });
    const second = (await exchange(ana.refreshToken)).body;
    const third = (await exchange(second.refreshToken)).body;

    expect((await exchange(ana.refreshToken)).status).toBe(401);
    expect((await exchange(third.refreshToken)).status).toBe(401);
    for (const token of [ana.token, third.accessToken]) {
      expect(await call('get', '/v1/me', { token })).toMatchObject({
        status: 401,
        body: { code: 'expired-credentials' },
      });
    }
  });

  it('is listed with the others of its owner, and can be ended by them alone', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const ben = await desk.person({ name: 'Ben' });
    const phone = await desk.signIn(ana.email);
    const { items } = (await ana.call('get', '/v1/sessions', { expect: 200 })).body;
    expect(items.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toEqual([false, true]);

    await ben.call('delete', `/v1/sessions/${items[0].id}`, { expect: 404 });
    await ana.call('delete', `/v1/sessions/${items[0].id}`, { expect: 204 });
    await phone.call('get', '/v1/me', { expect: 401 });
    await ana.call('delete', '/v1/sessions/current', { expect: 204 });
    await ana.call('get', '/v1/me', { expect: 401 });
  });

  it('ends by itself when it is not used for as long as the desk says', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    await desk.moveClock({ by: 'P13D' });
    await ana.call('get', '/v1/me', { expect: 200 });
    await desk.moveClock({ by: 'P400D' });
    expect((await ana.call('get', '/v1/me', { expect: 401 })).body.code).toBe('expired-credentials');
    await call('post', '/v1/tokens', { body: { refreshToken: ana.refreshToken }, expect: 401 });
  });

  it('is refused from the next request on when its owner is suspended', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    await ana.call('get', '/v1/me', { expect: 200 });
    await desk.call('post', `/v1/people/${ana.id}/suspension`, { expect: 201 });
    await ana.call('get', '/v1/me', { expect: 401 });
    await call('post', '/v1/tokens', { body: { refreshToken: ana.refreshToken }, expect: 401 });
    await desk.call('delete', `/v1/people/${ana.id}/suspension`, { expect: 200 });
    await desk.signIn(ana.email);
  });
});

describe('one’s own password', () => {
  it('is changed with the old one, and the other devices are signed out', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const phone = await desk.signIn(ana.email);
    const change = (currentPassword: string, newPassword: string) =>
      ana.call('put', '/v1/me/password', { body: { currentPassword, newPassword } });
    const next = 'plum drift octave nine';

    expect(await change('not the password', next)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/currentPassword', code: 'wrong' }] },
    });
    expect(await change(password, 'passwordpassword')).toMatchObject({
      status: 422,
      body: { code: 'weak-password', errors: [{ pointer: '/newPassword', code: 'too-common' }] },
    });
    expect((await change(password, next)).status).toBe(204);
    await ana.call('get', '/v1/me', { expect: 200 });
    await phone.call('get', '/v1/me', { expect: 401 });
    await desk.signIn(ana.email, next);
    await desk.visit('post', '/sessions', { body: { email: ana.email, password }, expect: 401 });
  });

  it('meets a policy that says whether it conforms to NIST SP 800-63B-4, and why not', async () => {
    const [road, supplyon] = [await TestDesk.open('road'), await TestDesk.open('supplyon')];
    const open = (await road.visit('get', '/password-policy', { expect: 200 })).body;
    expect(open).toMatchObject({ minLength: 15, classes: [], conformsToNist: true, deviations: [] });
    const strict = (await supplyon.visit('get', '/password-policy', { expect: 200 })).body;
    expect(strict).toMatchObject({ minLength: 12, maxLength: 15, conformsToNist: false });
    expect(strict.deviations.map(({ code }: { code: string }) => code)).toEqual([
      'minimum-below-15',
      'maximum-below-64',
      'composition-rule',
    ]);
  });
});
