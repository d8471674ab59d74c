import { describe, expect, it } from '@jest/globals';
import { Secret } from 'otpauth';
import { Authenticator } from './support/authenticator.js';
import { asOwner } from './support/database-rows.js';
import { linkToken, type Person, password, TestDesk } from './support/desks.js';
import type { Answer } from './support/http.js';

const signIn = (desk: TestDesk, { email }: Person, code?: string, withPassword = password): Promise<Answer> =>
  desk.visit('post', '/sessions', { body: { email, password: withPassword, ...(code ? { code } : {}) } });
const asked = { status: 401, body: { code: 'second-factor-required', errors: [{ pointer: '/code' }] } };

describe('an authenticator', () => {
  it('is asked for at sign-in once a code has confirmed it, and not before', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const phone = await desk.signIn(ana.email);
    await ana.call('post', '/v1/me/totp/confirmation', { body: { code: '000000' }, expect: 409 });
    const wrong = await ana.call('post', '/v1/me/totp', { body: { password: 'not the password' }, expect: 422 });
    expect(wrong.body.errors).toMatchObject([{ pointer: '/password', code: 'wrong' }]);
    const made = await ana.call('post', '/v1/me/totp', { body: { password }, expect: 201 });
    expect(made.headers['cache-control']).toBe('no-store');
    expect(made.body.uri).toContain(`secret=${made.body.secret}`);
    expect((await signIn(desk, ana)).status).toBe(201);
    await ana.call('post', '/v1/me/totp/confirmation', { body: { code: '000000' }, expect: 422 });

    const authenticator = await Authenticator.of(desk, ana);
    expect(authenticator.recoveryCodes).toHaveLength(10);
    expect((await ana.call('get', '/v1/me/totp', { expect: 200 })).body).toMatchObject({
      enrolled: true,
      recoveryCodesLeft: 10,
    });
    // Whoever came in by the password alone has to come again; who has set it up has not.
    await phone.call('get', '/v1/me', { expect: 401 });
    const missing = await signIn(desk, ana);
    expect(missing).toMatchObject(asked);
    expect(missing.body.errors[0].code).toBe('required');
    expect(missing.body.detail).toContain('`code`');
    expect((await signIn(desk, ana, await authenticator.freshCode(desk))).status).toBe(201);
    await ana.call('post', '/v1/me/totp', { body: { password }, expect: 409 });
    const mail = await desk.mailTo(ana.email, ({ parsed }) => /authenti/i.test(parsed.subject ?? ''));
    expect(mail.parsed.text).not.toContain(made.body.secret);
  });

  it('says nothing of itself to whoever does not know the password', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    for (const code of [undefined, '000000', await authenticator.freshCode(desk)]) {
      const refused = await signIn(desk, ana, code, 'not the password');
      expect(refused).toMatchObject({ status: 401, body: { code: 'invalid-credentials' } });
    }
  });

  it('gives codes that work once, one step early or late by the desk’s clock, and no further', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    const now = await desk.moveClock({ by: 'PT5M' });
    const after = (seconds: number) => authenticator.codeAt(new Date(now.getTime() + seconds * 1000));
    expect((await signIn(desk, ana, after(-60))).status).toBe(401);
    expect((await signIn(desk, ana, after(60))).status).toBe(401);
    expect((await signIn(desk, ana, after(-30))).status).toBe(201);
    expect((await signIn(desk, ana, after(30))).status).toBe(201);
    // The steps up to one that was used are used up, those that nobody used among them.
    for (const seconds of [30, 0, -30]) {
      expect((await signIn(desk, ana, after(seconds))).body.errors).toMatchObject([{ code: 'wrong' }]);
    }
  });

  it('gives each code to one of many who send it at once', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    const code = await authenticator.freshCode(desk);
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(desk, ana, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401, 401]);
  });

  it('gives the same answer again to a repeated request, though the code is used up', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    const body = { email: ana.email, password, code: await authenticator.freshCode(desk) };
    const once = () => desk.visit('post', '/sessions', { body, headers: { 'idempotency-key': 'one' }, expect: 201 });
    const first = await once();
    expect((await once()).body.refreshToken).toBe(first.body.refreshToken);
  });

  it('is guessed at ten times in a quarter of an hour, and strangers cannot use these tries up', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    await desk.moveClock({ by: 'PT1H' });
    for (let guess = 0; guess < 9; guess += 1) await signIn(desk, ana, '000000', 'not the password');
    for (let guess = 0; guess < 10; guess += 1) expect(await signIn(desk, ana, 'aaaa')).toMatchObject(asked);
    const refused = await signIn(desk, ana, await authenticator.freshCode(desk));
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': expect.any(String) } });

    // Whoever knows the password alone keeps its owner from nothing: a link from the mailbox has tries of its own.
    await desk.visit('post', '/sign-in-links', { body: { email: ana.email }, expect: 202 });
    const token = linkToken(await desk.mailTo(ana.email, (mail) => linkToken(mail) !== undefined));
    const code = await authenticator.freshCode(desk);
    await desk.visit('post', '/link-redemptions', { body: { token, code }, expect: 201 });
    await desk.moveClock({ by: 'PT15M' });
    expect((await signIn(desk, ana, await authenticator.freshCode(desk))).status).toBe(201);
  });

  it('is guessed at thirty times a day at most', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    for (let round = 0; round < 3; round += 1) {
      await desk.moveClock({ by: 'PT20M' });
      for (let guess = 0; guess < 10; guess += 1) expect((await signIn(desk, ana, 'aaaa')).status).toBe(401);
    }
    await desk.moveClock({ by: 'PT20M' });
    expect((await signIn(desk, ana, await authenticator.freshCode(desk))).status).toBe(429);
    await desk.moveClock({ by: 'P1D' });
    expect((await signIn(desk, ana, await authenticator.freshCode(desk))).status).toBe(201);
  });

  it('is not passed by setting a new password, and the link waits for the code', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    await desk.visit('post', '/password-links', { body: { email: ana.email }, expect: 202 });
    const token = linkToken(await desk.mailTo(ana.email, (mail) => linkToken(mail) !== undefined));
    const next = 'plum drift octave nine';
    const redeem = (code?: string) =>
      desk.visit('post', '/link-redemptions', { body: { token, password: next, ...(code ? { code } : {}) } });
    expect(await redeem()).toMatchObject(asked);
    expect(await redeem('000000')).toMatchObject(asked);
    expect((await signIn(desk, ana, undefined, next)).body.code).toBe('invalid-credentials');
    expect((await redeem(await authenticator.freshCode(desk))).status).toBe(201);
    expect((await signIn(desk, ana, await authenticator.freshCode(desk), next)).status).toBe(201);
  });

  it('is removed with a code of it or a recovery code, and its owner is told', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    const remove = (code: string) => ana.call('post', '/v1/me/totp/removal', { body: { code } });
    expect(await remove('000000')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/code', code: 'wrong' }] },
    });
    expect((await remove(authenticator.recoveryCodes[0] ?? '')).status).toBe(204);
    expect((await signIn(desk, ana)).status).toBe(201);
    expect((await remove('000000')).status).toBe(409);
    await desk.mailTo(ana.email, ({ parsed }) => /retirée|removed/.test(parsed.subject ?? ''));
  });
});

