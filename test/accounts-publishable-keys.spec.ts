import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countEvents } from './support/database-rows.js';
import { type Person, TestDesk } from './support/desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { type Answer, call } from './support/http.js';
import { service } from './support/running.js';
import { list } from './support/stories.js';

const origin = 'https://www.partner.example';
const fields = { subject: 'Buy cheap lamps', description: 'Visit lamps.example now' };
const told = ({ status, body: { requestId: _, ...body } }: Answer) => ({ status, body });

/** A desk with a contact form, and a page of a partner's that serves it. */
async function openPage(change: object = {}): Promise<{ desk: TestDesk; ada: Person; id: string; key: string }> {
  const desk = await TestDesk.open('supplyon');
  const ada = await desk.person({ name: 'Ada', role: 'admin' });
  const body = { name: 'contact page', requestTypes: ['question'], origins: [origin], ...change };
  const { id, key } = (await ada.call('post', '/v1/publishable-keys', { body, expect: 201 })).body;
  return { desk, ada, id, key };
}
const submit = (token: string, email: string, more: object = {}, headers: Record<string, string> = { origin }) =>
  call('post', '/v1/submissions', { token, headers, body: { requestType: 'question', fields, email, ...more } });
describe('a publishable key', () => {
  it('is made by an admin in person for forms and origins there are, and shown once', async () => {
    const { desk, ada, id, key } = await openPage();
    expect(key).toMatch(/^gpk_[0-9a-f]{32}_[0-9a-f]{32}_[0-9A-Za-z]{36}$/);
    const { key: _, ...shown } = {
      key,
      ...(await ada.call('get', `/v1/publishable-keys/${id}`, { expect: 200 })).body,
    };
    expect(shown).toMatchObject({ requestTypes: ['question'], origins: [origin], hint: key.slice(-4), endedAt: null });
    expect((await ada.call('get', '/v1/publishable-keys', { expect: 200 })).body.items).toEqual([shown]);
    const strange = { name: 'p', requestTypes: ['question', 'nothing'], origins: [origin, `${origin}/`, '*', 'null'] };
    const refused = await ada.call('post', '/v1/publishable-keys', { body: strange, expect: 422 });
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/requestTypes/1',
      '/origins/1',
      '/origins/2',
      '/origins/3',
    ]);
    await desk.call('post', '/v1/publishable-keys', { body: { ...strange, origins: [origin] }, expect: 403 });
  });

  it('reads the forms that it serves and no others, and can do nothing that a secret key can', async () => {
    const { key: token } = await openPage();
    const headers = { origin };
    const { items } = (await call('get', '/v1/request-types', { token, headers, expect: 200 })).body;
    expect(items.map(({ key }: { key: string }) => key)).toEqual(['question']);
    const form = (await call('get', '/v1/request-types/question', { token, headers, expect: 200 })).body;
    expect(form.form.fields.length).toBeGreaterThan(0);
    await call('get', '/v1/request-types/technical', { token, headers, expect: 404 });
    expect((await submit(token, 'eve@nowhere.example', { requestType: 'technical' })).status).toBe(403);
    for (const path of ['/v1/tickets', '/v1/people', '/v1/blueprint', '/v1/me']) {
      expect((await call('get', path, { token, headers })).status).toBe(403);
    }
    expect(
      (await call('post', '/v1/tickets', { token, headers, body: { requestType: 'question', fields } })).status,
    ).toBe(403);
  });

  it('works from its own pages alone, to the letter of their origin', async () => {
    const { desk, key } = await openPage({ origins: [origin, 'http://localhost:5173'] });
    const wrong: readonly Record<string, string>[] = [
      {},
      { origin: 'https://partner.example' },
      { origin: 'http://www.partner.example' },
      { origin: 'https://www.partner.example:8443' },
      { origin: 'https://www.partner.example.evil.example' },
      { origin: 'https://WWW.partner.example' },
      { origin: 'null' },
      { origin: `${origin}, ${origin}` },
      { referer: `${origin}/contact` },
    ];
    for (const headers of wrong) {
      expect(await submit(key, 'ana@nowhere.example', {}, headers)).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
    }
    expect(await list(desk, 'view=all')).toEqual([]);
    expect((await submit(key, 'ana@nowhere.example', {}, { origin: 'http://localhost:5173' })).status).toBe(202);
  });

  it('may be used by a browser there: its preflight is answered, and the page may read the answer', async () => {
    const { key } = await openPage();
    const asked = await fetch(`${service().url}/v1/submissions`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,idempotency-key',
      },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
    expect(asked.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
    const answer = await submit(key, 'ana@nowhere.example');
    expect(['*', origin]).toContain(answer.headers['access-control-allow-origin']);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('is refused when a character of it is wrong, when it was revoked, and when its desk is suspended', async () => {
    const { desk, ada, id, key } = await openPage();
    const typo = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    expect((await submit(typo, 'ana@nowhere.example')).body.code).toBe('invalid-credentials');
    const { operatorToken: token } = service();
    await call('post', `/v1/desks/${desk.slug}/suspension`, { token, expect: 200 });
    expect((await submit(key, 'ana@nowhere.example')).status).toBe(401);
    await call('delete', `/v1/desks/${desk.slug}/suspension`, { token, expect: 200 });
    await ada.call('delete', `/v1/publishable-keys/${id}`, { expect: 204 });
    expect((await submit(key, 'ana@nowhere.example')).body.code).toBe('expired-credentials');
    await ada.call('delete', `/v1/publishable-keys/${id}`, { expect: 409 });
    expect(await list(desk, 'view=all')).toEqual([]);
  });
});

describe('a form submitted from a page', () => {
  it('becomes a ticket of the address’s owner, and one fixed mail goes there, without a word of what was written', async () => {
    const { desk, key } = await openPage();
    const email = desk.addressOf('Stranger');
    const answer = await submit(key, email, { name: 'Win a prize at lamps.example' });
    expect(answer.status).toBe(202);
    const [ticket, ...others] = await list(desk, 'view=all');
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ channel: 'form', requestType: { key: 'question' }, requester: { email } });
    const { parsed, raw } = await desk.mailTo(email);
    expect(parsed.subject).toContain(ticket.number);
    expect(raw.toString()).not.toMatch(/lamps|cheap|prize/i);
    // An agent answers, who reads what was written; the address has still not been proved.
    const { body } = await desk.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
    expect(body.fields).toMatchObject(fields);
  });

  it('is answered alike for a customer, a stranger and somebody suspended, for whom nothing is filed', async () => {
    const { desk, key } = await openPage();
    const [ana, ben] = [await desk.person({ name: 'Ana' }), await desk.person({ name: 'Ben' })];
    await desk.call('post', `/v1/people/${ben.id}/suspension`, { expect: 201 });
    const answer = told(await submit(key, ana.email));
    expect(answer.status).toBe(202);
    for (const email of [ben.email, desk.addressOf('Stranger')]) expect(told(await submit(key, email))).toEqual(answer);
    expect((await list(desk, 'view=all')).map(({ requester }) => requester.email).sort()).toEqual(
      [ana.email, desk.addressOf('Stranger')].sort(),
    );
    expect(await countEvents(desk, 'submission.refused')).toBe(1);
    const incomplete = { fields: {} };
    const refused = await submit(key, ben.email, incomplete);
    expect(refused.body.code).toBe('invalid-fields');
    expect(told(await submit(key, ana.email, incomplete))).toEqual(told(refused));
  });

  it('is filed once, however often it is sent with its idempotency key', async () => {
    const { desk, key } = await openPage();
    const headers = { origin, 'idempotency-key': 'one' };
    for (let sending = 0; sending < 3; sending += 1) {
      expect((await submit(key, 'ana@nowhere.example', {}, headers)).status).toBe(202);
    }
    expect(await list(desk, 'view=all')).toHaveLength(1);
  });

  it('says nothing that is staff’s to say', async () => {
    const { key } = await openPage();
    for (const more of [
      { priority: 'high' },
      { requester: { personId: 'x' } },
      { attachmentIds: [] },
      { group: 'a' },
    ]) {
      expect((await submit(key, 'ana@nowhere.example', more)).status).toBe(400);
    }
  });

  it('is taken at a desk that is built into other pages, and not where there is no such door', async () => {
    const page = async (name: 'support-ops' | 'samsara', requestType: string) => {
      const desk = await TestDesk.open(name);
      const ada = await desk.person({ name: 'Ada', role: 'admin' });
      const body = { name: 'p', requestTypes: [requestType], origins: [origin] };
      return { desk, key: (await ada.call('post', '/v1/publishable-keys', { body, expect: 201 })).body.key };
    };
    const { desk, key } = await page('support-ops', 'feature');
    const { form } = (await desk.call('get', '/v1/request-types/feature', { expect: 200 })).body;
    const answer = await submit(key, 'ana@nowhere.example', { requestType: 'feature', fields: sampleOf(form) });
    expect(answer.status).toBe(202);
    expect(await list(desk, 'view=all')).toMatchObject([
      { channel: 'embed', requester: { email: 'ana@nowhere.example' } },
    ]);
    const shut = await page('samsara', 'question');
    expect((await submit(shut.key, 'ana@nowhere.example')).status).toBe(409);
  });
});

