import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Problem } from '#kernel';

/** The part of the form that holds the file. */
const partName = 'file';

/** The body of a request that is a form with a file, not read yet. */
export const UploadBody = createParamDecorator((_: unknown, context: ExecutionContext): IncomingMessage => {
  const { body, raw } = context.switchToHttp().getRequest<{ body: unknown; raw: IncomingMessage }>();
  if (body === raw) return raw;
  throw new Problem('unsupported-media-type', 'Send the file as `multipart/form-data`, in a part named `file`.');
});

/** Bytes that the whole body takes, as its sender says; undefined where the sender does not say. */
export function announcedSize({ headers }: IncomingMessage): number | undefined {
  const length = headers['content-length'];
  return length === undefined ? undefined : Number(length);
}

/**
 * Reads a form of exactly one file (RFC 7578), while it arrives.
 *
 * @param take what to do with the file; has to read it to its end
 * @returns what `take` gave, once the whole form was read and found right
 * @throws Problem `invalid-request` for any other form, `malformed-request` for one that cannot be read; what `take` throws
 */
export async function readForm<T>(
  request: IncomingMessage,
  take: (name: string, content: Readable) => Promise<T>,
): Promise<T> {
  const form = parserOf(request);
  let taken: Promise<T> | undefined;
  let file: Readable | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      form.on('file', (field, content, name) => {
        // Whoever takes it hears of it too; an error that nobody listens to would end the process.
        content.on('error', () => undefined);
        if (field !== partName || taken !== undefined) return reject(oneFile(field));
        file = content;
        taken = take(name ?? '', content);
        taken.catch(reject);
      });
      form.on('field', (field) => reject(oneFile(field)));
      for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
        form.on(limit, () => reject(oneFile('')));
      form.on('error', (cause) => reject(unreadable(cause)));
      form.on('finish', resolve);
      request.on('error', (cause) => reject(unreadable(cause)));
      request.on('close', () => request.complete || reject(unreadable(undefined)));
      request.pipe(form);
    });
    if (taken === undefined) throw oneFile(partName);
    return await taken;
  } catch (error) {
    request.unpipe(form);
    // Whoever reads the file must not wait for ever.
    file?.destroy(error instanceof Error ? error : undefined);
    form.destroy();
    await taken?.catch(() => undefined);
    request.resume();
    throw error;
  }
}

function parserOf(request: IncomingMessage): InstanceType<typeof Busboy> {
  const { 'content-type': type = '' } = request.headers;
  try {
    const limits = { files: 1, fields: 0, parts: 1, headerPairs: 20, headerSize: 16_384 };
    return new Busboy({ headers: { ...request.headers, 'content-type': type }, limits });
  } catch (cause) {
    throw unreadable(cause);
  }
}

function oneFile(field: string): Problem {
  return new Problem('invalid-request', 'The form has exactly one part: the file, named `file`, with a file name.', {
    errors: [{ pointer: `/${field}`, code: field === partName ? 'required' : 'unknown-member', detail: 'One file.' }],
  });
}

function unreadable(cause: unknown): Problem {
  return new Problem('malformed-request', 'The form ended early or is no `multipart/form-data` (RFC 7578).', { cause });
}
