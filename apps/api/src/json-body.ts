import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Problem } from '#kernel';

/** How deep a body may nest. */
export const maxDepth = 64;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Makes JSON in UTF-8 the only kind of body that is read, and refuses what would go wrong further in: nesting too deep
 * for recursive readers, `__proto__`, and characters that PostgreSQL cannot store.
 */
export function readJsonOnly(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  readKnownForms(fastify);
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    // No body at all is for the route to judge: some have none.
    if (bytes.length === 0) return done(null, undefined);
    try {
      const text = decoded(bytes);
      refuseDeep(text);
      let parsed: { error: Error | null; body?: unknown } = { error: null };
      // It answers at once. What is thrown in its callback, it takes for an error of its own.
      parse(request, text, (error, body) => {
        parsed = { error, body };
      });
      if (!parsed.error && /\\u(0000|d[89a-f])/i.test(text)) refuseUnstorable(parsed.body, '');
      done(parsed.error, parsed.body);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/**
 * Two standards want forms. A mail program that unsubscribes for its reader sends one of one known field (RFC 8058),
 * which says nothing and is let by unread; whoever introspects a token sends it as one (RFC 7662 §2.1). There, and only
 * there.
 */
function readKnownForms(fastify: FastifyInstance): void {
  const form = 'application/x-www-form-urlencoded';
  fastify.addContentTypeParser(form, { parseAs: 'buffer', bodyLimit: 5_000 }, (request, bytes, done) => {
    const { url } = request.routeOptions;
    if (url?.endsWith('/unsubscriptions')) return done(null, undefined);
    if (url?.endsWith('/token-introspections'))
      return done(null, Object.fromEntries(new URLSearchParams(String(bytes))));
    done(new Problem('unsupported-media-type', 'Send JSON, with `Content-Type: application/json`.'));
  });
}

function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new Problem('malformed-request', 'The body is not UTF-8. Send JSON in UTF-8 (RFC 8259).', { cause });
  }
}

/** Looks at the text, before anything recursive sees it. */
function refuseDeep(text: string): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      if (++depth > maxDepth)
        throw new Problem('malformed-request', `The body nests deeper than ${maxDepth} levels. Send a flatter one.`);
    } else if (character === '}' || character === ']') depth--;
  }
}

/** U+0000, and halves of surrogate pairs that stand alone. */
const unstorable = /[\0\p{Surrogate}]/u;

function refuseUnstorable(value: unknown, pointer: string): void {
  if (typeof value === 'string' && unstorable.test(value)) throw badCharacter(pointer);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (unstorable.test(key)) throw badCharacter(pointer);
    refuseUnstorable(member, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

function badCharacter(pointer: string): Problem {
  return new Problem('invalid-request', 'A text contains a character that cannot be stored. Send it without.', {
    errors: [
      { pointer, code: 'bad-character', detail: 'No U+0000 and no half of a surrogate pair may stand in a text.' },
    ],
  });
}
