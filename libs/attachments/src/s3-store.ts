import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Uuid } from '#kernel';
import { away, type ByteRange, type DirectDoor, type FileKey, FileStore } from './file-store.js';
import type { S3Bucket } from './s3-bucket.js';
import { S3Door } from './s3-door.js';
import { beginningsOf, nameOf } from './s3-names.js';
import { removeBelow, removeForGood } from './s3-versions.js';
import { spooled } from './spool.js';

/**
 * Files in a bucket of an S3-compatible store: `files/<desk>/<last two digits of the id>/<id>`, with `.preview` behind
 * previews. A file passes through the local disk on its way in: so its size and its digest are known before the first
 * byte is sent, one request carries all of it or nothing, and no memory holds parts of it.
 *
 * The bucket must not lock objects. Where it keeps versions, a file is removed with all of them.
 */
export class S3Store extends FileStore {
  override readonly direct: DirectDoor;

  constructor(private readonly bucket: S3Bucket) {
    super();
    this.direct = new S3Door(bucket);
  }

  override async write(key: FileKey, content: AsyncIterable<Uint8Array>): Promise<void> {
    await spooled(content, async (whole) => {
      await text((await this.bucket.send('PUT', { key: nameOf(key), content: whole })).content);
    });
  }

  override async read(key: FileKey, range?: ByteRange): Promise<Readable> {
    const part = range && { headers: { range: `bytes=${range.first}-${range.last}` } };
    const { status, content } = await this.bucket.send('GET', { key: nameOf(key), ...part });
    if (!range || status === 206) return content;
    content.destroy();
    return away(new Error('the store of files gives no parts'));
  }

  override async remove(key: FileKey): Promise<void> {
    await removeForGood(this.bucket, nameOf(key));
  }

  override async removeDesk(deskId: Uuid): Promise<boolean> {
    for (const beginning of beginningsOf(deskId)) {
      if (!(await removeBelow(this.bucket, beginning))) return false;
    }
    return true;
  }
}
