import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '#kernel';
import { Limits } from './limits.js';
import { networkAddressOf } from './network-address.js';
import { problemDocument } from './problem.filter.js';

/**
 * Counts what was answered before anybody was identified (an unknown address, a body that does not parse, bad
 * credentials) for the network address it came from, so that `RateLimit` stands on every answer and guessing has an end.
 */
export function limitTheUnidentified(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (reply.hasHeader('ratelimit')) return done(null, payload);
    app
      .get(Limits)
      .spendOf(networkAddressOf(request), reply)
      .then(
        () => done(null, payload),
        (refused: unknown) => {
          // What does not need the count is answered without it.
          if (!(refused instanceof Problem) || refused.code !== 'too-many-requests') return done(null, payload);
          reply.status(refused.status).removeHeader('content-length').removeHeader('etag');
          reply.header('content-type', 'application/problem+json').header('retry-after', String(refused.retryAfter));
          reply.header('cache-control', 'no-store').header('content-language', 'en');
          done(null, JSON.stringify(problemDocument(refused, request.id)));
        },
      );
  });
}
