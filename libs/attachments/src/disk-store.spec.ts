import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { DiskStore } from './disk-store.js';
import { type FileKey, removeAll } from './file-store.js';

async function* parts(...words: string[]) {
  for (const word of words) yield Buffer.from(word);
}

describe('the store on a disk', () => {
  let folder: string;
  let store: DiskStore;
  const deskId = newId();
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const key = (): FileKey => ({ deskId, id: newId(), variant: 'original' });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'guichet-files-'));
    store = new DiskStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives back what it was given, whole or in part', async () => {
    const own = key();
    await store.write(own, parts('guichet ', 'means ', 'window'));
    expect(await text(await store.read(own))).toBe('guichet means window');
    expect(await text(await store.read(own, { first: 8, last: 12 }))).toBe('means');
    await removeAll(store, own);
    await expect(store.read(own)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('keeps nothing of what ends early', async () => {
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('the line is dead');
    }
    await expect(store.write(key(), broken())).rejects.toThrow('the line is dead');
    expect(await files()).toEqual([]);
  });

  it('removes what a killed process left half written', async () => {
    const own = key();
    await store.write(own, parts('x'));
    const [file] = await files();
    await writeFile(path.join(file?.parentPath ?? '', `${own.id}.part`), 'half');
    await store.remove(own);
    expect(await files()).toEqual([]);
  });

  it('takes no path for a key', async () => {
    const sneaky: FileKey = { deskId, id: '../../../etc/passwd', variant: 'original' };
    await expect(store.read(sneaky)).rejects.toThrow('two UUIDs');
  });
});
