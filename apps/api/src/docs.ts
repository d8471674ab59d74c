import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { guideNames } from './docs-guides.js';
import {
  guidePage,
  indexPage,
  problemCodeNames,
  problemListPage,
  problemPage,
  referencePage,
  sdkPage,
} from './docs-page.js';
import { describeApi, publishedYaml } from './openapi.js';

const ownFile = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const rendererFile = (name: string) => fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`));

/** Every file that the pages load, by name. Nothing comes from elsewhere. */
const assets = {
  'docs.css': { type: 'text/css; charset=utf-8', file: ownFile('docs.css') },
  'docs-browser.js': { type: 'text/javascript; charset=utf-8', file: ownFile('docs-browser.js') },
  'favicon-32x32.png': { type: 'image/png', file: rendererFile('favicon-32x32.png') },
  'swagger-ui-bundle.js': { type: 'text/javascript; charset=utf-8', file: rendererFile('swagger-ui-bundle.js') },
  'swagger-ui.css': { type: 'text/css; charset=utf-8', file: rendererFile('swagger-ui.css') },
} as const;

/** Nothing inline, nothing from elsewhere. `data:` is for the icons in the renderer's style sheet. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the documentation: an index at `/docs`, the guides, the reference with its try-it-out, the SDK's calls, one page for each problem code at
 * `/docs/problems/{code}` (what `type` of a problem document leads to), and the specification itself.
 */
export function serveDocs(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const specification = once(() => describeApi(app));
  const serve = (path: string, type: string, make: () => string | Buffer) => {
    // Made at the first request: no start should wait for it.
    const made = once(() => document(make(), type));
    fastify.get(path, (request, reply) => send(request, reply, made()));
  };

  fastify.get('/', (_request, reply) => reply.redirect('/docs', 302));
  serve('/docs', html, indexPage);
  serve('/docs/reference', html, () => referencePage);
  for (const name of guideNames) serve(`/docs/guides/${name}`, html, () => guidePage(name));
  serve('/docs/sdk', html, sdkPage);
  serve('/docs/problems', html, problemListPage);
  for (const code of problemCodeNames) serve(`/docs/problems/${code}`, html, () => problemPage(code));
  for (const [name, { type, file }] of Object.entries(assets)) {
    serve(`/docs/assets/${name}`, type, () => readFileSync(file));
  }
  serve('/openapi.yaml', 'application/yaml; charset=utf-8', () => publishedYaml(specification()));
  serve('/openapi.json', 'application/json; charset=utf-8', () => JSON.stringify(specification()));
}

const html = 'text/html; charset=utf-8';

interface Document {
  readonly content: string | Buffer;
  readonly type: string;
  readonly etag: string;
}

function document(content: string | Buffer, type: string): Document {
  return { content, type, etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"` };
}

/** Answers with the content, or with 304 when the reader has it already. */
function send(request: FastifyRequest, reply: FastifyReply, { content, type, etag }: Document): FastifyReply {
  reply.header('etag', etag).header('cache-control', 'public, no-cache');
  if (request.headers['if-none-match'] === etag) return reply.status(304).send();
  return reply
    .header('content-type', type)
    .header('content-language', 'en')
    .header('content-security-policy', contentSecurityPolicy)
    .header('referrer-policy', 'no-referrer')
    .send(content);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
