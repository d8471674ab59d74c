import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eicar, FakeClamd } from './support/clamd.js';
import { type Person, TestDesk } from './support/desks.js';
import { patience } from './support/extra-api.js';
import { beginUpload, fetchFile, follow, pixel, seenBy, upload } from './support/files.js';
import { NetworkLink } from './support/network-link.js';
import { ObjectStore } from './support/object-store.js';
import { eventually, type RunningService, service } from './support/running.js';
import { ScratchDatabase } from './support/scratch-database.js';
import { file } from './support/stories.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };

/** A service of its own: its API and its worker keep files in the bucket. */
async function withBucket(database: ScratchDatabase, settings: Record<string, string>): Promise<RunningService> {
  const shared = service();
  const environment = { ...shared.environment, DATABASE_URL: database.url, LOG_LEVEL: 'fatal', ...settings };
  const api = shared.startProcess('apps/api/src/main.js', environment);
  const worker = shared.startProcess('apps/worker/src/main.js', environment);
  const [url = ''] = await Promise.all([api.ready, worker.ready]);
  return { ...shared, url, environment, api: api.child, worker: worker.child };
}

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
    globalThis.guichetService = await withBucket(database, { ...store.settings(link.url), CLAMAV_URL: clamd.url });
    desk = await TestDesk.open('samsara', (source) => `${source}\nattachments:\n  largestMebibytes: 2\n`);
    ana = await desk.person({ name: 'Ana Lind' });
    dan = await desk.person({ name: 'Dan Agent', role: 'agent' });
  }, patience);

  afterAll(async () => {
    service().api.kill('SIGKILL');
    service().worker.kill('SIGKILL');
    globalThis.guichetService = shared;
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
    const bad = await attached('bad.txt', eicar);
    await ana.call('post', `/v1/attachments/${bad}/links`, { expect: 409 });
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
    expect((performance.now() - from) / 1000).toBeLessThan(10);
    // Everything else goes on.
    await file(ana, 'question', dark);
    await link.mend();
    // What was refused is not there; what was promised to go, goes.
    await gone(id);
    expect(await store.objects('lost')).toEqual([]);
    expect(await (await fetchFile(dan, await attached('after.txt', 'after'))).text()).toBe('after');
  }, 60_000);

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
