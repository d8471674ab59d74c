import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DeskRegistry } from '#desks';
import type { Settings } from '#kernel';
import { answering } from './answering.js';
import { serveArticlePage } from './article-page.js';
import { serveMailbox } from './mailbox.js';
import { activeDesk, languageOf } from './page-desk.js';
import { sendPage } from './page-shell.js';
import { pageWords } from './page-words.js';
import { serveRatingPage } from './rating-page.js';
import { serveUnsubscriptionPage } from './unsubscription-page.js';

/** The files that the pages load, by name. Nothing comes from elsewhere. */
const files = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'link-page.js': 'text/javascript; charset=utf-8',
  'ticket-page.js': 'text/javascript; charset=utf-8',
  'ticket-view.js': 'text/javascript; charset=utf-8',
  'mailbox-page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

/**
 * The few pages that the service has of its own, for people who follow a link in a mail at a desk without a portal, and
 * for whoever tries the service out. They use the API like any other program and are no part of its contract.
 */
export function servePages(app: NestFastifyApplication, settings: Settings): void {
  const fastify = app.getHttpAdapter().getInstance();
  for (const [name, type] of Object.entries(files)) {
    const content = readFileSync(new URL(name, import.meta.url));
    fastify.get(`/pages/${name}`, (_request, reply) =>
      reply.header('content-type', type).header('cache-control', 'public, no-cache').send(content),
    );
  }

  const deskPage = (path: string, script: string, title: 'signIn' | 'request', named: readonly string[]) =>
    fastify.get<{ Params: Record<string, string> }>(path, (request, reply) =>
      answering(request, reply, async () => {
        const { slug = '', ...params } = request.params;
        const { desk, blueprint } = await activeDesk(app.get(DeskRegistry), slug);
        const language = languageOf(request, blueprint.identity.languages);
        const { name, logo, colour } = blueprint.identity;
        const heading = pageWords[language][title].replace('{number}', params['number'] ?? '');
        const data = Object.fromEntries([['desk', desk.slug], ...named.map((key) => [key, params[key] ?? ''])]);
        return sendPage(reply, { language, title: `${heading} · ${name}`, name, logo, colour, script, data });
      }),
    );
  // Looking at a link uses nothing up: the token stands behind the `#`, which browsers keep to themselves.
  deskPage('/portal/:slug/links', 'link-page.js', 'signIn', []);
  deskPage('/portal/:slug/tickets/:number', 'ticket-page.js', 'request', ['number']);
  serveArticlePage(app);
  serveRatingPage(app);
  serveUnsubscriptionPage(app);
  if (settings.mailbox) serveMailbox(app, settings);
}
