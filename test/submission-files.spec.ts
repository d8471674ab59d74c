import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { findAnswer } from '../sdk/src/work.js';
import { conform } from './support/contract.js';
import { asOwner } from './support/database-rows.js';
import { type Person, TestDesk } from './support/desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { fetchFile, filesOfDesk, pixel } from './support/files.js';
import { type Answer, call } from './support/http.js';
import { list } from './support/stories.js';
import { claimsOf, visitorToken } from './support/visitor-token.js';

const origin = 'https://www.partner.example';
const bits = 6;
const fields = { subject: 'My order', description: 'See the picture' };

let api: ExtraApi;
beforeAll(async () => {
  api = await startApi({ SUBMISSION_WORK_BITS: `${bits}`, TRUSTED_PROXIES: '127.0.0.1' });
}, patience);
afterAll(() => api.stop(), patience);

interface Page {
  readonly desk: TestDesk;
  readonly ada: Person;
  readonly key: string;
  readonly secret: string;
}
async function openPage(change: (source: string) => string = (source) => source): Promise<Page> {
  const desk = await TestDesk.open('supplyon', change);
  const ada = await desk.person({ name: 'Ada', role: 'admin' });
  const { key, secret } = await keyAt(ada);
  return { desk, ada, key, secret };
}
const keyAt = async (ada: Person): Promise<{ key: string; secret: string }> => {
  const body = { name: 'shop', requestTypes: ['question'], origins: [origin] };
  return (await ada.call('post', '/v1/publishable-keys', { body, expect: 201 })).body;
};

async function proofFor(token: string, source?: string): Promise<{ challenge: string; answer: number }> {
  const headers = { origin, ...(source && { 'x-forwarded-for': source }) };
  const { challenge } = (await call('post', '/v1/submission-challenges', { token, at: api.url, headers, expect: 201 }))
    .body;
  return { challenge, answer: await findAnswer(challenge, bits) };
}

interface Sending {
  readonly proof?: object;
  readonly headers?: Readonly<Record<string, string>>;
}
/** Uploads as a browser does, with work of its own unless told otherwise. */
async function upload(
  token: string,
  content: Buffer | string = 'words',
  { proof, headers = {} }: Sending = {},
): Promise<Answer> {
  const answer = await request(api.url)
    .post('/v1/submission-files')
    .query(proof ?? (await proofFor(token, headers['x-forwarded-for'])))
    .set({ authorization: `Bearer ${token}`, origin, ...headers })
    .attach('file', Buffer.from(content), { filename: 'dock.png', contentType: 'image/png' });
  conform('post', '/v1/submission-files', answer);
  return { status: answer.status, body: JSON.parse(answer.text), headers: answer.headers };
}
const submit = async (token: string, member: object) =>
  call('post', '/v1/submissions', {
    token,
    at: api.url,
    headers: { origin },
    body: {
      requestType: 'question',
      fields,
      ...('identity' in member ? {} : { email: 'ana@nowhere.example', proof: await proofFor(token) }),
      ...member,
    },
  });
const unknown = (place: number) => ({
  status: 422,
  body: { errors: [{ pointer: `/files/${place}`, code: 'unknown' }] },
});

