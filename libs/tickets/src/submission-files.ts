import { Injectable } from '@nestjs/common';
import { sameHash, Throttle } from '#accounts';
import { Uploads } from '#attachments';
import { Database, Secrets } from '#database';
import { DeskRegistry } from '#desks';
import { type Caller, isUuid, Problem, type Uuid } from '#kernel';
import { sourceOf } from '#limits';
import { refused } from './draft-rules.js';
import type { SubmissionFileDto, SubmissionFileQueryDto } from './submission.dto.js';
import { SubmissionChallenges } from './submission-challenges.js';

/** Where the proof stands in an upload: its body is the file. */
const place = '/query/challenge';

/**
 * Files that visitors of a page send before the form they go with. To the service they are uploads of the page's key, which
 * all its visitors share: what makes one of them somebody's is the name that its upload gave and nobody else has,
 *
 *     <id>.<HMAC-SHA-256 of the id, the key and the desk>
 */
@Injectable()
export class SubmissionFiles {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly uploads: Uploads,
    private readonly throttle: Throttle,
    private readonly challenges: SubmissionChallenges,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Takes one file. Its work is looked at, used up and counted before its first byte is; so is its size, as it was
   * announced or as the desk takes files at most. What that was too much is given back when the file is there.
   *
   * @param announced bytes
   * @throws Problem `unprocessable` (no proof of work; an empty file), `payload-too-large`, `conflict` (a desk without such a
   *   door), `too-many-requests`
   */
  async take(
    caller: Caller,
    { challenge, answer }: SubmissionFileQueryDto,
    announced: number | undefined,
    receive: Parameters<Uploads['take']>[1],
  ): Promise<SubmissionFileDto> {
    const { channels, attachments } = await this.desks.blueprint(caller);
    if (!channels.open.has('form') && !channels.open.has('embed')) {
      throw new Problem('conflict', 'This desk takes no forms from other pages any more.');
    }
    const proof = challenge === undefined || answer === undefined ? undefined : { challenge, answer };
    this.challenges.check(caller, proof, place);
    const [source, page] = [sourceOf(caller.sourceAddress), caller.keyId ?? ''];
    const counted = inMiB(Math.min(announced ?? attachments.largest, attachments.largest));
    const full = await this.database.transaction(caller, async (tx) => {
      await this.challenges.use(tx, proof, place);
      return (
        (await this.throttle.take(tx, 'submission-file', source)) ??
        (await this.throttle.take(tx, 'submission-file-by-page', page)) ??
        (await this.throttle.take(tx, 'submission-size', source, counted)) ??
        (await this.throttle.take(tx, 'submission-size-by-page', page, counted))
      );
    });
    if (full) throw full;
    const { id, name, type, size } = await this.uploads.take(withoutProof(caller), receive);
    const over = counted - inMiB(size);
    if (over > 0) {
      await this.database.transaction(caller, async (tx) => {
        await this.throttle.giveBack(tx, 'submission-size', source, over);
        await this.throttle.giveBack(tx, 'submission-size-by-page', page, over);
      });
    }
    return { file: `${id}.${this.sign(caller, id).toString('base64url')}`, name: name ?? '', type, size };
  }

  /** Ids of the files with these names. @throws Problem `unprocessable` naming each that this page's key did not give */
  idsOf(caller: Caller, files: readonly string[]): Uuid[] {
    return files.map((file, place) => {
      const [id = '', signature = ''] = file.split('.');
      if (isUuid(id) && sameHash(this.sign(caller, id), Buffer.from(signature, 'base64url'))) return id;
      throw refused(`/files/${place}`, 'unknown', 'No file has this name here. Upload it with `submissionFileCreate`.');
    });
  }

  private sign({ deskId, keyId }: Caller, id: Uuid): Buffer {
    return this.secrets.digest('submission-file', `${deskId}.${keyId}.${id}`);
  }
}

const inMiB = (bytes: number) => Math.ceil(bytes / 1_048_576);

/** Each try brings work of its own, which stands in the address: that is no other request. */
function withoutProof(caller: Caller): Caller {
  if (caller.idempotency === null) return caller;
  const [path = ''] = caller.idempotency.path.split('?', 1);
  return { ...caller, idempotency: { ...caller.idempotency, path } };
}

/** What is wrong with the attachments of a ticket, to somebody who named them as files of a form. */
export function asOfFiles(error: unknown): unknown {
  if (!(error instanceof Problem) || !error.errors?.some(({ pointer }) => pointer.startsWith('/attachmentIds')))
    return error;
  const errors = error.errors.map((each) => ({ ...each, pointer: each.pointer.replace('/attachmentIds', '/files') }));
  return new Problem(error.code, error.detail.replace('`attachmentCreate`', '`submissionFileCreate`'), { errors });
}
