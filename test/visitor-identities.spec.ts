import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openForms } from '../sdk/src/embed.js';
import { asOwner, countEvents } from './support/database-rows.js';
import { type Person, TestDesk } from './support/desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { type Answer, call } from './support/http.js';
import { list } from './support/stories.js';
import { claimsOf, visitorToken } from './support/visitor-token.js';

const origin = 'https://www.partner.example';
const fields = { subject: 'My order', description: 'It never came' };

let api: ExtraApi;
beforeAll(async () => {
  // Work is asked of everybody else.
  api = await startApi({ SUBMISSION_WORK_BITS: '20', TRUSTED_PROXIES: '127.0.0.1' });
}, patience);
afterAll(() => api.stop(), patience);

interface Page {
  readonly desk: TestDesk;
  readonly ada: Person;
  readonly id: string;
  readonly key: string;
  readonly secret: string;
}

/** A partner's page, whose server knows who looks at it. */
async function openPage(on?: TestDesk): Promise<Page> {
  const desk = on ?? (await TestDesk.open('supplyon'));
  const ada = await desk.person({ name: `Ada${on ? ' Two' : ''}`, role: 'admin' });
  const body = { name: 'shop', requestTypes: ['question'], origins: [origin] };
  const { id, key, secret } = (await ada.call('post', '/v1/publishable-keys', { body, expect: 201 })).body;
  return { desk, ada, id, key, secret };
}

const submit = (token: string, member: object, headers: Record<string, string> = { origin }) =>
  call('post', '/v1/submissions', {
    token,
    headers,
    at: api.url,
    body: { requestType: 'question', fields, ...member },
  });
const sayingWhoIs = (page: Page, email: string, more: object = {}) => ({
  identity: visitorToken(page.secret, claimsOf(page.key, email, more)),
});
const refusal = (code: string) => ({
  status: 422,
  body: { errors: [{ pointer: '/identity', code: `identity-${code}` }] },
});

describe('a visitor whom the partner’s server names', () => {
  it('files at once, without work, as a person whose address nobody has proved', async () => {
    const page = await openPage();
    const { desk, key } = page;
    const email = desk.addressOf('Stranger');
    expect((await submit(key, sayingWhoIs(page, email, { name: 'Noa Stein' }))).status).toBe(202);
    const [ticket, ...others] = await list(desk, 'view=all');
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ channel: 'form', requester: { email, name: 'Noa Stein' } });
    const person = (await desk.call('get', `/v1/people/${ticket.requester.id}`, { expect: 200 })).body;
    expect(person.addresses).toMatchObject([{ email, provedAt: null }]);
    // As for everybody whose address is not proved: one fixed mail, without a word of what was written.
    const { raw } = await desk.mailTo(email);
    expect(raw.toString()).not.toMatch(/My order|never came|Noa/);
    // Beside it stands who said so, for those who work for the desk.
    const told = await asOwner(`SELECT data FROM event WHERE desk_id = $1 AND kind = 'ticket.filed'`, [desk.id]);
    expect(told).toMatchObject([{ data: { vouchedBy: page.id } }]);
  });

  it('is whoever has the address, and sees and changes nothing of what they have', async () => {
    const page = await openPage();
    const { desk, key } = page;
    const ana = await desk.person({ name: 'Ana' });
    const body = { requestType: 'question', fields: { subject: 'Before', description: 'Long ago' } };
    await ana.call('post', '/v1/tickets', { body, expect: 201 });
    const before = (await desk.call('get', `/v1/people/${ana.id}`, { expect: 200 })).body;
    const stranger = await submit(key, sayingWhoIs(page, desk.addressOf('Stranger')));
    const known = await submit(key, sayingWhoIs(page, ana.email.toUpperCase(), { name: 'Somebody Else' }));
    const told = ({ status, body: { requestId: _, ...rest } }: Answer) => ({ status, body: rest });
    expect(told(known)).toEqual(told(stranger));
    expect((await desk.call('get', `/v1/people/${ana.id}`, { expect: 200 })).body).toEqual(before);
    const hers = (await ana.call('get', '/v1/tickets?view=requested', { expect: 200 })).body.items;
    expect(hers.map(({ subject }: { subject: string }) => subject).sort()).toEqual(['Before', 'My order']);
    // The token opens nothing else, as little as the key does.
    const { identity } = sayingWhoIs(page, ana.email);
    for (const token of [identity, page.secret]) {
      for (const path of ['/v1/tickets', '/v1/me']) {
        expect((await call('get', path, { token, at: api.url, headers: { origin } })).status).toBe(401);
      }
    }
  });

  it('is refused with the address of somebody who works for the desk', async () => {
    const page = await openPage();
    const { desk, ada, key } = page;
    const dan = await desk.person({ name: 'Dan', role: 'agent' });
    for (const { email } of [ada, dan]) {
      expect(await submit(key, sayingWhoIs(page, email))).toMatchObject(refusal('staff'));
    }
    expect(await list(desk, 'view=all')).toEqual([]);
  });

  it('files nothing while suspended, and is not told', async () => {
    const page = await openPage();
    const ben = await page.desk.person({ name: 'Ben' });
    await page.desk.call('post', `/v1/people/${ben.id}/suspension`, { expect: 201 });
    expect((await submit(page.key, sayingWhoIs(page, ben.email))).status).toBe(202);
    expect(await list(page.desk, 'view=all')).toEqual([]);
    expect(await countEvents(page.desk, 'submission.refused')).toBe(1);
  });

  it('says nothing beside the token of who they are', async () => {
    const page = await openPage();
    const identity = sayingWhoIs(page, 'noa@nowhere.example');
    for (const [member, value] of Object.entries({ email: 'eve@nowhere.example', name: 'Eve' })) {
      const refused = await submit(page.key, { ...identity, [member]: value });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: `/${member}`, code: 'one-of' }] } });
    }
    expect(await submit(page.key, {})).toMatchObject({ status: 422, body: { errors: [{ pointer: '/email' }] } });
  });

  it('is filed for by the SDK, for those who draw the form themselves', async () => {
    const page = await openPage();
    const inPage = (request: Request | URL | string, init?: RequestInit) => {
      const sent = new Request(request, init);
      sent.headers.set('origin', origin);
      return fetch(sent);
    };
    const forms = openForms({ baseUrl: api.url, key: page.key, fetch: inPage });
    const { identity } = sayingWhoIs(page, 'noa@nowhere.example');
    await forms.submit({ requestType: 'question', fields, identity });
    expect(await list(page.desk, 'view=all')).toMatchObject([{ requester: { email: 'noa@nowhere.example' } }]);
  });
});

