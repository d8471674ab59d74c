import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type TicketMailLink, TicketMailLinks } from '#sharing';
import { languageOf, memberOf } from './page-desk.js';
import { type Place, servePageScope } from './page-scope.js';
import { escaped, sendHtml } from './page-shell.js';
import { plainPage, plainPolicy } from './plain-page.js';
import { filled } from './rating-words.js';
import { unsubscriptionWords } from './unsubscription-words.js';

/**
 * The page behind `List-Unsubscribe` of a mail about a ticket. Looking at it changes nothing, so that programs that follow
 * links end nobody's mail. A POST does, be it the page's button or the reader's mail program (RFC 8058 §3.2), whose form is
 * let by unread.
 */
export function serveUnsubscriptionPage(app: NestFastifyApplication): void {
  const links = () => app.get(TicketMailLinks);
  const show = (place: Place, request: FastifyRequest, reply: FastifyReply, link: TicketMailLink | null) => {
    const { identity } = place.blueprint;
    const language = languageOf(request, identity.languages, link?.language);
    const reader = { identity, slug: place.desk.slug, language };
    const html = pageOf(reader, link, memberOf(request.query, 'token'));
    return sendHtml(reply.status(link === null ? 410 : 200), language, plainPolicy(identity), html);
  };
  servePageScope(app, { type: '*', mostBytes: 4_000, parse: async () => undefined }, [
    {
      method: 'GET',
      path: 'unsubscription',
      page: async (place, request, reply) =>
        show(place, request, reply, await links().open(place.desk, memberOf(request.query, 'token'))),
    },
    {
      method: 'POST',
      path: 'unsubscription',
      page: async (place, request, reply) =>
        show(place, request, reply, await links().end(place.desk, memberOf(request.query, 'token'), request.id)),
    },
  ]);
}

function pageOf(reader: Parameters<typeof plainPage>[0], link: TicketMailLink | null, token: string): string {
  const words = unsubscriptionWords[reader.language];
  const values = { number: link?.number ?? '', contact: reader.identity.contact };
  const paragraph = (text: string, look = '') => `<p${look}>${escaped(filled(text, values))}</p>`;
  if (link === null) {
    return plainPage(reader, words.broken, `<h1>${escaped(words.broken)}</h1>\n${paragraph(words.brokenHint)}`);
  }
  const title = filled(words.title, values);
  const head = `<h1>${escaped(title)}</h1>`;
  if (!link.notifications)
    return plainPage(reader, title, `${head}\n${paragraph(words.done, ' class="good" role="status"')}`);
  const action = `/portal/${escaped(reader.slug)}/unsubscription?${escaped(new URLSearchParams({ token }).toString())}`;
  return plainPage(
    reader,
    title,
    `${head}
${paragraph(words.question)}
<form method="post" action="${action}">
<p><button type="submit">${escaped(words.end)}</button></p>
</form>`,
  );
}
