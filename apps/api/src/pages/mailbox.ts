import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { isUuid, negotiateLanguage, notFound, Problem, type Settings, type Uuid } from '#kernel';
import { Outbox } from '#mail';
import { answering } from './answering.js';
import { sendPage } from './page-shell.js';
import { type PageLanguage, pageLanguages, pageWords } from './page-words.js';

const mostDesks = 200;
const mostMails = 100;

const desks = statement<{ id: Uuid; slug: string }>(
  'desk.with-mailbox',
  `SELECT id, slug FROM desk ORDER BY created_at DESC LIMIT ${mostDesks}`,
);

/** What a mail's HTML may do in its frame: be looked at, and open links elsewhere. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src https: data:',
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/**
 * The mailbox of everybody (`MAILBOX=on`): mail is shown here instead of being sent, to whoever can reach the service.
 * It is for trying out and for development, so it answers only under the names the service is known by: a page
 * elsewhere that points a name of its own at this machine (DNS rebinding) gets nothing.
 */
export function serveMailbox(app: NestFastifyApplication, settings: Settings): void {
  const fastify = app.getHttpAdapter().getInstance();

  fastify.get('/mailbox', (request, reply) =>
    answering(request, reply, async () => {
      refuseStrangeHost(request, settings);
      const found = negotiateLanguage(request.headers['accept-language'], pageLanguages, 'en');
      const language: PageLanguage = pageLanguages.find((known) => known === found) ?? 'en';
      const title = `${pageWords[language].mailbox} · Guichet`;
      return sendPage(reply, {
        language,
        title,
        name: 'Guichet',
        logo: null,
        colour: null,
        script: 'mailbox-page.js',
        data: {},
      });
    }),
  );

  fastify.get<{ Querystring: { to?: unknown } }>('/mailbox/messages', (request, reply) =>
    answering(request, reply, async () => {
      refuseStrangeHost(request, settings);
      refuseOtherSites(request);
      const wanted = typeof request.query.to === 'string' ? request.query.to.trim().slice(0, 254) : '';
      const items = await newestMails(app, wanted === '' ? null : wanted);
      return reply.header('cache-control', 'no-store').send({ items });
    }),
  );

  fastify.get<{ Params: { desk: string; mail: string } }>('/mailbox/messages/:desk/:mail', (request, reply) =>
    answering(request, reply, async () => {
      refuseStrangeHost(request, settings);
      const { desk, mail } = request.params;
      refuseOtherSites(request);
      if (!isUuid(desk) || !isUuid(mail)) throw notFound();
      const { id } = await app.get(DeskRegistry).byId(desk);
      const kept = await app.get(Outbox).one(id, mail);
      if (!kept) throw notFound();
      return reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', mailPolicy)
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .send(kept.html.replace('<head>', '<head><base target="_blank">'));
    }),
  );
}

/** The newest mails of all desks, whose recipient contains the text: one read for each desk, none across them. */
async function newestMails(app: NestFastifyApplication, to: string | null) {
  const all = await app.get(Database).readAcross(desks, []);
  const mails = await Promise.all(
    all.map(async ({ id, slug }) => {
      const kept = await app.get(Outbox).newest(id, to, mostMails);
      return kept.map((mail) => ({ ...mail, desk: { id, slug } }));
    }),
  );
  return mails
    .flat()
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id))
    .slice(0, mostMails);
}

function refuseStrangeHost(request: FastifyRequest, settings: Settings): void {
  const host = request.hostname.replace(/^\[|\]$/g, '');
  const own = settings.publicUrl === undefined ? null : new URL(settings.publicUrl).hostname;
  const isOwn = ['localhost', '127.0.0.1', '::1', own].includes(host) || host.endsWith('.localhost');
  if (isOwn) return;
  throw new Problem('forbidden', 'Open the mailbox at the address under which this service was started.');
}

/** A page elsewhere may lead here, but may not read what is here. */
function refuseOtherSites(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') {
    throw new Problem('forbidden', 'The mailbox is read by its own page and by programs, not by pages elsewhere.');
  }
}
