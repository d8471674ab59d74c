import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/**
 * Parts of a trace (OpenTelemetry). Nothing is recorded, and nothing costs anything, unless `traceExport` was told of a collector.
 * Spans say which operation, statement or template it was, never with which values: what people write goes into no trace.
 */
export type SpanRole = 'server' | 'client' | 'consumer' | 'internal';

const kinds: Readonly<Record<SpanRole, SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};
const tracer = () => trace.getTracer('guichet');

/** A part that is under way, and everything below it. */
export interface Span {
  /** W3C Trace Context, to go on with elsewhere: in another process, or from a row. */
  readonly traceparent: string | null;
  /** Calls `work` as a part of it, with all that it calls and waits for. */
  within<T>(work: () => T): T;
  /** It went wrong. @param failure its kind is recorded, never its words: they may hold what somebody wrote */
  fail(failure: unknown): void;
  end(attributes?: Attributes): void;
}

/**
 * Begins a part of the trace that is under way, or of the one that `from` names: a `traceparent` that came with a
 * request or was kept in a row. Without either it begins a trace.
 */
export function beginSpan(name: string, role: SpanRole, attributes: Attributes, from?: string | null): Span {
  const parent = from === undefined ? context.active() : (contextOf(from) ?? ROOT_CONTEXT);
  const span = tracer().startSpan(name, { kind: kinds[role], attributes }, parent);
  const here = trace.setSpan(parent, span);
  return {
    traceparent: traceparentOf(here),
    within: (work) => context.with(here, work),
    fail: (failure) => {
      span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', kindOf(failure));
    },
    end: (late = {}) => span.setAttributes(late).end(),
  };
}

/** Does the work as a span of its own, within `from` where that is given. */
export async function inSpan<T>(
  name: string,
  role: SpanRole,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
  from?: string | null,
): Promise<T> {
  const span = beginSpan(name, role, attributes, from);
  try {
    return await span.within(() => work(span));
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}

/** Does the work as a part of the trace under way; where there is none, just does it. */
export function asPart<T>(name: string, role: SpanRole, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return trace.getActiveSpan() === undefined ? work() : inSpan(name, role, attributes, work);
}

/** The trace under way as W3C Trace Context writes it; null where there is none. */
export const activeTraceparent = (): string | null => traceparentOf(context.active());

function traceparentOf(here: Context): string | null {
  const of = trace.getSpanContext(here);
  if (of === undefined || !trace.isSpanContextValid(of)) return null;
  return `00-${of.traceId}-${of.spanId}-${of.traceFlags.toString(16).padStart(2, '0')}`;
}

/** The trace that a `traceparent` names; undefined where it names none. */
export const traceIdOf = (traceparent: string | null): string | undefined => remoteOf(traceparent)?.traceId;

function contextOf(traceparent: string | null): Context | undefined {
  const remote = remoteOf(traceparent);
  return remote && trace.setSpanContext(ROOT_CONTEXT, remote);
}

/** W3C Trace Context: version, trace id, parent id, flags. */
function remoteOf(traceparent: string | null): SpanContext | undefined {
  const [, traceId, spanId, flags] =
    /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})/.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return trace.isSpanContextValid(remote) ? remote : undefined;
}

function kindOf(failure: unknown): string {
  const { code, name } = Object(failure);
  return String(code ?? name ?? typeof failure);
}
