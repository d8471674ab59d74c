import { text } from 'node:stream/consumers';
import { away, type DirectDoor, type FileOwner } from './file-store.js';
import type { S3Bucket } from './s3-bucket.js';
import { incomingNameOf, nameOf } from './s3-names.js';
import { removeForGood } from './s3-versions.js';

/**
 * Presigned requests into the bucket, under names of their own (`incoming/<desk>/<id>`): the address stays good after
 * the file was taken over, and must not reach it then. What the store copies never leaves it.
 */
export class S3Door implements DirectDoor {
  constructor(private readonly bucket: S3Bucket) {}

  async open(owner: FileOwner, size: number, seconds: number): ReturnType<DirectDoor['open']> {
    const headers = { 'content-length': String(size) };
    return { url: await this.bucket.presign('PUT', incomingNameOf(owner), headers, seconds), headers };
  }

  async takeOver(owner: FileOwner): Promise<boolean> {
    const headers = { 'x-amz-copy-source': this.bucket.pathOf(incomingNameOf(owner)) };
    const key = nameOf({ ...owner, variant: 'original' });
    const { status, content } = await this.bucket.send('PUT', { key, headers, alright: [404] });
    const said = await text(content);
    // A copy may fail after the store has begun to answer 200.
    if (status !== 404 && !said.includes('<CopyObjectResult')) away(new Error('the store of files copies nothing'));
    return status !== 404;
  }

  async clear(owner: FileOwner): Promise<void> {
    await removeForGood(this.bucket, incomingNameOf(owner));
  }
}