describe('a recovery code', () => {
  it('signs in once, however it is typed, in the place of the authenticator', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const { recoveryCodes } = await Authenticator.of(desk, ana);
    const [code = '', other = ''] = recoveryCodes;
    expect((await signIn(desk, ana, code.toUpperCase().replaceAll('-', ' '))).status).toBe(201);
    expect((await signIn(desk, ana, code)).status).toBe(401);
    expect((await signIn(desk, ana, other)).status).toBe(201);
    expect((await ana.call('get', '/v1/me/totp', { expect: 200 })).body.recoveryCodesLeft).toBe(8);
  });

  it('is worth nothing once new ones were made, which takes a code', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    const renew = (code: string) => ana.call('post', '/v1/me/totp/recovery-codes', { body: { code } });
    expect((await renew('000000')).status).toBe(422);
    const renewed = await renew(await authenticator.freshCode(desk));
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await signIn(desk, ana, authenticator.recoveryCodes[0])).status).toBe(401);
    expect((await signIn(desk, ana, renewed.body.recoveryCodes[0])).status).toBe(201);
  });

  it('stands nowhere in the database, and neither does the secret', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const { recoveryCodes, secret } = await Authenticator.of(desk, ana);
    const [{ kept }] = await asOwner(
      `SELECT (SELECT json_agg(t)::text FROM totp t WHERE desk_id = $1) || (SELECT json_agg(c)::text FROM recovery_code c
         WHERE desk_id = $1) || (SELECT json_agg(e)::text FROM event e WHERE desk_id = $1) AS kept`,
      [desk.id],
    );
    for (const code of recoveryCodes) {
      expect(kept).not.toContain(code);
      expect(kept).not.toContain(Buffer.from(code.replaceAll('-', '')).toString('hex'));
    }
    for (const text of [secret, Secret.fromBase32(secret).hex.toLowerCase()]) expect(kept).not.toContain(text);
  });
});

describe('somebody who has lost authenticator and recovery codes', () => {
  it.each([
    ['en', 'has been removed'],
    ['fr', 'a été retirée'],
    ['de', 'wurde entfernt'],
  ])('is freed of it by an admin in person, and told in their language (%s)', async (language, words) => {
    const desk = await TestDesk.open('supplyon');
    const ana = await desk.person({ name: 'Ana', language });
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const max = await desk.person({ name: 'Max', role: 'agent' });
    await Authenticator.of(desk, ana);
    const reset = `/v1/people/${ana.id}/totp`;
    await max.call('delete', reset, { expect: 403 });
    await desk.call('delete', reset, { expect: 403 });
    await ada.call('delete', `/v1/people/${ada.id}/totp`, { expect: 403 });
    await ada.call('delete', reset, { expect: 204 });
    await ada.call('delete', reset, { expect: 409 });
    expect((await signIn(desk, ana)).status).toBe(201);
    const mail = await desk.mailTo(ana.email, ({ parsed }) => parsed.subject?.includes(words) ?? false);
    expect(mail.parsed.text).toContain('Ana');
  });
});
