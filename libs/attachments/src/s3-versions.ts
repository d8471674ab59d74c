import { text } from 'node:stream/consumers';
import type { S3Bucket } from './s3-bucket.js';

/** What a store answers to a question about versions that it does not know. */
const unknownQuestion = [400, 404, 405, 501];

/** What has to be named to remove an object, or a version of it. */
interface Removable {
  readonly key: string;
  readonly query: Readonly<Record<string, string>>;
}

/** What a store tells at once: a thousand at most. */
interface Listing {
  readonly removable: readonly Removable[];
  readonly isAll: boolean;
}

/**
 * Removes an object for good, whether it is there or not: in a bucket that keeps versions, each of them, and the marks
 * of deletion.
 *
 * @throws Problem `unavailable`, also where the key to the bucket may not do this
 */
export async function removeForGood(bucket: S3Bucket, key: string): Promise<void> {
  for (;;) {
    const listing = (await versionsBelow(bucket, key)) ?? { removable: [{ key, query: {} }], isAll: true };
    const own = listing.removable.filter((one) => one.key === key);
    for (const one of own) await remove(bucket, one);
    if (listing.isAll || own.length === 0) return;
  }
}

/**
 * Removes for good what the store tells at once of the objects whose names begin so.
 *
 * @returns whether that was all
 * @throws Problem `unavailable`, also where the key to the bucket may not do this
 */
export async function removeBelow(bucket: S3Bucket, beginning: string): Promise<boolean> {
  const { removable, isAll } = (await versionsBelow(bucket, beginning)) ?? (await objectsBelow(bucket, beginning));
  for (const one of removable) await remove(bucket, one);
  return isAll;
}

async function remove(bucket: S3Bucket, { key, query }: Removable): Promise<void> {
  // Read to its end, so that the connection can be used again.
  await text((await bucket.send('DELETE', { key, query, alright: [404] })).content);
}

/** Undefined where the store knows of no versions. */
async function versionsBelow(bucket: S3Bucket, prefix: string): Promise<Listing | undefined> {
  const query = { versions: '', prefix };
  const answer = await text((await bucket.send('GET', { query, alright: unknownQuestion })).content);
  if (!/<ListVersionsResult\b/.test(answer)) return undefined;
  return listingOf(answer, /<(Version|DeleteMarker)>(.*?)<\/\1>/gs, (one) => {
    const versionId = memberOf(one, 'VersionId');
    return versionId === undefined ? undefined : { versionId };
  });
}

async function objectsBelow(bucket: S3Bucket, prefix: string): Promise<Listing> {
  const answer = await text((await bucket.send('GET', { query: { 'list-type': '2', prefix } })).content);
  return listingOf(answer, /<(Contents)>(.*?)<\/\1>/gs, () => ({}));
}

function listingOf(
  answer: string,
  entries: RegExp,
  queryOf: (entry: string) => Removable['query'] | undefined,
): Listing {
  const removable = [...answer.matchAll(entries)].flatMap(([, , entry = '']) => {
    const key = memberOf(entry, 'Key');
    const query = queryOf(entry);
    return key === undefined || query === undefined ? [] : [{ key, query }];
  });
  return { removable, isAll: memberOf(answer, 'IsTruncated') !== 'true' };
}

/** Neither keys of ours nor version ids hold anything that XML writes otherwise. */
function memberOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}
