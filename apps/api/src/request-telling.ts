import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { IdentifiedRequest } from '#http';
import { traceIdOf } from '#kernel';
import { RequestMetrics, type ServiceLog } from '#observability';
import { placeOf, traceparentOf } from './request-naming.js';

/** Logs and measures each request when its answer has gone out. */
export function tellOfRequests(app: NestFastifyApplication, log: ServiceLog): void {
  const metrics = app.get(RequestMetrics);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onResponse', (request, reply, done) => {
    const known: FastifyRequest & IdentifiedRequest = request;
    const operation = known.operation ?? placeOf(request);
    const { statusCode: status, elapsedTime } = reply;
    const isStream = String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
    if (!isStream) metrics.observe(operation, status, elapsedTime / 1000);
    log.request({
      requestId: request.id,
      operation,
      status,
      durationMs: Math.round(elapsedTime * 10) / 10,
      deskId: known.caller?.deskId || undefined,
      traceId: traceIdOf(traceparentOf(request)),
    });
    done();
  });
}
