import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Uuid } from '#kernel';
import { away, type ByteRange, type FileKey, FileStore, folderOf, pathOf } from './file-store.js';

/**
 * Files in a folder: `<desk>/<last two digits of the id>/<id>`, with `.preview` behind previews. All processes of an
 * installation need the same folder. A file is written under another name, forced to the disk and then renamed, so
 * that whatever has its name is whole, even after the power has failed.
 */
export class DiskStore extends FileStore {
  override readonly direct = undefined;

  constructor(private readonly folder: string) {
    super();
  }

  override async write(key: FileKey, content: AsyncIterable<Uint8Array>): Promise<void> {
    const target = this.pathOf(key);
    const unfinished = `${target}.part`;
    try {
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 }).catch(away);
      const file = await open(unfinished, 'wx', 0o600).catch(away);
      try {
        for await (const chunk of content) await file.writeFile(chunk).catch(away);
        await file.sync().catch(away);
      } finally {
        await file.close();
      }
      await rename(unfinished, target).catch(away);
      await forceFolder(path.dirname(target)).catch(away);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  override async read(key: FileKey, range?: ByteRange): Promise<Readable> {
    const file = await open(this.pathOf(key), 'r').catch(away);
    const part = range === undefined ? {} : { start: range.first, end: range.last };
    return createReadStream('', { fd: file, ...part });
  }

  override async remove(key: FileKey): Promise<void> {
    const target = this.pathOf(key);
    await rm(target, { force: true }).catch(away);
    await rm(`${target}.part`, { force: true }).catch(away);
  }

  override async removeDesk(deskId: Uuid): Promise<boolean> {
    await rm(path.join(this.folder, folderOf(deskId)), { recursive: true, force: true }).catch(away);
    return true;
  }

  private pathOf(key: FileKey): string {
    return path.join(this.folder, pathOf(key));
  }
}

/** The name of a file is on the disk only once its folder is. */
async function forceFolder(folder: string): Promise<void> {
  // Windows does not open folders; there the journal of the file system keeps the name.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
