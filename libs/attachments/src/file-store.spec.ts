import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { NetworkLink } from '../../../test/support/network-link.js';
import { ObjectStore } from '../../../test/support/object-store.js';
import { DiskStore } from './disk-store.js';
import { type FileKey, type FileStore, removeAll } from './file-store.js';
import { S3Bucket } from './s3-bucket.js';
import { S3Store } from './s3-store.js';

interface Case {
  readonly store: FileStore;
  /** Names of all that is there. */
  readonly files: () => Promise<string[]>;
  readonly stop: () => Promise<void>;
}

async function onDisk(): Promise<Case & { readonly folder: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guichet-files-'));
  const entries = () => readdir(folder, { recursive: true, withFileTypes: true });
  return {
    folder,
    store: new DiskStore(folder),
    files: async () => (await entries()).filter((entry) => entry.isFile()).map(({ name }) => name),
    stop: () => rm(folder, { recursive: true }),
  };
}

/** @param patience milliseconds */
function bucketAt(endpoint: string, patience?: number): S3Bucket {
  const settings = { region: 'us-east-1', bucket: 'guichet-files', keyId: 'S3RVER', secret: 'S3RVER' };
  return new S3Bucket({ ...settings, endpoint, pathStyle: true }, patience);
}

async function inBucket(): Promise<Case> {
  const server = await ObjectStore.start();
  return {
    store: new S3Store(bucketAt(server.url)),
    files: () => server.objects(),
    stop: () => server.stop(),
  };
}

async function* parts(...words: string[]) {
  for (const word of words) yield Buffer.from(word);
}

const deskId = newId();
const newKey = (): FileKey => ({ deskId, id: newId(), variant: 'original' });

describe.each<[string, () => Promise<Case>]>([
  ['on a disk', onDisk],
  ['in a bucket', inBucket],
])('the store %s', (_, begin) => {
  let around: Case;
  let store: FileStore;

  beforeAll(async () => {
    around = await begin();
    store = around.store;
  });
  afterAll(() => around.stop());

  it('gives back what it was given, whole or in part', async () => {
    const own = newKey();
    await store.write(own, parts('guichet ', 'means ', 'window'));
    expect(await text(await store.read(own))).toBe('guichet means window');
    expect(await text(await store.read(own, { first: 8, last: 12 }))).toBe('means');
    expect(await text(await store.read(own, { first: 1, last: 1 }))).toBe('u');
    await removeAll(store, own);
    await expect(store.read(own)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('keeps a preview beside the file, and removes both', async () => {
    const own = newKey();
    await store.write(own, parts('large'));
    await store.write({ ...own, variant: 'preview' }, parts('small'));
    expect(await text(await store.read({ ...own, variant: 'preview' }))).toBe('small');
    expect(await around.files()).toHaveLength(2);
    await removeAll(store, own);
    expect(await around.files()).toEqual([]);
  });

  it('keeps nothing of what ends early, and says why', async () => {
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('the line is dead');
    }
    await expect(store.write(newKey(), broken())).rejects.toThrow('the line is dead');
    expect(await around.files()).toEqual([]);
  });

  it('removes what is not there without a word', async () => {
    await removeAll(store, newKey());
  });

  it('holds many megabytes as they came', async () => {
    const own = newKey();
    const chunk = Buffer.alloc(2 ** 20, 'guichet means window. ');
    async function* chunks() {
      for (let count = 0; count < 12; count += 1) yield chunk;
    }
    await store.write(own, chunks());
    const last = { first: 12 * 2 ** 20 - 5, last: 12 * 2 ** 20 - 1 };
    expect(await text(await store.read(own, last))).toBe(chunk.subarray(-5).toString());
    let size = 0;
    for await (const part of await store.read(own)) size += part.length;
    expect(size).toBe(12 * 2 ** 20);
    await removeAll(store, own);
  });

  it('is not held up by who does not read', async () => {
    const own = newKey();
    await store.write(own, parts('x'.repeat(2 ** 20)));
    for (let count = 0; count < 5; count += 1) (await store.read(own)).destroy();
    expect((await text(await store.read(own))).length).toBe(2 ** 20);
    await removeAll(store, own);
  });

  it('loses all of a desk’s files at once, and no other desk’s', async () => {
    const [other, own] = [{ ...newKey(), deskId: newId() }, newKey()];
    for (const key of [other, own, newKey(), { ...own, variant: 'preview' as const }]) {
      await store.write(key, parts('words'));
    }
    expect(await store.removeDesk(deskId)).toBe(true);
    expect(await around.files()).toHaveLength(1);
    expect(await text(await store.read(other))).toBe('words');
    expect(await store.removeDesk(deskId)).toBe(true);
    await removeAll(store, other);
    await expect(store.removeDesk('../..')).rejects.toThrow('UUID');
  });

  it('takes no path for a key', async () => {
    const sneaky: FileKey = { deskId, id: '../../../etc/passwd', variant: 'original' };
    await expect(store.read(sneaky)).rejects.toThrow('two UUIDs');
  });
});

describe('the store on a disk', () => {
  it('removes what a killed process left half written', async () => {
    const { store, files, folder, stop } = await onDisk();
    const own = newKey();
    await store.write(own, parts('x'));
    await writeFile(path.join(folder, deskId, own.id.slice(-2), `${own.id}.part`), 'half');
    expect(await files()).toHaveLength(2);
    await store.remove(own);
    expect(await files()).toEqual([]);
    await stop();
  });
});

describe('the store in a bucket, when that is away', () => {
  let server: ObjectStore;
  let link: NetworkLink;

  beforeAll(async () => {
    server = await ObjectStore.start();
    link = new NetworkLink(server.url);
    await link.mend();
  });
  afterAll(async () => {
    await link.cut();
    await server.stop();
  });

  it('says so at once, and goes on when it is back', async () => {
    const store = new S3Store(bucketAt(link.url));
    const own = newKey();
    await store.write(own, parts('words'));
    await link.cut();
    for (const tried of [store.write(newKey(), parts('lost')), store.read(own), store.remove(own)]) {
      await expect(tried).rejects.toMatchObject({ code: 'unavailable', retryAfter: 10 });
    }
    await link.mend();
    expect(await text(await store.read(own))).toBe('words');
    expect(await server.objects()).toHaveLength(1);
    await store.remove(own);
  });

  it('waits no longer than its patience for one that says nothing', async () => {
    const store = new S3Store(bucketAt(link.url, 200));
    const own = newKey();
    await store.write(own, parts('words'));
    link.silence();
    for (const tried of [store.write(newKey(), parts('lost')), store.read(own), store.remove(own)]) {
      await expect(tried).rejects.toMatchObject({ code: 'unavailable' });
    }
    await link.mend();
    expect(await text(await store.read(own))).toBe('words');
    await store.remove(own);
  });
});
