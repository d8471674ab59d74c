import { describe, expect, it } from '@jest/globals';
import { linkToken, password, TestDesk } from './support/desks.js';
import { call } from './support/http.js';

const ask = (desk: TestDesk, email: string) => desk.visit('post', '/password-links', { body: { email }, expect: 202 });
const redeem = (desk: TestDesk, body: object, headers?: Record<string, string>) =>
  desk.visit('post', '/link-redemptions', { body, headers });

describe('a link that came by mail', () => {
  it('sets the password once, by POST alone, and signs its owner in', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    await ask(desk, ana.email);
    const token = linkToken(await desk.mailTo(ana.email));
    await desk.visit('get', `/link-redemptions?token=${token}`, { expect: 405 });

    const next = 'plum drift octave nine';
    const used = await redeem(desk, { token, password: next });
    expect(used).toMatchObject({ status: 201, body: { purpose: 'setPassword', personId: ana.id } });
    await call('get', '/v1/me', { token: used.body.accessToken, expect: 200 });
    await ana.call('get', '/v1/me', { expect: 401 });
    expect(await redeem(desk, { token, password: next })).toMatchObject({
      status: 410,
      body: { code: 'link-expired' },
    });
    await desk.signIn(ana.email, next);
  });

  it('gives the same answer again when the request is repeated with its key', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    await ask(desk, ana.email);
    const token = linkToken(await desk.mailTo(ana.email));
    const headers = { 'idempotency-key': 'once' };
    const first = await redeem(desk, { token, password }, headers);
    const second = await redeem(desk, { token, password }, headers);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.body.refreshToken).toBe(first.body.refreshToken);
  });

  it('is used up by one of ten who use it at the same moment', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    await ask(desk, ana.email);
    const token = linkToken(await desk.mailTo(ana.email));
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(desk, { token, password })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(410)]);
  });

  it('works for sixty minutes', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    await desk.moveClock({ by: 'PT0S' });
    await ask(desk, ana.email);
    const first = linkToken(await desk.mailTo(ana.email));
    await ask(desk, ana.email);
    const second = linkToken(await desk.mailTo(ana.email));
    await desk.moveClock({ by: 'PT59M' });
    expect((await redeem(desk, { token: first, password: 'short' })).status).toBe(422);
    await desk.moveClock({ by: 'PT1M' });
    expect((await redeem(desk, { token: first, password })).status).toBe(410);
    expect((await redeem(desk, { token: second, password })).status).toBe(410);
  });

  it('works at its own desk alone', async () => {
    const [desk, other] = [await TestDesk.open('road'), await TestDesk.open('road')];
    const ana = await desk.person({ name: 'Ana' });
    await ask(desk, ana.email);
    const token = linkToken(await desk.mailTo(ana.email));
    expect((await redeem(other, { token, password })).status).toBe(410);
    expect((await redeem(desk, { token, password })).status).toBe(201);
  });

  it('is worth nothing when another one has set the password', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    await ask(desk, ana.email);
    const first = linkToken(await desk.mailTo(ana.email));
    await ask(desk, ana.email);
    const second = linkToken(await desk.mailTo(ana.email));
    expect((await redeem(desk, { token: second, password })).status).toBe(201);
    expect((await redeem(desk, { token: first, password })).status).toBe(410);
  });

  it('U5: names each point of the rule that a password breaks, and stays good', async () => {
    const desk = await TestDesk.open('supplyon');
    const email = desk.addressOf('Ana');
    await desk.call('post', '/v1/people', { body: { email, name: 'Ana' }, expect: 201 });
    const token = linkToken(await desk.mailTo(email));
    const codes = async (attempt: string) => {
      const { body } = await redeem(desk, { token, password: attempt });
      return body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
    };
    expect(await codes('abc')).toEqual([
      '/password too-short',
      '/password needs-upper-case',
      '/password needs-digit',
      '/password needs-special',
    ]);
    expect(await codes('ÄBCDEFGHIJKLMNOP')).toEqual([
      '/password too-long',
      '/password needs-lower-case',
      '/password needs-digit',
      '/password needs-special',
    ]);
    // Eleven characters beyond the first plane and four others are fifteen, whatever their bytes.
    expect((await redeem(desk, { token, password: `Aa1-${'😀'.repeat(11)}` })).status).toBe(201);
  });
});

