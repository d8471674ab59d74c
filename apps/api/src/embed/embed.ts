import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublishableKeys } from '#accounts';
import { DeskRegistry } from '#desks';
import { negotiateLanguage, notFound, Problem } from '#kernel';
import { answering } from '../pages/answering.js';
import { memberOf } from '../pages/page-desk.js';
import { pageLanguages } from '../pages/page-words.js';
import { embedWords } from './embed-words.js';
import { framePage } from './frame-page.js';

/** What browsers load, by name; the scripts are bundled from `apps/embed` when the service is built. */
const files = {
  'loader.js': { type: 'text/javascript; charset=utf-8', place: '../../../embed/loader.js' },
  'frame.js': { type: 'text/javascript; charset=utf-8', place: '../../../embed/frame.js' },
  'frame.css': { type: 'text/css; charset=utf-8', place: '../../../embed/src/frame.css' },
} as const;

/**
 * Serves the form that partners build into their pages: the loader, and for each publishable key the page of a frame
 * that none but the pages of its origins may show.
 */
export function serveEmbed(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const versions = new Map<string, string>();
  for (const [name, { type, place }] of Object.entries(files)) {
    const content = readFileSync(new URL(place, import.meta.url));
    const version = createHash('sha256').update(content).digest('base64url').slice(0, 22);
    versions.set(name, version);
    fastify.get(`/embed/${name}`, (request, reply) =>
      sendFile(request, reply, { content, type, version, isPinned: memberOf(request.query, 'v') === version }),
    );
  }
  const addressOf = (name: keyof typeof files) => `/embed/${name}?v=${versions.get(name)}`;

  fastify.get('/embed/frame', (request, reply) =>
    answering(request, reply, async () => {
      const asked = (name: string) => memberOf(request.query, name);
      const key = asked('key');
      const page = await app.get(PublishableKeys).page(key);
      const { identity } = await app.get(DeskRegistry).blueprint({ ...page, deskId: page.id });
      // The browser shows the frame in pages of these origins alone; what it says, it says to this one of them.
      if (!page.origins.includes(asked('origin'))) {
        throw new Problem('forbidden', 'This key works in pages of its own origins alone, and this is none of them.');
      }
      const type = asked('type');
      if (type !== '' && !page.requestTypes.includes(type)) throw notFound();
      const wished = asked('language') || request.headers['accept-language'];
      const language = negotiateLanguage(wished, identity.languages, identity.defaultLanguage);
      const spoken = pageLanguages.find((each) => each === language) ?? 'en';
      const html = framePage({
        language,
        words: embedWords[spoken],
        script: addressOf('frame.js'),
        style: addressOf('frame.css'),
        data: {
          key,
          desk: page.slug,
          origin: asked('origin'),
          type,
          types: page.requestTypes.join(' '),
          theme: asked('theme'),
          colour: identity.colour ?? '',
        },
      });
      return reply
        .headers({
          'content-type': 'text/html; charset=utf-8',
          'content-language': language,
          'content-security-policy': policy(page.origins),
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
          'permissions-policy': 'camera=(), geolocation=(), microphone=()',
        })
        .send(html);
    }),
  );
}

/** One host, nothing inline, shown in pages of these origins alone. */
function policy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origins.join(' ')}`,
  ].join('; ');
}

interface File {
  readonly content: Buffer;
  readonly type: string;
  readonly version: string;
  /** Whether it was asked for by its version, so that what comes will never change. */
  readonly isPinned: boolean;
}

function sendFile(request: FastifyRequest, reply: FastifyReply, { content, type, version, isPinned }: File) {
  const etag = `"${version}"`;
  // The loader's address stays in partners' pages: an hour later they ask whether it is still the same.
  const caching = isPinned ? 'max-age=31536000, immutable' : 'max-age=3600, stale-while-revalidate=86400';
  reply.headers({ etag, 'cache-control': `public, ${caching}`, 'cross-origin-resource-policy': 'cross-origin' });
  if (request.headers['if-none-match'] === etag) return reply.status(304).send();
  return reply.header('content-type', type).send(content);
}
