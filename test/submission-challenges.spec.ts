import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GuichetProblem, openForms } from '../sdk/src/embed.js';
import { findAnswer } from '../sdk/src/work.js';
import { openEmbeddingDesk } from './support/embed.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { call } from './support/http.js';
import { list } from './support/stories.js';

const origin = 'https://www.partner.example';
const bits = 8;
const fields = { subject: 'The dock is stuck', description: 'Since this morning' };

let api: ExtraApi;
beforeAll(async () => {
  api = await startApi({ SUBMISSION_WORK_BITS: `${bits}` });
}, patience);
afterAll(() => api.stop(), patience);

const challengeOf = async (token: string): Promise<string> =>
  (await call('post', '/v1/submission-challenges', { token, at: api.url, headers: { origin }, expect: 201 })).body
    .challenge;
const solved = async (challenge: string) => ({ challenge, answer: await findAnswer(challenge, bits) });
const submit = (token: string, proof?: object, headers: Record<string, string> = {}) =>
  call('post', '/v1/submissions', {
    token,
    at: api.url,
    headers: { origin, ...headers },
    body: { requestType: 'hardware', fields, email: 'ana@nowhere.example', ...(proof && { proof }) },
  });
const refusal = (code: string) => ({ status: 422, body: { errors: [{ pointer: '/proof', code }] } });
describe('work that is asked of a visitor’s machine', () => {
  it('is done before a form is taken, and a script that does none files nothing', async () => {
    const { desk, key } = await openEmbeddingDesk([origin]);
    for (let sending = 0; sending < 30; sending += 1)
      expect(await submit(key)).toMatchObject(refusal('proof-required'));
    expect(await list(desk, 'view=all')).toEqual([]);
    const proof = await solved(await challengeOf(key));
    expect(createHash('sha256').update(`${proof.challenge}.${proof.answer}`).digest()[0]).toBe(0);
    expect((await submit(key, proof)).status).toBe(202);
    expect(await list(desk, 'view=all')).toHaveLength(1);
  });

  it('is judged: a wrong answer, easier work than was asked for and somebody else’s challenge are refused', async () => {
    const { desk, key } = await openEmbeddingDesk([origin]);
    const challenge = await challengeOf(key);
    const { answer } = await solved(challenge);
    const hashOf = (number: number) => createHash('sha256').update(`${challenge}.${number}`).digest()[0];
    let wrong = answer;
    while (hashOf(wrong) === 0) wrong += 1;
    expect(await submit(key, { challenge, answer: wrong })).toMatchObject(refusal('proof-wrong'));
    for (const made of [challenge.replace(/^8/, '0'), 'x', '....', `${challenge}A`, '0.0.0.0.']) {
      expect(await submit(key, { challenge: made, answer: 0 })).toMatchObject(refusal('proof-unknown'));
    }
    const other = await openEmbeddingDesk([origin]);
    expect(await submit(key, await solved(await challengeOf(other.key)))).toMatchObject(refusal('proof-unknown'));
    expect(await list(desk, 'view=all')).toEqual([]);
  });

  it('is good for one form, also when several are sent at once, and for every try to send that one', async () => {
    const { desk, key } = await openEmbeddingDesk([origin]);
    const proof = await solved(await challengeOf(key));
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(key, proof)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array(7).fill(422)]);
    expect(await list(desk, 'view=all')).toHaveLength(1);
    const next = await solved(await challengeOf(key));
    const headers = { 'idempotency-key': 'one' };
    for (let sending = 0; sending < 3; sending += 1) expect((await submit(key, next, headers)).status).toBe(202);
    expect(await submit(key, next)).toMatchObject(refusal('proof-used'));
    expect(await list(desk, 'view=all')).toHaveLength(2);
  });

  it('is too old an hour after it was asked for', async () => {
    const { desk, key } = await openEmbeddingDesk([origin]);
    await desk.moveClock({ by: 'PT0S' });
    const proof = await solved(await challengeOf(key));
    await desk.moveClock({ by: 'PT1H' });
    expect(await submit(key, proof)).toMatchObject(refusal('proof-expired'));
  });
});

describe('the forms of a key, without our page', () => {
  /** A browser says by itself whose page it shows. */
  const inPage = (page: string) => (request: Request | URL | string, init?: RequestInit) => {
    const sent = new Request(request, init);
    sent.headers.set('origin', page);
    return fetch(sent);
  };

  it('are read, filled in, worked for and filed by the SDK', async () => {
    const { desk, key } = await openEmbeddingDesk([origin], ['hardware', 'feature']);
    const forms = openForms({ baseUrl: api.url, key, desk: desk.slug, language: 'fr', fetch: inPage(origin) });
    expect((await forms.types()).map((type) => type.key).sort()).toEqual(['feature', 'hardware']);
    const { form } = await forms.form('hardware');
    expect(form.fields.find((field) => field.key === 'device')?.label).toBe('Matériel concerné');
    expect(await forms.suggest('dock')).toEqual([]);
    const email = desk.addressOf('Ana');
    await forms.submit({ requestType: 'hardware', fields, email });
    expect(await list(desk, 'view=all')).toMatchObject([{ channel: 'embed', requester: { email } }]);
    const incomplete = forms.submit({ requestType: 'hardware', fields: {}, email }).catch((error: unknown) => error);
    const problem = await incomplete;
    if (!(problem instanceof GuichetProblem)) throw problem;
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(['/fields/subject', '/fields/description']);
  });

  it('are sent with new work where somebody wrote for longer than the first is good for', async () => {
    const { desk, key } = await openEmbeddingDesk([origin]);
    const forms = openForms({ baseUrl: api.url, key, fetch: inPage(origin) });
    await desk.moveClock({ by: 'PT0S' });
    const draft = { requestType: 'hardware', fields: {}, email: 'ana@nowhere.example' };
    await expect(forms.submit(draft)).rejects.toMatchObject({ code: 'invalid-fields' });
    await desk.moveClock({ by: 'PT2H' });
    await forms.submit({ ...draft, fields });
    expect(await list(desk, 'view=all')).toHaveLength(1);
  });

  it('are closed to a page of another origin', async () => {
    const { key } = await openEmbeddingDesk([origin]);
    const forms = openForms({ baseUrl: api.url, key, fetch: inPage('https://evil.example') });
    await expect(forms.types()).rejects.toMatchObject({ code: 'forbidden' });
    await expect(forms.submit({ requestType: 'hardware', fields, email: 'a@b.example' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