describe('asking for a link', () => {
  it('U4: is answered alike whether or not the address is known, and only a known one gets a mail', async () => {
    const desk = await TestDesk.open('supplyon');
    const email = desk.addressOf('Ana');
    await desk.call('post', '/v1/people', { body: { email, name: 'Ana', invite: false }, expect: 201 });
    const [stranger, known] = [await ask(desk, 'stranger@nowhere.example'), await ask(desk, email)];
    expect(stranger.body).toEqual(known.body);
    const token = linkToken(await desk.mailTo(email));
    expect((await redeem(desk, { token, password })).status).toBe(201);
    expect(desk.mailsTo('stranger@nowhere.example')).toEqual([]);
    await desk.signIn(email);
  });

  it('Z2: invites a newcomer at a desk that is open to all', async () => {
    const desk = await TestDesk.open('support-ops');
    const email = desk.addressOf('Nina');
    await ask(desk, email);
    const token = linkToken(await desk.mailTo(email));
    const used = await redeem(desk, { token, password, name: 'Nina Roux' });
    expect(used).toMatchObject({ status: 201, body: { purpose: 'invitation', role: 'customer' } });
    const me = await call('get', '/v1/me', { token: used.body.accessToken, expect: 200 });
    expect(me.body).toMatchObject({ name: 'Nina Roux', status: 'active', addresses: [{ email, isPrimary: true }] });
    expect(me.body.addresses[0].provedAt).not.toBeNull();
  });

  it('T2: lets somebody the desk knows finish their registration, with name and password, and signs them in', async () => {
    const desk = await TestDesk.open('trackoe');
    const email = desk.addressOf('Paul');
    await desk.call('post', '/v1/people', { body: { email, name: email, invite: false }, expect: 201 });
    await ask(desk, email);
    const token = linkToken(await desk.mailTo(email));
    const used = await redeem(desk, { token, password, name: 'Paul Petit' });
    const me = await call('get', '/v1/me', { token: used.body.accessToken, expect: 200 });
    expect(me.body).toMatchObject({ name: 'Paul Petit', status: 'active' });
  });

  it('sends five mails an hour to one address and passes over the rest in silence', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    for (let times = 0; times < 7; times += 1) await ask(desk, ana.email);
    for (let times = 0; times < 5; times += 1) await desk.mailTo(ana.email);
    await desk.moveClock({ by: 'PT61M' });
    await ask(desk, ana.email);
    await desk.mailTo(ana.email);
    const links = desk.mailsTo(ana.email).filter((mail) => linkToken(mail) !== undefined);
    // The invitation, five, and the one after the hour.
    expect(links).toHaveLength(7);
  });
});

describe('asking for an account', () => {
  const wish = { name: 'Ana <b>Martin</b>', organizationName: 'Charge SA', message: 'We charge cars.' };

  it('R1: is granted by an agent, whose mail lets the newcomer in', async () => {
    const desk = await TestDesk.open('road');
    const nina = await desk.person({ name: 'Nina', role: 'agent' });
    const email = desk.addressOf('Ana');
    const organizationId = await desk.organization('Charge SA');
    await desk.visit('post', '/account-requests', { body: { email, ...wish }, expect: 202 });
    const received = await desk.mailTo(email);
    expect(received.parsed.text).not.toMatch(/Martin|charge cars|Charge SA/);

    const { items } = (await nina.call('get', '/v1/account-requests?status=pending', { expect: 200 })).body;
    expect(items).toMatchObject([{ email, ...wish, status: 'pending' }]);
    const approval = `/v1/account-requests/${items[0].id}/approval`;
    const approved = await nina.call('post', approval, { body: { organizationId }, expect: 201 });
    expect(approved.body).toMatchObject({ status: 'approved', decidedBy: nina.id });
    const again = await nina.call('post', approval, { body: {}, expect: 409 });
    expect(again.body.accountRequestStatus).toBe('approved');

    const token = linkToken(await desk.mailTo(email));
    const used = await redeem(desk, { token, password });
    const me = await call('get', '/v1/me', { token: used.body.accessToken, expect: 200 });
    expect(me.body).toMatchObject({ id: approved.body.personId, organizations: [{ id: organizationId }] });
  });

  it('R1: is declined by an agent, with the reason in the mail', async () => {
    const desk = await TestDesk.open('road');
    const nina = await desk.person({ name: 'Nina', role: 'agent' });
    const email = desk.addressOf('Ana');
    await desk.visit('post', '/account-requests', { body: { email, ...wish }, expect: 202 });
    await desk.mailTo(email);
    const { items } = (await nina.call('get', '/v1/account-requests', { expect: 200 })).body;
    const reason = 'We serve operators of charging points alone.';
    await nina.call('post', `/v1/account-requests/${items[0].id}/decline`, { body: { reason }, expect: 201 });
    expect((await desk.mailTo(email)).parsed.text).toContain(reason);
    await ask(desk, email);
    await desk.visit('post', '/account-requests', { body: { email, ...wish }, expect: 202 });
  });

  it('is answered alike for an address that is known or has asked before, and makes no second request', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const file = (email: string) => desk.visit('post', '/account-requests', { body: { email, ...wish }, expect: 202 });
    const first = await file('new@nowhere.example');
    expect((await file('new@nowhere.example')).body).toEqual(first.body);
    expect((await file(ana.email)).body).toEqual(first.body);
    const { items } = (await desk.call('get', '/v1/account-requests', { expect: 200 })).body;
    expect(items.map(({ email }: { email: string }) => email)).toEqual(['new@nowhere.example']);
    await ana.call('get', '/v1/account-requests', { expect: 403 });
  });

  it('is not possible at a desk where newcomers come in another way', async () => {
    const desk = await TestDesk.open('samsara');
    const body = { email: 'ana@nowhere.example', ...wish };
    expect((await desk.visit('post', '/account-requests', { body, expect: 409 })).body.code).toBe('conflict');
  });
});