describe('a token that names a visitor', () => {
  it('is good when it is signed with the secret of this key, by HS256 and nothing else', async () => {
    const page = await openPage();
    const other = await openPage(page.desk);
    const elsewhere = await openPage();
    const claims = claimsOf(page.key, 'noa@nowhere.example');
    const good = visitorToken(page.secret, claims);
    const [header, payload, signature = ''] = good.split('.');
    const text = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const longer = `${text({ alg: 'HS512', typ: 'JWT' })}.${payload}`;
    const forged: readonly string[] = [
      'x',
      'a.b.c',
      `${header}.${payload}.`,
      `${header}.${payload}.${signature.slice(0, -2)}AA`,
      `${header}.${text({ ...claims, email: 'eve@nowhere.example' })}.${signature}`,
      `${text({ alg: 'none' })}.${payload}.`,
      `${text({ alg: 'none' })}.${payload}.${signature}`,
      `${longer}.${createHmac('sha512', page.secret).update(longer).digest('base64url')}`,
      visitorToken(page.secret, claims, { alg: 'ES256', typ: 'JWT' }),
      visitorToken(page.secret, claims, { alg: 'RS256', typ: 'JWT' }),
      // What everybody can read is no secret: neither a public key nor the publishable one.
      visitorToken(pem, claims),
      visitorToken(pem, claims, { alg: 'HS256', typ: 'JWT', jwk: publicKey.export({ format: 'jwk' }) }),
      visitorToken(page.key, claims),
      visitorToken('', claims),
      visitorToken(other.secret, claims),
      visitorToken(elsewhere.secret, claims),
    ];
    for (const identity of forged) expect(await submit(page.key, { identity })).toMatchObject(refusal('forged'));
    expect(await submit(other.key, { identity: good })).toMatchObject(refusal('forged'));
    expect(await submit(elsewhere.key, { identity: good })).toMatchObject(refusal('forged'));
    expect(await list(page.desk, 'view=all')).toEqual([]);
    expect((await submit(page.key, { identity: good })).status).toBe(202);
  });

  it('is good from pages of the key’s origins alone', async () => {
    const page = await openPage();
    const identity = sayingWhoIs(page, 'noa@nowhere.example');
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }, { origin: `${origin}:8443` }]) {
      expect(await submit(page.key, identity, headers as Record<string, string>)).toMatchObject({ status: 403 });
    }
    expect(await list(page.desk, 'view=all')).toEqual([]);
  });

  it('names the key, lasts ten minutes at most, and an address', async () => {
    const page = await openPage();
    const now = Math.floor(Date.now() / 1000);
    const refused: readonly (readonly [object, string])[] = [
      [{ aud: undefined }, 'other-audience'],
      [{ aud: page.id }, 'other-audience'],
      [{ aud: [page.key] }, 'other-audience'],
      [{ aud: `${page.key}A` }, 'other-audience'],
      [{ iat: undefined }, 'no-times'],
      [{ exp: undefined }, 'no-times'],
      [{ exp: `${now + 60}` }, 'no-times'],
      [{ iat: now - 700, exp: now - 100 }, 'expired'],
      [{ iat: now - 10, exp: now }, 'expired'],
      [{ exp: now + 700 }, 'too-long'],
      [{ iat: now - 599, exp: now + 60 }, 'too-long'],
      [{ iat: now + 300, exp: now + 400 }, 'too-early'],
      [{ nbf: now + 300 }, 'too-early'],
      [{ email: undefined }, 'no-email'],
      [{ email: 'noa' }, 'no-email'],
      [{ email: ['noa@nowhere.example'] }, 'no-email'],
      [{ name: '' }, 'bad-name'],
      [{ name: 'n'.repeat(201) }, 'bad-name'],
      [{ jti: 7 }, 'bad-jti'],
    ];
    for (const [change, code] of refused) {
      const given = await submit(page.key, sayingWhoIs(page, 'noa@nowhere.example', change));
      expect({ change, ...given }).toMatchObject({ change, ...refusal(code) });
    }
    expect(await list(page.desk, 'view=all')).toEqual([]);
  });

  it('is good once where it has a name of its own, also for every try to send that one form', async () => {
    const page = await openPage();
    const once = sayingWhoIs(page, 'noa@nowhere.example', { jti: randomUUID() });
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit(page.key, once)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array(5).fill(422)]);
    expect(await submit(page.key, once)).toMatchObject(refusal('used'));
    const next = sayingWhoIs(page, 'noa@nowhere.example', { jti: randomUUID() });
    const headers = { origin, 'idempotency-key': 'one' };
    for (let sending = 0; sending < 3; sending += 1) expect((await submit(page.key, next, headers)).status).toBe(202);
    expect(await list(page.desk, 'view=all')).toHaveLength(2);
  });
});

