import { createHash } from 'node:crypto';
import { Problem } from '#kernel';
import { judgedBytes, mediaTypeOf } from './media-type.js';

/** What is known of a file once all of it went by. */
export interface Intake {
  /** Media type by content. */
  readonly type: string;
  readonly size: number;
  /** SHA-256. */
  readonly digest: Buffer;
}

/** Looks at a file while it goes by, and lets no more of it through than allowed. */
export class FileIntake {
  private readonly hash = createHash('sha256');
  private readonly head: Buffer[] = [];
  private judged = 0;
  private size = 0;

  /** @param most bytes */
  constructor(private readonly most: number) {}

  /** @throws Problem `payload-too-large` */
  async *through(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      this.size += chunk.byteLength;
      if (this.size > this.most) throw tooLarge(this.most);
      this.hash.update(chunk);
      if (this.judged < judgedBytes) {
        // A copy: the chunk may be a view of much more memory.
        const part = Buffer.from(chunk.subarray(0, judgedBytes - this.judged));
        this.head.push(part);
        this.judged += part.length;
      }
      yield chunk;
    }
  }

  /** Once it is through. */
  async result(): Promise<Intake> {
    return { type: await mediaTypeOf(Buffer.concat(this.head)), size: this.size, digest: this.hash.digest() };
  }
}

export function tooLarge(most: number): Problem {
  const limit = most % 2 ** 20 === 0 ? `${most / 2 ** 20} MiB` : `${most} bytes`;
  return new Problem('payload-too-large', `A file may have at most ${limit} here. Send a smaller one.`);
}
