import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { etagOf, type IdentifiedRequest } from '#http';

/** Headers that follow from the answer itself: `ETag` of single resources (and 304), `Link` of pages, the language. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & IdentifiedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((answer: unknown) => finish(request, reply, answer)));
  }
}

function finish(request: FastifyRequest & IdentifiedRequest, reply: FastifyReply, answer: unknown): unknown {
  const language = request.caller?.language;
  if (language && !reply.hasHeader('content-language')) reply.header('content-language', language);
  reply.header('vary', 'Accept-Language, Authorization');
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('version' in answer && typeof answer.version === 'number') {
    const etag = etagOf(answer.version, language ?? 'en', answer);
    reply.header('etag', etag);
    const known = request.headers['if-none-match'];
    if (request.method === 'GET' && known && (known === '*' || known.split(',').some((tag) => tag.trim() === etag))) {
      reply.status(304);
      return undefined;
    }
  }
  if ('nextCursor' in answer && typeof answer.nextCursor === 'string') {
    const url = new URL(request.url, 'http://localhost');
    url.searchParams.set('cursor', answer.nextCursor);
    reply.header('link', `<${url.pathname}${url.search}>; rel="next"`);
  }
  return answer;
}