describe('a file that a visitor sends with a form', () => {
  it('is seen by nobody before the form is submitted, and by whoever sees the ticket then', async () => {
    const { desk, ada, key } = await openPage();
    const { form } = (await call('get', '/v1/request-types/question', { token: key, headers: { origin }, expect: 200 }))
      .body;
    expect(form.files).toEqual({ most: expect.any(Number), largest: expect.any(Number) });
    const taken = await upload(key, pixel);
    expect(taken).toMatchObject({ status: 201, body: { name: 'dock.png', type: 'image/png', size: pixel.length } });
    const { file } = taken.body;
    const [id = ''] = file.split('.');
    // Neither its id nor its name opens it to anybody, the desk's admin included.
    await ada.call('get', `/v1/attachments/${id}`, { expect: 404 });
    for (const path of [`/v1/attachments/${id}`, `/v1/attachments/${file}`]) {
      expect((await call('get', path, { token: key, headers: { origin } })).status).toBe(403);
    }
    expect((await submit(key, { files: [file] })).status).toBe(202);
    const [ticket] = await list(desk, 'view=all');
    const { attachments } = (await ada.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 })).body;
    expect(attachments).toMatchObject([{ id, name: 'dock.png', type: 'image/png', size: pixel.length }]);
    const got = await fetchFile(ada, id);
    expect(Buffer.from(await got.arrayBuffer()).equals(pixel)).toBe(true);
  });

  it('goes with the form of a visitor whom the partner names, too', async () => {
    const { desk, key, secret } = await openPage();
    const { file } = (await upload(key)).body;
    const identity = visitorToken(secret, claimsOf(key, 'noa@nowhere.example'));
    expect((await submit(key, { identity, files: [file] })).status).toBe(202);
    const [ticket] = await list(desk, 'view=all');
    expect((await desk.call('get', `/v1/tickets/${ticket.id}`)).body.attachments).toHaveLength(1);
  });

  it('goes with one form, of this page’s key, and is named as its upload named it', async () => {
    const { desk, ada, key } = await openPage();
    const { key: otherKey } = await keyAt(ada);
    const { file } = (await upload(key)).body;
    const [id, signature = ''] = file.split('.');
    const others = (await upload(otherKey)).body.file;
    const elsewhere = (await upload((await openPage()).key)).body.file;
    const made = [id, `${id}.`, `${id}.${signature.slice(1)}`, `${id}.${others.split('.')[1]}`, 'x', others, elsewhere];
    for (const name of made) expect(await submit(key, { files: [file, name] })).toMatchObject(unknown(1));
    expect(await list(desk, 'view=all')).toEqual([]);
    expect((await submit(key, { files: [file] })).status).toBe(202);
    expect(await submit(key, { files: [file] })).toMatchObject(unknown(0));
    expect(await list(desk, 'view=all')).toHaveLength(1);
  });

  it('is refused where the form takes none, where there are too many, and when it is empty or too large', async () => {
    const limits = 'attachments: { largestMebibytes: 1, mostAtOnce: 2 }\n';
    const { desk, key } = await openPage((source) => `${source}\n${limits}`);
    expect((await upload(key, Buffer.alloc(2 ** 20 + 1))).body.code).toBe('payload-too-large');
    expect(await upload(key, '')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/file', code: 'empty' }] },
    });
    expect(await filesOfDesk(desk.id)).toEqual([]);
    const files: string[] = [];
    for (let sending = 0; sending < 3; sending += 1) files.push((await upload(key)).body.file);
    expect(await submit(key, { files })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/files', code: 'too-many' }] },
    });
    expect((await submit(key, { files: files.slice(1) })).status).toBe(202);
    expect((await submit(key, { files: files.slice(0, 1) })).status).toBe(202);
    const bare = await openPage((source) =>
      source.replace('question: { fields:', 'question: { attachments: false, fields:'),
    );
    const shown = await call('get', '/v1/request-types/question', {
      token: bare.key,
      headers: { origin },
      expect: 200,
    });
    expect(shown.body.form.files).toBeNull();
    const { file } = (await upload(bare.key)).body;
    expect(await submit(bare.key, { files: [file] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/files', code: 'not-offered' }] },
    });
  });

  it('costs work of its own, comes from the key’s pages, and is read no further without', async () => {
    const { desk, key } = await openPage();
    const refusal = (code: string) => ({ status: 422, body: { errors: [{ pointer: '/query/challenge', code }] } });
    expect(await upload(key, 'words', { proof: {} })).toMatchObject(refusal('proof-required'));
    const proof = await proofFor(key);
    const { challenge } = proof;
    expect(await upload(key, 'words', { proof: { challenge: `${challenge}A`, answer: 1 } })).toMatchObject(
      refusal('proof-unknown'),
    );
    expect((await upload(key, 'words', { proof, headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await upload(key, 'words', { proof })).status).toBe(201);
    expect(await upload(key, 'words', { proof })).toMatchObject(refusal('proof-used'));
    // Nor is it good for a form any more.
    expect(await submit(key, { proof })).toMatchObject({ status: 422, body: { errors: [{ code: 'proof-used' }] } });
    const [{ count }] = await asOwner('SELECT count(*)::integer AS count FROM attachment WHERE desk_id = $1', [
      desk.id,
    ]);
    expect(count).toBe(1);
  });

  it('is taken once for every try with one idempotency key', async () => {
    const { desk, key } = await openPage();
    const headers = { 'idempotency-key': 'one' };
    const first = await upload(key, 'words', { headers });
    const second = await upload(key, 'words', { headers });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await filesOfDesk(desk.id)).toHaveLength(1);
  });

  it('is one of forty an hour from one source, which hinder no other visitor of the page', async () => {
    const { desk, key } = await openPage();
    await desk.moveClock({ by: 'PT0S' });
    const from = (source: string) => upload(key, 'words', { headers: { 'x-forwarded-for': source } });
    for (let sending = 0; sending < 40; sending += 1) expect((await from('198.51.100.1')).status).toBe(201);
    expect(await from('198.51.100.1')).toMatchObject({ status: 429, body: { limit: 'submission-file' } });
    // More than one customer may have waiting: the page's visitors are many.
    for (let sending = 0; sending < 12; sending += 1) expect((await from('198.51.100.2')).status).toBe(201);
  });

  it('takes of a thousand MiB an hour what it has, or what it was announced to have until it is there', async () => {
    const { desk, key } = await openPage();
    await desk.moveClock({ by: 'PT0S' });
    const headers = { 'x-forwarded-for': '198.51.100.3' };
    const uploaded = (content: Buffer | string) => upload(key, content, { headers });
    const counted = async () =>
      (
        await asOwner('SELECT max(failures) AS most FROM sign_in_throttle WHERE desk_id = $1 AND failures > 40', [
          desk.id,
        ])
      )[0].most;
    const thing = Buffer.alloc(30 * 1_048_576 - 1000, 'a');
    for (let sending = 0; sending < 2; sending += 1) expect((await uploaded(thing)).status).toBe(201);
    expect(await counted()).toBe(60);
    expect(await uploaded('')).toMatchObject({ status: 422 });
    await asOwner('UPDATE sign_in_throttle SET failures = 999 WHERE desk_id = $1 AND failures > 40', [desk.id]);
    expect(await uploaded(thing)).toMatchObject({ status: 429, body: { limit: 'submission-size' } });
    // The refused one took nothing, and what is small goes on.
    expect((await uploaded('words')).status).toBe(201);
    expect(await uploaded('words')).toMatchObject({ status: 429, body: { limit: 'submission-size' } });
    // Others go on; a new hour begins.
    expect((await upload(key, 'words', { headers: { 'x-forwarded-for': '198.51.100.4' } })).status).toBe(201);
    await desk.moveClock({ by: 'PT61M' });
    expect((await uploaded(thing)).status).toBe(201);
  });
});