describe('the secret of a publishable key', () => {
  it('is shown when it is made and when it is replaced, and the old one is good for the overlap', async () => {
    const { desk, ada, id, key, secret } = await openPage();
    expect(secret).toMatch(/^gvs_[0-9a-f]{64}$/);
    const shown = (await ada.call('get', `/v1/publishable-keys/${id}`, { expect: 200 })).body;
    expect(JSON.stringify(shown)).not.toMatch(/gvs_/);
    expect(shown).toMatchObject({ oldSecretUntil: null, version: 1 });
    await desk.moveClock({ by: 'PT0S' });
    const place = `/v1/publishable-keys/${id}/secret-rotations`;
    const rotated = (await ada.call('post', place, { body: { overlapHours: 2 }, expect: 201 })).body;
    expect(rotated).toMatchObject({ id, version: 2, secret: expect.stringMatching(/^gvs_/) });
    expect(rotated.oldSecretUntil).not.toBeNull();
    const sent = (by: string) => submit(key, { identity: visitorToken(by, claimsOf(key, 'noa@nowhere.example')) });
    expect((await sent(secret)).status).toBe(202);
    expect((await sent(rotated.secret)).status).toBe(202);
    await desk.moveClock({ by: 'PT2H' });
    expect(await sent(secret)).toMatchObject(refusal('forged'));
    expect((await sent(rotated.secret)).status).toBe(202);
    expect((await ada.call('get', `/v1/publishable-keys/${id}`, { expect: 200 })).body.oldSecretUntil).toBeNull();
    // After a leak there is no overlap.
    const last = (await ada.call('post', place, { body: { overlapHours: 0 }, expect: 201 })).body;
    expect(last.oldSecretUntil).toBeNull();
    expect(await sent(rotated.secret)).toMatchObject(refusal('forged'));
    expect((await sent(last.secret)).status).toBe(202);
    await ada.call('delete', `/v1/publishable-keys/${id}`, { expect: 204 });
    await ada.call('post', place, { body: {}, expect: 409 });
    expect((await sent(last.secret)).body.code).toBe('expired-credentials');
  });
});

describe('forms of visitors whom the partner names', () => {
  it('are sixty an hour for each of them, however many sit behind one network address', async () => {
    const page = await openPage();
    await page.desk.moveClock({ by: 'PT0S' });
    const from = (email: string) =>
      submit(page.key, sayingWhoIs(page, email), { origin, 'x-forwarded-for': '198.51.100.9' });
    for (let sending = 0; sending < 30; sending += 1) expect((await from('noa@nowhere.example')).status).toBe(202);
    for (let sending = 0; sending < 30; sending += 1) expect((await from('NOA@nowhere.example')).status).toBe(202);
    const full = await from('noa@nowhere.example');
    expect(full).toMatchObject({ status: 429, body: { limit: 'submission-identified' } });
    expect((await from('lea@nowhere.example')).status).toBe(202);
  });
});
