import type { FastifyRequest } from 'fastify';

/** What logs, metrics and traces call a request: its pattern, not its path, for what stands in a path may be somebody's link. */
export function placeOf(request: FastifyRequest): string {
  const pattern = request.routeOptions.url;
  return pattern === undefined ? 'unknown address' : `${request.method} ${pattern}`;
}

/** The trace that a request is a part of (W3C Trace Context); null where it says none. */
export function traceparentOf({ headers }: FastifyRequest): string | null {
  const { traceparent } = headers;
  return typeof traceparent === 'string' ? traceparent : null;
}
