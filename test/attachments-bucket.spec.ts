import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startWithBucket, stopWithBucket } from './support/bucket-service.js';
import { eicar, FakeClamd } from './support/clamd.js';
import { type Person, TestDesk } from './support/desks.js';
import { patience } from './support/extra-api.js';
import { beginUpload, fetchFile, follow, pixel, seenBy, upload } from './support/files.js';
import { call } from './support/http.js';
import { NetworkLink } from './support/network-link.js';
import { ObjectStore } from './support/object-store.js';
import { eventually, service } from './support/running.js';
import { ScratchDatabase } from './support/scratch-database.js';
import { file } from './support/stories.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };

describe('files where they lie in a bucket', () => {
  const shared = service();
  let database: ScratchDatabase;
  let store: ObjectStore;
  let link: NetworkLink;
  let clamd: FakeClamd;
  let desk: TestDesk;
  let ana: Person;
  let dan: Person;

  beforeAll(async () => {
    database = await ScratchDatabase.create('migrated', 'bucket');
    store = await ObjectStore.start();
    link = new NetworkLink(store.url);
    clamd = await FakeClamd.start();
    await link.mend();
    await startWithBucket(database, { ...store.settings(link.url), CLAMAV_URL: clamd.url });
    desk = await TestDesk.open('samsara', (source) => `${source}\nattachments:\n  largestMebibytes: 2\n`);
    ana = await desk.person({ name: 'Ana Lind' });
    dan = await desk.person({ name: 'Dan Agent', role: 'agent' });
  }, patience);

  afterAll(async () => {
    stopWithBucket(shared);
    await link.cut();
    await store.stop();
    clamd.stop();
    await database.drop();
  }, patience);

  const attached = async (name: string, content: Buffer | string): Promise<string> => {
    const { id } = (await upload(ana, name, content)).body;
    await file(ana, 'question', dark, { attachmentIds: [id] });
    await seenBy(ana, id, ({ state }) => state !== 'pending');
    return id;
  };
  const gone = (letters: string) =>
    eventually('all of it to be gone', async () => ((await store.objects(letters)).length === 0 ? true : undefined));

  it('are looked at by the scanner there, and come from there whole and in parts', async () => {
    const id = await attached('digits.txt', '0123456789');
    expect(await store.objects(id)).toEqual([`files/${desk.id}/${id.slice(-2)}/${id}`]);
    expect(await (await fetchFile(dan, id)).text()).toBe('0123456789');
    const part = await fetchFile(dan, id, { range: 'bytes=2-4' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    const bad = (await upload(ana, 'bad.txt', eicar)).body.id;
    await seenBy(ana, bad, ({ state }) => state === 'infected');
  });

  it('have their preview there, and lose both when they are taken away', async () => {
    const id = await attached('pixel.png', pixel);
    await seenBy(ana, id, ({ hasPreview }) => hasPreview);
    const { previewUrl } = (await ana.call('post', `/v1/attachments/${id}/links`, { expect: 201 })).body;
    const preview = Buffer.from(await (await follow(previewUrl)).arrayBuffer());
    expect(preview.subarray(8, 12).toString()).toBe('WEBP');
    expect(await store.objects(id)).toHaveLength(2);
    await dan.call('post', `/v1/attachments/${id}/redaction`, { body: {}, expect: 200 });
    expect(await store.objects(id)).toEqual([]);
  });

  it('leave nothing there when they are broken off, empty or too large', async () => {
    const own = await TestDesk.open('samsara', (source) => `${source}\nattachments:\n  largestMebibytes: 1\n`);
    const eva = await own.person({ name: 'Eva' });
    await upload(eva, 'empty.txt', '', { expect: 422 });
    await upload(eva, 'large.bin', Buffer.alloc(2 ** 20 + 1), { expect: 413 });
    const sending = await beginUpload(eva);
    sending.destroy();
    expect(await store.objects(own.id)).toEqual([]);
    const { id } = (await upload(eva, 'whole.bin', Buffer.alloc(2 ** 20))).body;
    expect(await store.objects(own.id)).toEqual([expect.stringContaining(id)]);
  });

  it('go from there when they wait a day in vain', async () => {
    const own = await TestDesk.open('samsara');
    const eva = await own.person({ name: 'Eva' });
    await upload(eva, 'left.txt', 'left');
    expect(await store.objects(own.id)).toHaveLength(1);
    await own.moveClock({ by: 'PT25H' });
    await gone(own.id);
  });

  describe('sent there directly', () => {
    interface Upload {
      readonly attachmentId: string;
      readonly url: string;
      readonly headers: Record<string, string>;
    }
    const announce = async (by: Person, name: string, size: number): Promise<Upload> =>
      (await by.call('post', '/v1/attachments/uploads', { body: { name, size }, expect: 201 })).body;
    const put = async ({ url, headers }: Upload, body: Buffer | string) =>
      (await fetch(url, { method: 'PUT', headers, body })).status;
    const complete = (by: Pick<Person, 'call'>, { attachmentId }: Upload, expected = 200) =>
      by.call('post', `/v1/attachments/${attachmentId}/completion`, { expect: expected });

    it('are files once they are completed, and judged as all others', async () => {
      const announced = await announce(ana, '../a\u202e.png', pixel.length);
      const { attachmentId: id } = announced;
      await ana.call('get', `/v1/attachments/${id}`, { expect: 404 });
      expect((await complete(ana, announced, 409)).body.code).toBe('conflict');
      expect(await put(announced, pixel)).toBe(200);
      await ana.call('get', `/v1/attachments/${id}`, { expect: 404 });
      const body = { requestType: 'question', fields: dark, insist: true, attachmentIds: [id] };
      await ana.call('post', '/v1/tickets', { body, expect: 422 });
      const { body: view } = await complete(ana, announced);
      expect(view).toMatchObject({ id, name: 'a.png', type: 'image/png', size: pixel.length, state: 'pending' });
      await file(ana, 'question', dark, { attachmentIds: [id] });
      await seenBy(dan, id, ({ state, hasPreview }) => state === 'clean' && hasPreview);
      expect(Buffer.from(await (await fetchFile(dan, id)).arrayBuffer()).equals(pixel)).toBe(true);
      expect((await complete(ana, announced)).body.id).toBe(id);
    });

    it('are scanned as they are completed: what is sent afterwards reaches nobody', async () => {
      const announced = await announce(ana, 'a.txt', eicar.length);
      const harmless = 'x'.repeat(eicar.length);
      await put(announced, harmless);
      await complete(ana, announced);
      expect(await put(announced, eicar)).toBe(200);
      await complete(ana, announced);
      await file(ana, 'question', dark, { attachmentIds: [announced.attachmentId] });
      await seenBy(dan, announced.attachmentId, ({ state }) => state === 'clean');
      expect(await (await fetchFile(dan, announced.attachmentId)).text()).toBe(harmless);
      const bad = await announce(ana, 'b.txt', eicar.length);
      await put(bad, eicar);
      await complete(ana, bad);
      await seenBy(ana, bad.attachmentId, ({ state }) => state === 'infected');
    });

    it('are their uploader’s alone', async () => {
      const announced = await announce(ana, 'a.txt', 5);
      await put(announced, 'words');
      for (const other of [dan, desk]) await complete(other, announced, 404);
      await complete(ana, announced);
    });

    it('are not taken above the desk’s limit, nor in another size than announced', async () => {
      const body = { name: 'large.bin', size: 2 * 2 ** 20 + 1 };
      const refused = await ana.call('post', '/v1/attachments/uploads', { body, expect: 413 });
      expect(refused.body.detail).toContain('2 MiB');
      await ana.call('post', '/v1/attachments/uploads', { body: { name: 'empty', size: 0 }, expect: 400 });
      const announced = await announce(ana, 'a.txt', 5);
      // The store of these tests looks at no signature: a true one would not even take it.
      for (const [words, status, code] of [
        ['word', 422, 'unprocessable'],
        ['wordss', 413, 'payload-too-large'],
      ] as const) {
        await put({ ...announced, headers: {} }, words);
        expect((await complete(ana, announced, status)).body.code).toBe(code);
      }
      await put(announced, 'words');
      await complete(ana, announced);
    });

    it('leave nothing when nobody completes them within an hour, and nothing beside the file when somebody does', async () => {
      const own = await TestDesk.open('samsara');
      const eva = await own.person({ name: 'Eva' });
      const [left, kept] = [await announce(eva, 'left.txt', 4), await announce(eva, 'kept.txt', 4)];
      await put(left, 'left');
      await put(kept, 'kept');
      await complete(eva, kept);
      // Its address is good for a while yet.
      await put(kept, 'more');
      await file(eva, 'question', dark, { attachmentIds: [kept.attachmentId] });
      expect(await store.objects(own.id)).toHaveLength(3);
      await own.moveClock({ by: 'PT61M' });
      const again = await own.signIn(eva.email);
      // Whether or not the worker was here already, it is too late.
      expect([404, 410]).toContain(
        (await again.call('post', `/v1/attachments/${left.attachmentId}/completion`)).status,
      );
      await eventually('the file alone to be there', async () =>
        (await store.objects(own.id)).join() === `files/${own.id}/${kept.attachmentId.slice(-2)}/${kept.attachmentId}`
          ? true
          : undefined,
      );
      await seenBy(again, kept.attachmentId, ({ state }) => state === 'clean');
      expect(await (await fetchFile(again, kept.attachmentId)).text()).toBe('kept');
    });

    it('keep their desk from being removed as long as one may still be sent, and go with it', async () => {
      const own = await TestDesk.open('samsara');
      const eva = await own.person({ name: 'Eva' });
      const [sent, kept] = [await announce(eva, 'sent.txt', 4), await announce(eva, 'kept.txt', 4)];
      await put(kept, 'kept');
      await complete(eva, kept);
      const { operatorToken: token } = service();
      await call('delete', `/v1/desks/${own.slug}`, { token, expect: 204 });
      await own.call('get', '/v1/blueprint', { expect: 401 });
      // Its address is good for a while yet.
      expect(await put(sent, 'sent')).toBe(200);
      const owner = await database.asOwner();
      const rows = async () =>
        (await owner.query('SELECT count(*)::int AS count FROM attachment WHERE desk_id = $1', [own.id])).rows[0].count;
      expect(await rows()).toBe(2);
      // As if it had been announced an hour ago.
      await owner.query('UPDATE attachment SET direct_until = NULL WHERE desk_id = $1', [own.id]);
      await gone(own.id);
      await eventually('the rows to be gone', async () => ((await rows()) === 0 ? true : undefined));
    });

    it('are announced once under one idempotency key, and completed once by many', async () => {
      const headers = { 'idempotency-key': `direct-${process.pid}` };
      const body = { name: 'a.txt', size: 5 };
      const send = () => ana.call('post', '/v1/attachments/uploads', { body, headers, expect: 201 });
      const announced = (await send()).body;
      expect((await send()).body).toEqual(announced);
      await put(announced, 'words');
      const answers = await Promise.all(
        [1, 2, 3].map(() => ana.call('post', `/v1/attachments/${announced.attachmentId}/completion`)),
      );
      for (const { status, body: told } of answers) expect(status === 200 || told.code === 'in-progress').toBe(true);
      expect((await complete(ana, announced)).body).toMatchObject({ size: 5, type: 'text/plain' });
    });
  });

  it('are refused within seconds while it is away, and come again when it is back', async () => {
    const id = await attached('before.txt', 'before');
    const { url } = (await ana.call('post', `/v1/attachments/${id}/links`, { expect: 201 })).body;
    await link.cut();
    const from = performance.now();
    const refused = await upload(ana, 'lost.txt', 'lost', { expect: 503 });
    expect(refused.headers['retry-after']).toBe('10');
    const download = await follow(url);
    expect([download.status, download.headers.get('retry-after')]).toEqual([503, '10']);
    const redaction = await dan.call('post', `/v1/attachments/${id}/redaction`, { body: {}, expect: 503 });
    expect(redaction.body.code).toBe('unavailable');
    expect((performance.now() - from) / 1000).toBeLessThan(25);
    // Everything else goes on.
    await file(ana, 'question', dark);
    await link.mend();
    // What was refused is not there; what was promised to go, goes.
    await gone(id);
    expect(await store.objects('lost')).toEqual([]);
    expect(await (await fetchFile(dan, await attached('after.txt', 'after'))).text()).toBe('after');
  });

  it(
    'are refused when it says nothing, and nothing half written is left',
    async () => {
      const own = await TestDesk.open('samsara');
      const eva = await own.person({ name: 'Eva' });
      link.silence();
      const from = performance.now();
      const refused = await upload(eva, 'lost.txt', 'lost', { expect: 503 });
      expect(refused.headers['retry-after']).toBe('10');
      expect((performance.now() - from) / 1000).toBeLessThan(60);
      await link.mend();
      await upload(eva, 'again.txt', 'again');
      expect(await store.objects(own.id)).toHaveLength(1);
    },
    patience,
  );
});
