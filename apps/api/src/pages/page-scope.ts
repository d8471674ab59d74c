import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyBodyParser, FastifyReply, FastifyRequest } from 'fastify';
import type { Blueprint } from '#blueprint';
import { type Desk, DeskRegistry } from '#desks';
import { problemOf, sendProblem } from '../problem.filter.js';
import { activeDesk, memberOf } from './page-desk.js';

/** The desk whose page is asked for. */
export interface Place {
  readonly desk: Desk;
  readonly blueprint: Blueprint;
}

type Page = (place: Place, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** How the scope's forms are read: their type (`*` for any), the most bytes, and what becomes of them. */
interface Form {
  readonly type: string;
  readonly mostBytes: number;
  readonly parse: FastifyBodyParser<string>;
}

/**
 * Serves pages of a desk that mails lead to, below `/portal/{slug}/`, in a scope of their own: their forms are read here
 * and nowhere else. Problems of a page are the same documents as those of the API.
 */
export function servePageScope(
  app: NestFastifyApplication,
  form: Form,
  pages: readonly { readonly method: 'GET' | 'POST'; readonly path: string; readonly page: Page }[],
): void {
  app
    .getHttpAdapter()
    .getInstance()
    .register(async (scope) => {
      scope.setErrorHandler((error, request, reply) => sendProblem(reply, problemOf(error), request.id));
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser<string>(form.type, { parseAs: 'string', bodyLimit: form.mostBytes }, form.parse);
      for (const { method, path, page } of pages) {
        scope.route({
          method,
          url: `/portal/:slug/${path}`,
          handler: async (request, reply) =>
            page(await activeDesk(app.get(DeskRegistry), memberOf(request.params, 'slug')), request, reply),
        });
      }
    });
}