describe('submissions', () => {
  let api: ExtraApi;
  beforeAll(async () => {
    api = await startApi({ TRUSTED_PROXIES: '127.0.0.1' });
  }, patience);
  afterAll(() => api.stop(), patience);

  it('from one source are twenty an hour, which hinder no other visitor of the page', async () => {
    const { desk, key: token } = await openPage();
    await desk.moveClock({ by: 'PT0S' });
    const from = (source: string) =>
      call('post', '/v1/submissions', {
        token,
        at: api.url,
        headers: { origin, 'x-forwarded-for': source },
        body: { requestType: 'question', fields, email: 'ana@nowhere.example' },
      });
    for (let sending = 0; sending < 20; sending += 1) expect((await from('198.51.100.1')).status).toBe(202);
    expect(await from('198.51.100.1')).toMatchObject({ status: 429, headers: { 'retry-after': '3600' } });
    expect((await from('198.51.100.2')).status).toBe(202);
    await desk.moveClock({ by: 'PT1H' });
    expect((await from('198.51.100.1')).status).toBe(202);
  });
});

/** A value for each field that has to be filled in. */
function sampleOf(form: {
  fields: { key: string; kind: string; required: boolean; choices: { key: string }[] }[];
}): object {
  const values = form.fields
    .filter(({ required }) => required)
    .map(({ key, choices }) => [key, choices[0]?.key ?? 'Broken lamp']);
  return Object.fromEntries(values);
}
