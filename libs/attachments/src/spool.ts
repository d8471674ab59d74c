import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { newId } from '#kernel';
import { away } from './file-store.js';

/** All of a stream, on the local disk for as long as somebody works with it. */
export interface Spooled {
  readonly size: number;
  /** SHA-256 of it, in hex. */
  readonly digest: string;
  /** Gives it part by part, each in the same buffer: `take` is done with it when it resolves. */
  readonly pass: (take: (part: Uint8Array) => Promise<void>) => Promise<void>;
}

/** Bytes of a part. */
const partSize = 64 * 1024;

/**
 * Keeps a stream in a file of the folder for temporary files (`TMPDIR`) while `work` runs. The file has no name, so that
 * nothing is left of it when the process is killed.
 *
 * @throws Problem `unavailable` for what the disk cannot do; whatever the content and `work` throw
 */
export async function spooled<T>(content: AsyncIterable<Uint8Array>, work: (whole: Spooled) => Promise<T>): Promise<T> {
  const name = path.join(os.tmpdir(), `guichet-${newId()}`);
  const file = await open(name, 'wx+', 0o600).catch(away);
  try {
    await rm(name).catch(away);
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      size += chunk.byteLength;
      await file.writeFile(chunk).catch(away);
    }
    return await work({ size, digest: hash.digest('hex'), pass: (take) => pass(file, take) });
  } finally {
    await file.close();
  }
}

async function pass(file: FileHandle, take: (part: Uint8Array) => Promise<void>): Promise<void> {
  const buffer = Buffer.allocUnsafe(partSize);
  for (let position = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, partSize, position).catch(away);
    if (bytesRead === 0) return;
    await take(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}
