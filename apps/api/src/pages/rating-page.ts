import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Blueprint } from '#blueprint';
import type { Desk } from '#desks';
import { Problem } from '#kernel';
import { instantIn } from '#mail';
import { cleanWords, mostWords, type OpenRating, RatingLinks } from '#satisfaction';
import { languageOf, memberOf } from './page-desk.js';
import { type Place, servePageScope } from './page-scope.js';
import { sendHtml } from './page-shell.js';
import { plainPolicy } from './plain-page.js';
import { formPage, noticePage, type RatingForm } from './rating-html.js';

/** As a browser sends the form; nothing of it is to be trusted. */
interface SentForm {
  readonly token: string;
  readonly nonce: string;
  readonly mark: number | null;
  readonly words: string;
}

/**
 * The page behind the link of a mail that asks for a rating. Looking at it, by whomever and however often, records
 * nothing: programs that follow links to look at them rate nobody. Sending its form records once (see `RatingLinks`), and
 * leads back to the page. Plain HTML without a script, so that it works in whatever opens a link in a mail.
 */
export function serveRatingPage(app: NestFastifyApplication): void {
  const links = () => app.get(RatingLinks);
  const form = {
    type: 'application/x-www-form-urlencoded',
    mostBytes: 64 * 1024,
    parse: async (_request: FastifyRequest, body: string) => body,
  };
  servePageScope(app, form, [
    { method: 'GET', path: 'colour.css', page: async ({ blueprint }, _request, reply) => sendColour(reply, blueprint) },
    {
      method: 'GET',
      path: 'rating',
      page: async (place, request, reply) => {
        const token = memberOf(request.query, 'token');
        return show(request, reply, place, await opened(links(), place.desk, token, request.id), { token });
      },
    },
    {
      method: 'POST',
      path: 'rating',
      page: async (place, request, reply) => {
        const sent = readForm(request.body);
        const trouble = await troubleWith(links(), place.desk, sent, request.id);
        if (trouble === null) {
          const query = new URLSearchParams({ token: sent.token });
          return reply.redirect(`/portal/${place.desk.slug}/rating?${query}`, 303);
        }
        // Anew, for what stands may have changed and a form has a nonce of its own.
        const rating = await opened(links(), place.desk, sent.token, request.id);
        const isOld = trouble === 'sentBefore' && rating?.standing.mark === null;
        const form: Omit<RatingForm, 'until'> =
          trouble === 'sentBefore' && !isOld
            ? { token: sent.token, trouble }
            : { token: sent.token, trouble: isOld ? 'tryAgain' : trouble, sent };
        return show(request, reply, place, rating, form);
      },
    },
  ]);
}

/** The desk's colour as a style sheet of its own: pages allow no style inside themselves. */
function sendColour(reply: FastifyReply, { identity: { colour } }: Blueprint): FastifyReply {
  const isColour = colour !== null && /^#[0-9a-f]{6}$/i.test(colour);
  return reply
    .header('content-type', 'text/css; charset=utf-8')
    .header('cache-control', 'public, no-cache')
    .send(isColour ? `:root { --brand: ${colour}; }\n` : '');
}

/** @returns null for a link that does not work */
async function opened(links: RatingLinks, desk: Desk, token: string, requestId: string): Promise<OpenRating | null> {
  try {
    return await links.open(desk, token, requestId);
  } catch (error) {
    if (error instanceof Problem && error.code === 'link-expired') return null;
    throw error;
  }
}

/** Records what was sent. @returns null when that is done; what else is shown follows from what stands then */
async function troubleWith(
  links: RatingLinks,
  desk: Desk,
  { token, nonce, mark, words }: SentForm,
  requestId: string,
): Promise<'chooseMark' | 'tooLong' | 'sentBefore' | null> {
  if (mark === null) return 'chooseMark';
  if ([...words].length > mostWords) return 'tooLong';
  try {
    await links.rate(desk, { token, nonce }, { mark, words: cleanWords(words) }, requestId);
    return null;
  } catch (error) {
    const code = error instanceof Problem ? error.code : undefined;
    if (code === 'unprocessable') return 'chooseMark';
    if (code === 'stale' || code === 'conflict' || code === 'link-expired') return 'sentBefore';
    throw error;
  }
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, blueprint: { identity } }: Place,
  rating: OpenRating | null,
  form: Omit<RatingForm, 'until'>,
): FastifyReply {
  const language = languageOf(request, identity.languages, rating?.language);
  const reader = { identity, slug: desk.slug, language };
  const until = rating?.standing.until;
  const deadline = until ? instantIn(until, language, rating.timeZone ?? identity.timeZone) : '';
  const send = (status: number, html: string) => sendHtml(reply.status(status), language, plainPolicy(identity), html);
  if (rating === null || rating.obstacle === 'notAsked') return send(410, noticePage(reader, 'broken', null, ''));
  if (rating.obstacle === 'reopened') return send(409, noticePage(reader, 'reopened', rating, deadline));
  if (rating.obstacle === 'over') return send(410, noticePage(reader, 'over', rating, deadline));
  const { trouble } = form;
  const status = trouble === undefined ? 200 : trouble === 'chooseMark' || trouble === 'tooLong' ? 422 : 409;
  return send(status, formPage(reader, rating, { ...form, until: deadline }));
}

function readForm(body: unknown): SentForm {
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  const mark = fields.get('mark') ?? '';
  return {
    token: fields.get('token') ?? '',
    nonce: fields.get('nonce') ?? '',
    mark: /^\d{1,2}$/.test(mark) ? Number(mark) : null,
    // Browsers send line breaks as CR LF; U+0000 cannot be stored.
    words: (fields.get('words') ?? '').replaceAll('\r\n', '\n').replaceAll('\0', '').trim(),
  };
}
