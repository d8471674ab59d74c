import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { away, type ByteRange, type FileKey, FileStore, pathOf } from './file-store.js';
import { type BucketAnswer, type S3Bucket } from './s3-bucket.js';
import { spooled } from './spool.js';

/** What a store answers to a question about versions that it does not know. */
const unknownQuestion = [400, 404, 405, 501];

/**
 * Files in a bucket of an S3-compatible store: `files/<desk>/<last two digits of the id>/<id>`, with `.preview` behind
 * previews. A file passes through the local disk on its way in: so its size and its digest are known before the first
 * byte is sent, one request carries all of it or nothing, and no memory holds parts of it.
 *
 * The bucket must not lock objects. Where it keeps versions, a file is removed with all of them.
 */
export class S3Store extends FileStore {
  constructor(private readonly bucket: S3Bucket) {
    super();
  }

  override async write(key: FileKey, content: AsyncIterable<Uint8Array>): Promise<void> {
    await spooled(content, async (whole) => {
      await done(this.bucket.send('PUT', { key: nameOf(key), content: whole }));
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
    const name = nameOf(key);
    for (;;) {
      const { versions, isAll } = await this.versionsOf(name);
      for (const query of versions) await done(this.bucket.send('DELETE', { key: name, query, alright: [404] }));
      if (isAll) return;
    }
  }

  /** What has to be named to remove an object for good: each version of it, marks of deletion included. */
  private async versionsOf(key: string): Promise<{ versions: Readonly<Record<string, string>>[]; isAll: boolean }> {
    const query = { versions: '', prefix: key };
    const answer = await text((await this.bucket.send('GET', { query, alright: unknownQuestion })).content);
    if (!/<ListVersionsResult\b/.test(answer)) return { versions: [{}], isAll: true };
    const versions = [...answer.matchAll(/<(Version|DeleteMarker)>(.*?)<\/\1>/gs)].flatMap(([, , one = '']) => {
      const versionId = memberOf(one, 'VersionId');
      return memberOf(one, 'Key') === key && versionId !== undefined ? [{ versionId }] : [];
    });
    return { versions, isAll: memberOf(answer, 'IsTruncated') !== 'true' || versions.length === 0 };
  }
}

function nameOf(key: FileKey): string {
  return `files/${pathOf(key)}`;
}

/** Neither keys of ours nor version ids hold anything that XML writes otherwise. */
function memberOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** Reads the rest, so that the connection can be used again. */
async function done(answer: Promise<BucketAnswer>): Promise<void> {
  await text((await answer).content);
}
