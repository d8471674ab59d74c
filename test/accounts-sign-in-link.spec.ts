import { describe, expect, it } from '@jest/globals';
import { Authenticator } from './support/authenticator.js';
import { asOwner, countEvents } from './support/database-rows.js';
import { linkToken, password, TestDesk } from './support/desks.js';
import { type Answer, call } from './support/http.js';
import { service } from './support/running.js';
import { goIn, openStory, secondsAfter, switchedOn } from './support/support-access.js';

/** An answer without what differs between any two requests. */
const told = ({ status, body: { requestId: _, ...body } }: Answer) => ({ status, body });
const ask = (desk: TestDesk, email: string) => desk.visit('post', '/sign-in-links', { body: { email } });
const use = (desk: TestDesk, token: string | undefined, more: object = {}) =>
  desk.visit('post', '/link-redemptions', { body: { token, ...more } });

/** The token that the next mail with a link to sign in brings. */
async function linkTo(desk: TestDesk, email: string): Promise<string> {
  expect((await ask(desk, email)).status).toBe(202);
  return linkToken(await desk.mailTo(email, (mail) => mail.parsed.text?.includes('for=signIn') ?? false)) ?? '';
}

describe('a link to sign in with', () => {
  it.each([
    ['en', 'Sign in to'],
    ['fr', 'Connectez-vous'],
    ['de', 'Anmelden bei'],
  ])('comes in the language of whoever asked (%s) and opens a session', async (language, subject) => {
    const desk = await TestDesk.open('supplyon');
    const ana = await desk.person({ name: 'Ana', language });
    expect((await ask(desk, ana.email.toUpperCase())).status).toBe(202);
    const mail = await desk.mailTo(ana.email, ({ parsed }) => parsed.subject?.includes(subject) ?? false);
    const redeemed = await use(desk, linkToken(mail));
    expect(redeemed).toMatchObject({ status: 201, body: { purpose: 'signIn', personId: ana.id, role: 'customer' } });
    await call('get', '/v1/me', { token: redeemed.body.accessToken, expect: 200 });
    await desk.signIn(ana.email);
  });

  it('is answered alike for a stranger, somebody suspended and somebody invited, of whom the last alone is helped', async () => {
    const desk = await TestDesk.open('supplyon');
    const [ana, ben] = [await desk.person({ name: 'Ana' }), await desk.person({ name: 'Ben' })];
    await desk.call('post', `/v1/people/${ben.id}/suspension`, { expect: 201 });
    const cleo = desk.addressOf('Cleo');
    await desk.call('post', '/v1/people', { body: { email: cleo, name: 'Cleo', invite: false }, expect: 201 });
    const stranger = desk.addressOf('Nobody');
    const answer = await ask(desk, ana.email);
    expect(answer.status).toBe(202);
    for (const email of [stranger, ben.email, cleo]) expect(told(await ask(desk, email))).toEqual(told(answer));

    // Cleo, who has never had a password, gets the link that one is set with; it opens nothing without.
    const invitation = linkToken(await desk.mailTo(cleo));
    expect((await use(desk, invitation)).body.errors).toMatchObject([{ pointer: '/password' }]);
    // Mails are made of events alone.
    expect(await countEvents(desk, 'signIn.linkAsked')).toBe(1);
    expect(await countEvents(desk, 'password.linkRefused')).toBe(2);
  });

  it('works once, for a quarter of an hour, and by no GET', async () => {
    const desk = await TestDesk.open('supplyon');
    const ana = await desk.person({ name: 'Ana' });
    await desk.moveClock({ by: 'PT0S' });
    const token = await linkTo(desk, ana.email);
    for (const path of [`/portal/${desk.slug}/links`, `/v1/desks/${desk.slug}/link-redemptions?token=${token}`]) {
      await fetch(`${service().url}${path}`);
    }
    await desk.moveClock({ by: 'PT14M59S' });
    const uses = await Promise.all(Array.from({ length: 5 }, () => use(desk, token)));
    expect(uses.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410, 410]);

    const late = await linkTo(desk, ana.email);
    await desk.moveClock({ by: 'PT15M' });
    expect(await use(desk, late)).toMatchObject({ status: 410, body: { code: 'link-expired' } });
  });

  it('is worth nothing once its owner is suspended, has set a new password, or at another desk', async () => {
    const desk = await TestDesk.open('supplyon');
    const other = await TestDesk.open('supplyon');
    const ana = await desk.person({ name: 'Ana' });
    const first = await linkTo(desk, ana.email);
    expect((await use(other, first)).status).toBe(410);
    await desk.call('post', `/v1/people/${ana.id}/suspension`, { expect: 201 });
    expect((await use(desk, first)).status).toBe(410);
    await desk.call('delete', `/v1/people/${ana.id}/suspension`, { expect: 200 });
    expect((await use(desk, first)).status).toBe(410);

    const second = await linkTo(desk, ana.email);
    const again = await desk.signIn(ana.email);
    const body = { currentPassword: password, newPassword: 'Guichet-2027-ok' };
    await again.call('put', '/v1/me/password', { body, expect: 204 });
    expect((await use(desk, second)).status).toBe(410);
  });

  it('is asked for an authenticator’s code as a password is, and waits for it', async () => {
    const desk = await TestDesk.open('supplyon');
    const ana = await desk.person({ name: 'Ana' });
    const authenticator = await Authenticator.of(desk, ana);
    const token = await linkTo(desk, ana.email);
    expect(await use(desk, token)).toMatchObject({ status: 401, body: { code: 'second-factor-required' } });
    expect((await use(desk, token, { code: '000000' })).status).toBe(401);
    expect((await use(desk, token, { code: await authenticator.freshCode(desk) })).status).toBe(201);
  });

  it('does not let its owner in while an agent works in their place, as a password does not', async () => {
    const story = await openStory();
    const { desk, greta } = story;
    const { id, now } = await switchedOn(story, 60);
    await greta.call('delete', '/v1/sessions/current', { expect: 204 });
    await goIn(story, id);
    const token = await linkTo(desk, greta.email);
    const byPassword = await desk.visit('post', '/sessions', { body: { email: greta.email, password }, expect: 423 });
    const byLink = await use(desk, token);
    expect({ status: byLink.status, code: byLink.body.code, until: byLink.body.until }).toEqual({
      status: 423,
      code: 'locked',
      until: byPassword.body.until,
    });
    await desk.moveClock(secondsAfter(now, 599));
    expect((await use(desk, token)).status).toBe(423);
    await desk.moveClock(secondsAfter(now, 600));
    expect((await use(desk, token)).status).toBe(201);
  });

  it('is sent five times an hour to one address, and is counted apart from those that set a password', async () => {
    const desk = await TestDesk.open('supplyon');
    const ana = await desk.person({ name: 'Ana' });
    await desk.moveClock({ by: 'PT0S' });
    for (let asking = 0; asking < 8; asking += 1) expect((await ask(desk, ana.email)).status).toBe(202);
    await desk.visit('post', '/password-links', { body: { email: ana.email }, expect: 202 });
    await desk.mailTo(ana.email, ({ parsed }) => parsed.text?.includes('for=setPassword') ?? false);
    expect(await countEvents(desk, 'signIn.linkAsked')).toBe(5);
    await desk.moveClock({ by: 'PT1H' });
    expect((await ask(desk, ana.email)).status).toBe(202);
    expect(await countEvents(desk, 'signIn.linkAsked')).toBe(6);
  });

  it('proves the address that it was sent to', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    await asOwner('UPDATE address SET proved_at = NULL WHERE desk_id = $1 AND email = $2', [desk.id, ana.email]);
    await use(desk, await linkTo(desk, ana.email));
    const { addresses } = (await ana.call('get', '/v1/me', { expect: 200 })).body;
    expect(addresses).toMatchObject([{ email: ana.email, provedAt: expect.any(String) }]);
  });
});
