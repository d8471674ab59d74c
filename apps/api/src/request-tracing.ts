import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { IdentifiedRequest } from '#http';
import { beginSpan, type Span } from '#kernel';
import { placeOf, traceparentOf } from './request-naming.js';

/**
 * Each request is a span, a part of its caller's trace where that came along (`traceparent`, W3C Trace Context). To all
 * that comes after, the request's `traceparent` is this span's.
 */
export function traceRequests(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const spans = new WeakMap<FastifyRequest, Span>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const pattern = request.routeOptions.url;
    const attributes = { 'http.request.method': request.method, 'guichet.request_id': request.id };
    const route = pattern === undefined ? {} : { 'http.route': pattern };
    const span = beginSpan(placeOf(request), 'server', { ...attributes, ...route }, traceparentOf(request));
    spans.set(request, span);
    if (span.traceparent !== null) request.headers.traceparent = span.traceparent;
    span.within(done);
  });
  // A body comes in its connection's own time, which knows nothing of the request's.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) span.within(done);
    else done();
  });
  fastify.addHook('onResponse', (request, { statusCode }, done) => {
    const { operation, caller }: FastifyRequest & IdentifiedRequest = request;
    const told = {
      'http.response.status_code': statusCode,
      ...(operation === undefined ? {} : { 'guichet.operation': operation }),
      ...(caller?.deskId ? { 'guichet.desk': caller.deskId } : {}),
    };
    const span = spans.get(request);
    if (statusCode >= 500) span?.fail({ code: statusCode });
    span?.end(told);
    done();
  });
}
