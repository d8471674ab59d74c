import { text } from 'node:stream/consumers';
import type { S3Bucket } from './s3-bucket.js';

/** What a store answers to a question about versions that it does not know. */
const unknownQuestion = [400, 404, 405, 501];

/**
 * Removes an object for good, whether it is there or not: in a bucket that keeps versions, each of them, and the marks
 * of deletion.
 *
 * @throws Problem `unavailable`, also where the key to the bucket may not do this
 */
export async function removeForGood(bucket: S3Bucket, key: string): Promise<void> {
  for (;;) {
    const { versions, isAll } = await versionsOf(bucket, key);
    for (const query of versions) {
      // Read to its end, so that the connection can be used again.
      await text((await bucket.send('DELETE', { key, query, alright: [404] })).content);
    }
    if (isAll) return;
  }
}

/** What has to be named to remove an object. */
async function versionsOf(
  bucket: S3Bucket,
  key: string,
): Promise<{ readonly versions: readonly Readonly<Record<string, string>>[]; readonly isAll: boolean }> {
  const query = { versions: '', prefix: key };
  const answer = await text((await bucket.send('GET', { query, alright: unknownQuestion })).content);
  if (!/<ListVersionsResult\b/.test(answer)) return { versions: [{}], isAll: true };
  const versions = [...answer.matchAll(/<(Version|DeleteMarker)>(.*?)<\/\1>/gs)].flatMap(([, , one = '']) => {
    const versionId = memberOf(one, 'VersionId');
    return memberOf(one, 'Key') === key && versionId !== undefined ? [{ versionId }] : [];
  });
  return { versions, isAll: memberOf(answer, 'IsTruncated') !== 'true' || versions.length === 0 };
}

/** Neither keys of ours nor version ids hold anything that XML writes otherwise. */
function memberOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}
