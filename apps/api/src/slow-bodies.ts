import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { answerBroken } from './broken-request.js';

/** Milliseconds for a whole request of JSON, once its head is here. */
const patience = 30_000;
/** Milliseconds for a whole upload: 100 MiB at 1.4 Mbit/s. Without a byte for a minute, the connection is cut before. */
export const longestRequest = 600_000;

/**
 * Cuts clients that send slowly to hold a connection. The server itself knows one limit for all requests, which has to
 * be that of uploads; everything else gets half a minute.
 *
 * @param fieldsFor further headers of the answer
 */
export function cutSlowBodies(
  app: NestFastifyApplication,
  fieldsFor: (socket: Socket) => Readonly<Record<string, string>>,
  patienceMs = patience,
): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const { raw } = request;
    if (!raw.complete && !/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) {
      const slow = Object.assign(new Error('slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      const timer = setTimeout(() => raw.complete || answerBroken(slow, raw.socket, fieldsFor(raw.socket)), patienceMs);
      timer.unref();
      raw.once('close', () => clearTimeout(timer));
      raw.once('end', () => clearTimeout(timer));
    }
    done(null, payload);
  });
}
