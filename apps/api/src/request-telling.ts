import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { IdentifiedRequest } from '#http';
import { RequestMetrics, type ServiceLog } from '#observability';

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
      traceId: traceIdOf(request.headers['traceparent']),
    });
    done();
  });
}

/** The pattern, not the path: what stands in a path may be somebody's link. */
function placeOf(request: FastifyRequest): string {
  const pattern = request.routeOptions.url;
  return pattern === undefined ? 'unknown address' : `${request.method} ${pattern}`;
}

/** W3C Trace Context: version, trace id, parent id, flags. */
function traceIdOf(traceparent: unknown): string | undefined {
  if (typeof traceparent !== 'string') return undefined;
  return /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/.exec(traceparent)?.[1];
}
