import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Clock, systemClock } from '#kernel';
import { away } from './file-store.js';
import { exchange } from './s3-exchange.js';
import { type BucketSettings, presignedUrl, signedRequest } from './s3-signature.js';
import type { Spooled } from './spool.js';

export interface BucketRequest {
  /** Of the object; without it the bucket itself is asked. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: Spooled;
  /** What is an answer too, and no failure. */
  readonly alright?: readonly number[];
}

/** An answer whose body has to be read or destroyed, even where it is empty. */
export interface BucketAnswer {
  readonly status: number;
  readonly content: Readable;
}

/** Milliseconds that the store may take for one step of a request before it counts as away. */
const usualPatience = 10_000;
const digestOfNothing = createHash('sha256').digest('hex');

/**
 * One bucket of an S3-compatible store, over its REST API. Requests are signed (AWS Signature Version 4) with the digest
 * of what they carry, so that the store refuses what arrived otherwise. One try each: whoever asks can ask again.
 */
export class S3Bucket {
  constructor(
    private readonly settings: BucketSettings,
    private readonly patience: number = usualPatience,
    private readonly clock: Clock = systemClock,
  ) {}

  /** @throws Problem `unavailable` when the store cannot be reached, says nothing, or refuses */
  async send(
    method: 'GET' | 'PUT' | 'DELETE',
    { key, query, headers, content, alright = [] }: BucketRequest,
  ): Promise<BucketAnswer> {
    try {
      const all = { ...headers, 'x-amz-content-sha256': content?.digest ?? digestOfNothing };
      const signed = await signedRequest(this.settings, this.clock.now(), { method, key, query, headers: all });
      if (content) signed.headers.set('content-length', String(content.size));
      const answer = await exchange(signed.url, { method, headers: signed.headers }, content, this.patience);
      const { statusCode: status = 0 } = answer;
      const isGood = (status >= 200 && status < 300) || alright.includes(status);
      if (!isGood) throw await refusal(status, answer);
      return { status, content: answer };
    } catch (cause) {
      return away(cause);
    }
  }

  /** An address that lets whoever has it make this one request. See `presignedUrl`. */
  presign(method: string, key: string, headers: Readonly<Record<string, string>>, seconds: number): Promise<string> {
    return presignedUrl(this.settings, this.clock.now(), { method, key, headers }, seconds);
  }

  /** An object as the store names it where another one is copied from it. */
  pathOf(key: string): string {
    return `/${this.settings.bucket}/${key}`;
  }
}

async function refusal(status: number, body: Readable): Promise<Error> {
  const [, code = 'no reason'] = /<Code>(\w+)<\/Code>/.exec(await text(body)) ?? [];
  return new Error(`the store of files answers ${status}: ${code}`);
}
