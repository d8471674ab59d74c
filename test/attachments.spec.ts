import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import { beginUpload, fetchFile, filesOfDesk, follow, pixel, seenBy, storedFiles, upload } from './support/files.js';
import { call } from './support/http.js';
import { expectProblem, raw } from './support/raw.js';
import { eventually, service } from './support/running.js';
import { file, history, read, say } from './support/stories.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };

describe('files on tickets', () => {
  let desk: TestDesk;
  let ana: Person;
  let ben: Person;
  let cleo: Person;
  let dan: Person;

  beforeAll(async () => {
    desk = await TestDesk.open(
      'samsara',
      (source) => `${source}\nattachments:\n  largestMebibytes: 2\n  mostAtOnce: 3\n`,
    );
    [ana, ben, cleo, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind', organization: 'Acme' }),
      desk.person({ name: 'Ben Roe', organization: 'Acme' }),
      desk.person({ name: 'Cleo Zane', organization: 'Zeta' }),
      desk.person({ name: 'Dan Agent', role: 'agent' }),
    ]);
  });

  const ticket = () => file(ana, 'question', dark);
  /** A file of Ana's on a ticket of hers. */
  const attached = async (name: string, content: Buffer | string) => {
    const { id } = await ticket();
    const uploaded = (await upload(ana, name, content)).body;
    const comment = await say(ana, id, 'See the file.', { attachmentIds: [uploaded.id] });
    return { ticket: id, comment: comment.id, id: uploaded.id };
  };

  describe('on their way in', () => {
    it('are told by their content, under a harmless name', async () => {
      const { body } = await upload(ana, '../../été\u202e.png', 'just words');
      expect(body).toEqual({
        id: expect.any(String),
        name: 'été.png',
        type: 'text/plain',
        size: 10,
        state: 'unscanned',
        hasPreview: false,
        createdAt: expect.any(String),
        version: 1,
      });
      expect(await storedFiles(body.id)).toEqual([body.id]);
    });

    it('exist for nobody but their uploader until they are attached', async () => {
      const { id } = (await upload(ana, 'a.txt', 'words')).body;
      await ana.call('get', `/v1/attachments/${id}`, { expect: 200 });
      for (const other of [ben, cleo, dan]) await other.call('get', `/v1/attachments/${id}`, { expect: 404 });
      await desk.call('get', `/v1/attachments/${id}`, { expect: 404 });
      await ana.call('post', `/v1/attachments/${id}/links`, { expect: 409 });
      await dan.call('post', `/v1/attachments/${id}/redaction`, { body: {}, expect: 404 });
    });

    it('are refused above the desk’s limit, and leave nothing', async () => {
      const body = randomBytes(2 * 2 ** 20 + 1);
      const refused = await upload(ana, 'large.bin', body, { expect: 413 });
      expect(refused.body).toMatchObject({ code: 'payload-too-large', detail: expect.stringContaining('2 MiB') });
      expect((await upload(ana, 'just.bin', body.subarray(1))).body.size).toBe(2 * 2 ** 20);
    });

    it('leave nothing when they are broken off or refused', async () => {
      const own = await TestDesk.open('samsara', (source) => `${source}\nattachments:\n  largestMebibytes: 1\n`);
      const eva = await own.person({ name: 'Eva' });
      const sending = await beginUpload(eva);
      const [part] = await eventually('the first half to be there', async () => {
        const names = await filesOfDesk(own.id);
        return names.length > 0 ? names : undefined;
      });
      expect(part).toMatch(/\.part$/);
      sending.destroy();
      await upload(eva, 'large.bin', randomBytes(2 ** 20 + 1), { expect: 413 });
      await upload(eva, 'empty.bin', '', { expect: 422 });
      await eventually('all of it to be gone', async () =>
        (await filesOfDesk(own.id)).length === 0 ? true : undefined,
      );
    });

    it('leave nothing for ever when the process is killed meanwhile', async () => {
      const own = await TestDesk.open('samsara');
      const eva = await own.person({ name: 'Eva' });
      const api = service().startProcess('apps/api/src/main.js', service().environment);
      await beginUpload(eva, await api.ready);
      await eventually('the first half to be there', async () => (await filesOfDesk(own.id))[0]);
      api.child.kill('SIGKILL');
      expect(await filesOfDesk(own.id)).toHaveLength(1);
      await own.moveClock({ by: 'PT25H' });
      await eventually('the worker to remove it', async () =>
        (await filesOfDesk(own.id)).length === 0 ? true : undefined,
      );
    });

    it('do not go to the store directly where that is a folder, and the answer says by what way instead', async () => {
      const body = { name: 'a.txt', size: 5 };
      const refused = await ana.call('post', '/v1/attachments/uploads', { body, expect: 409 });
      expect(refused.body).toMatchObject({
        code: 'no-direct-upload',
        detail: expect.stringContaining('attachmentCreate'),
      });
      await ana.call('post', `/v1/attachments/${ana.id}/completion`, { expect: 409 });
    });

    it('are refused when they are empty', async () => {
      const refused = await upload(ana, 'empty.txt', '', { expect: 422 });
      expect(refused.body.errors).toMatchObject([{ pointer: '/file', code: 'empty' }]);
    });

    const form = (body: string, type = 'multipart/form-data; boundary=x') =>
      raw('POST', '/v1/attachments', { authorization: `Bearer ${ana.token}`, 'content-type': type }, body);
    const part = (field: string, more = '; filename="a.txt"') =>
      `--x\r\nContent-Disposition: form-data; name="${field}"${more}\r\n\r\nwords\r\n`;

    it.each([
      ['a field beside the file', `${part('note', '')}${part('file')}--x--\r\n`, 400, 'invalid-request'],
      ['a field after the file', `${part('file')}${part('note', '')}--x--\r\n`, 400, 'invalid-request'],
      ['two files', `${part('file')}${part('file')}--x--\r\n`, 400, 'invalid-request'],
      ['a file of another name', `${part('data')}--x--\r\n`, 400, 'invalid-request'],
      ['no file at all', '--x--\r\n', 400, 'invalid-request'],
      ['a form that ends early', part('file').slice(0, -3), 400, 'malformed-request'],
      ['a form without its boundary', 'words', 400, 'malformed-request'],
      ['nothing', '', 400, 'malformed-request'],
    ])('come as a form of one file: not %s', async (_, body, status, code) => {
      expectProblem(await form(body), status, code);
    });

    it('come as a form: not as JSON, and not without a boundary; and forms come nowhere else', async () => {
      expectProblem(await form('{}', 'application/json'), 415, 'unsupported-media-type');
      expectProblem(await form(part('file'), 'multipart/form-data'), 400, 'malformed-request');
      const headers = { authorization: `Bearer ${ana.token}`, 'content-type': 'multipart/form-data; boundary=x' };
      expectProblem(await raw('POST', '/v1/tickets', headers, part('file')), 415, 'unsupported-media-type');
      expectProblem(
        await raw('POST', '/v1/attachments', { 'content-type': headers['content-type'] }, part('file')),
        401,
        'unauthenticated',
      );
    });

    it('are taken once under one idempotency key, whatever the boundaries of their forms', async () => {
      const headers = { 'idempotency-key': randomBytes(8).toString('hex') };
      const first = await upload(ana, 'once.txt', 'words', { headers });
      const again = await upload(ana, 'once.txt', 'words', { headers });
      expect(again.body).toEqual(first.body);
      expect(again.headers['idempotency-replayed']).toBe('true');
      const other = await upload(ana, 'once.txt', 'other words', { headers, expect: 422 });
      expect(other.body.code).toBe('idempotency-key-reused');
      expect((await upload(ana, 'twice.txt', 'words', { headers, expect: 422 })).body.code).toBe(
        'idempotency-key-reused',
      );
      await ana.call('get', `/v1/attachments/${first.body.id}`, { expect: 200 });
    });
  });

  describe('attached', () => {
    it('stand with the comment and with the ticket that they came with', async () => {
      const [first, second] = [(await upload(ana, 'a.txt', 'a')).body, (await upload(ana, 'b.txt', 'b')).body];
      const made = await file(ana, 'question', dark, { attachmentIds: [second.id, first.id] });
      expect(made.attachments).toEqual([first, second]);
      expect((await read(ben, made.id)).attachments).toEqual([first, second]);
      const third = (await upload(dan, 'c.txt', 'c')).body;
      const said = await say(dan, made.id, 'Here.', { attachmentIds: [third.id] });
      expect(said.attachments).toEqual([third]);
      const path = `/v1/tickets/${made.id}/comments`;
      expect((await ben.call('get', path, { expect: 200 })).body.items[0].attachments).toEqual([third]);
      expect((await ben.call('get', `${path}/${said.id}`, { expect: 200 })).body.attachments).toEqual([third]);
    });

    it('are one’s own, attached once, and not too many', async () => {
      const { id } = await ticket();
      const own = (await upload(ana, 'a.txt', 'a')).body.id;
      const foreign = (await upload(ben, 'b.txt', 'b')).body.id;
      const send = (attachmentIds: string[], expected: number) =>
        ana.call('post', `/v1/tickets/${id}/comments`, { body: { body: 'See.', attachmentIds }, expect: expected });
      const refused = await send([own, foreign], 422);
      expect(refused.body.errors).toMatchObject([{ pointer: '/attachmentIds/1', code: 'unknown' }]);
      await send([own], 201);
      expect((await send([own], 422)).body.errors[0].pointer).toBe('/attachmentIds/0');
      const many = await Promise.all([1, 2, 3, 4].map(async (n) => (await upload(ana, `${n}`, `${n}`)).body.id));
      expect((await send(many, 422)).body.errors).toMatchObject([{ pointer: '/attachmentIds', code: 'too-many' }]);
      await send(['x'], 400);
      const body = { requestType: 'question', fields: dark, insist: true, attachmentIds: [own] };
      await ana.call('post', '/v1/tickets', { body, expect: 422 });
    });

    it('to an internal comment, exist for agents alone', async () => {
      const { id } = await ticket();
      const note = (await upload(dan, 'note.txt', 'secret')).body.id;
      await say(dan, id, 'Between us.', { visibility: 'internal', attachmentIds: [note] });
      expect(await (await fetchFile(dan, note)).text()).toBe('secret');
      for (const path of ['', '/links', '/redaction']) {
        const answer = await ana.call(path === '' ? 'get' : 'post', `/v1/attachments/${note}${path}`);
        expect(answer.status).toBe(path === '/redaction' ? 403 : 404);
      }
      expect((await read(ana, id)).attachments).toEqual([]);
    });
  });

  describe('on their way out', () => {
    it('do nothing in the browser, whatever they are', async () => {
      const { id } = await attached('page.html', '<script>alert(document.domain)</script>');
      const given = await fetchFile(ben, id);
      expect(given.status).toBe(200);
      expect(Object.fromEntries(given.headers)).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': 'attachment; filename=page.html',
        'content-length': '39',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-cache',
      });
      expect(await given.text()).toBe('<script>alert(document.domain)</script>');
    });

    it('keep their names, in any script', async () => {
      const { id } = await attached('Übersicht “Wärme” €.txt', 'words');
      expect((await fetchFile(ana, id)).headers.get('content-disposition')).toBe(
        `attachment; filename="?bersicht ?W?rme? ?.txt"; filename*=UTF-8''%C3%9Cbersicht%20%E2%80%9CW%C3%A4rme%E2%80%9D%20%E2%82%AC.txt`,
      );
    });

    it('come in parts, and not again when they are known', async () => {
      const { id } = await attached('digits.txt', '0123456789');
      const { url } = (await ana.call('post', `/v1/attachments/${id}/links`, { expect: 201 })).body;
      const part = await follow(url, { range: 'bytes=2-4' });
      expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
      const etag = part.headers.get('etag') ?? '';
      expect((await follow(url, { range: 'bytes=2-4', 'if-range': '"other"' })).status).toBe(200);
      expect((await follow(url, { 'if-none-match': etag })).status).toBe(304);
      const beyond = await follow(url, { range: 'bytes=10-' });
      expect([beyond.status, Object(await beyond.json()).code]).toEqual([416, 'range-not-satisfiable']);
    });

    it('have links that nobody can make or change', async () => {
      const { id } = await attached('a.txt', 'words');
      const { url } = (await ana.call('post', `/v1/attachments/${id}/links`, { expect: 201 })).body;
      for (const other of [
        url.replace(/.$/, url.endsWith('A') ? 'B' : 'A'),
        url.replace('_o', '_p'),
        `${url}A`,
        'http://x/v1/downloads/gf_x',
      ]) {
        expect((await follow(other)).status).toBe(404);
      }
    });

    it('have links that live five minutes', async () => {
      const own = await TestDesk.open('samsara');
      const eva = await own.person({ name: 'Eva' });
      const uploaded = (await upload(eva, 'a.txt', 'words')).body.id;
      await file(eva, 'question', dark, { attachmentIds: [uploaded] });
      const { url, expiresAt } = (await eva.call('post', `/v1/attachments/${uploaded}/links`, { expect: 201 })).body;
      const until = new Date(expiresAt).getTime();
      await own.moveClock({ to: new Date(until - 1000).toISOString() });
      expect((await follow(url)).status).toBe(200);
      await own.moveClock({ to: new Date(until).toISOString() });
      expect([(await follow(url)).status, Object(await (await follow(url)).json()).code]).toEqual([
        410,
        'link-expired',
      ]);
    });

    it('have links that end with the permission: the membership, the session, the person', async () => {
      const { id } = await attached('a.txt', 'words');
      const eve = await desk.person({ name: 'Eve Roe', organization: 'Acme' });
      const linkOf = async (who: Person) =>
        (await who.call('post', `/v1/attachments/${id}/links`, { expect: 201 })).body.url;
      const asColleague = await linkOf(eve);
      expect((await follow(asColleague)).status).toBe(200);
      const acme = await desk.organization('Acme');
      await desk.call('delete', `/v1/organizations/${acme}/members/${eve.id}`, { expect: 204 });
      expect((await follow(asColleague)).status).toBe(404);
      await desk.call('put', `/v1/organizations/${acme}/members/${eve.id}`, { expect: 204 });
      expect((await follow(asColleague)).status).toBe(200);

      const again = await desk.signIn(eve.email);
      const inSession = await linkOf(again);
      await again.call('delete', '/v1/sessions/current', { expect: 204 });
      expect((await follow(inSession)).status).toBe(404);

      await desk.call('post', `/v1/people/${eve.id}/suspension`);
      expect((await follow(asColleague)).status).toBe(404);
    });

    it('are had with an API key too, until it is revoked', async () => {
      const { id } = await attached('a.txt', 'words');
      const eve = await desk.person({ name: 'Eve Admin', role: 'admin' });
      const body = { name: 'Reader', scopes: ['tickets:read'] };
      const key = (await eve.call('post', '/v1/api-keys', { body, expect: 201 })).body;
      const { url } = (await call('post', `/v1/attachments/${id}/links`, { token: key.key, expect: 201 })).body;
      expect((await follow(url)).status).toBe(200);
      const { headers } = await eve.call('get', `/v1/api-keys/${key.id}`, { expect: 200 });
      await eve.call('delete', `/v1/api-keys/${key.id}`, { headers: { 'if-match': headers['etag'] ?? '' } });
      expect((await follow(url)).status).toBe(404);
    });
  });

  describe('of pictures', () => {
    it('have a preview, which is a small picture of its own', async () => {
      const { id } = await attached('pixel.png', pixel);
      await seenBy(ben, id, ({ hasPreview }) => hasPreview);
      const { previewUrl } = (await ben.call('post', `/v1/attachments/${id}/links`, { expect: 201 })).body;
      const preview = await follow(previewUrl);
      expect(preview.headers.get('content-type')).toBe('image/webp');
      expect(preview.headers.get('x-content-type-options')).toBe('nosniff');
      expect(
        Buffer.from(await preview.arrayBuffer())
          .subarray(8, 12)
          .toString(),
      ).toBe('WEBP');
      expect(await storedFiles(id)).toEqual(expect.arrayContaining([id, `${id}.preview`]));
    });

    it('have none when they are broken, and come as they are', async () => {
      const { id } = await attached('broken.png', pixel.subarray(0, 40));
      expect(await seenBy(ben, id, ({ version }) => version > 1)).toMatchObject({
        hasPreview: false,
        type: 'image/png',
      });
      expect((await ben.call('post', `/v1/attachments/${id}/links`, { expect: 201 })).body.previewUrl).toBeNull();
    });
  });

  describe('taken away', () => {
    it('are gone from the store, preview and name too; what stays says so', async () => {
      const { id, ticket: on } = await attached('secret plan.png', pixel);
      await seenBy(ana, id, ({ hasPreview }) => hasPreview);
      const { url, previewUrl } = (await ana.call('post', `/v1/attachments/${id}/links`, { expect: 201 })).body;
      await ana.call('post', `/v1/attachments/${id}/redaction`, { body: {}, expect: 403 });
      const before = (await read(ana, on)).version;
      const redacted = await dan.call('post', `/v1/attachments/${id}/redaction`, {
        body: { reason: 'A plan.' },
        expect: 200,
      });
      expect(redacted.body).toMatchObject({ name: null, state: 'redacted', hasPreview: false });
      expect(await storedFiles(id)).toEqual([]);
      for (const link of [url, previewUrl]) expect((await follow(link)).status).toBe(409);
      await ana.call('post', `/v1/attachments/${id}/links`, { expect: 409 });
      expect((await read(ana, on)).version).toBe(before + 1);
      const told = (await history(ana, on)).find(({ kind }) => kind === 'attachment.redacted');
      expect(told).toMatchObject({ summary: 'Dan Agent removed a file.', reason: 'A plan.' });
      await dan.call('post', `/v1/attachments/${id}/redaction`, { body: {}, expect: 200 });
      expect((await read(ana, on)).version).toBe(before + 1);
    });
  });

  it('that wait in vain go after a day; those that are attached stay', async () => {
    const own = await TestDesk.open('samsara');
    const eva = await own.person({ name: 'Eva' });
    const [kept, left, late] = await Promise.all(
      ['kept', 'left', 'late'].map(async (words) => (await upload(eva, `${words}.txt`, words)).body.id),
    );
    await file(eva, 'question', dark, { attachmentIds: [kept] });
    await own.moveClock({ by: 'PT23H59M' });
    const again = await own.signIn(eva.email);
    await again.call('get', `/v1/attachments/${left}`, { expect: 200 });
    await own.moveClock({ by: 'PT2M' });
    // Whether or not the worker was here already, it is too late.
    const body = { requestType: 'question', fields: dark, insist: true, attachmentIds: [late] };
    await again.call('post', '/v1/tickets', { body, expect: 422 });
    await eventually('the worker to remove both', async () =>
      (await storedFiles(left)).length + (await storedFiles(late)).length === 0 ? true : undefined,
    );
    await again.call('get', `/v1/attachments/${left}`, { expect: 404 });
    await own.moveClock({ by: 'P300D' });
    const muchLater = await own.signIn(eva.email);
    expect(await (await fetchFile(muchLater, kept)).text()).toBe('kept');
  });
});
