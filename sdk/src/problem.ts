import type { ProblemCode, ProblemError } from './generated/schema.js';

/**
 * The service refused, or failed: an RFC 9457 problem document as an error. Ask its `code`, which is stable; `detail`
 * is for people.
 *
 * ```ts
 * if (error instanceof GuichetProblem && error.code === 'ticket-final') fileFollowUp();
 * ```
 */
export class GuichetProblem extends Error {
  override readonly name = 'GuichetProblem';
  /** HTTP status. */
  declare readonly status: number;
  /** `unknown` where something between here and the service answered, so that there is no problem document. */
  declare readonly code: ProblemCode | 'unknown';
  /** URL of the page that explains the code. */
  declare readonly type: string;
  /** What the code means, the same for each occurrence. */
  declare readonly title: string;
  /** What happened here and what can be done next. */
  declare readonly detail: string;
  /** What is wrong with which field; empty where no field is to blame. */
  declare readonly errors: readonly ProblemError[];
  /** By which the service's operators find this request. */
  declare readonly requestId: string | undefined;
  /** Seconds after which another try makes sense. */
  declare readonly retryAfter: number | undefined;
  /** See {@link GuichetNetworkError.idempotencyKey}. */
  declare readonly idempotencyKey?: string;
  /** The whole document, with the members that only this code has, such as what would have been allowed. */
  declare readonly document: Readonly<Record<string, unknown>>;

  constructor(response: Response, body: unknown, retryAfter: number | undefined) {
    const document = isDocument(body) ? body : {};
    const title = document.title ?? (response.statusText || `HTTP ${response.status}`);
    super(document.detail ?? title);
    this.status = response.status;
    this.code = document.code ?? 'unknown';
    this.type = document.type ?? 'about:blank';
    this.title = title;
    this.detail = document.detail ?? '';
    this.errors = document.errors ?? [];
    this.requestId = document.requestId ?? response.headers.get('x-request-id') ?? undefined;
    this.retryAfter = retryAfter;
    this.document = document;
  }
}

interface ProblemDocument extends Record<string, unknown> {
  code?: ProblemCode;
  type?: string;
  title?: string;
  detail?: string;
  errors?: ProblemError[];
  requestId?: string;
}

/** Gateways answer with strings and arrays too; only an object can be a problem document (RFC 9457 §3). */
const isDocument = (body: unknown): body is ProblemDocument => typeof body === 'object' && body !== null;

/** No whole answer came: the connection failed, was cut, or what came was not what the API speaks. See `cause`. */
export class GuichetNetworkError extends Error {
  override readonly name: string = 'GuichetNetworkError';
  /**
   * Of a write that may or may not have happened: the same call with this key makes sure that it happened, once, and
   * gives its answer. Without it, nothing was written.
   */
  declare readonly idempotencyKey?: string;
}

/** No whole answer came within the time given to each try. */
export class GuichetTimeoutError extends GuichetNetworkError {
  override readonly name = 'GuichetTimeoutError';
}

/** What is thrown of a write that may have happened says its key. A copy does: what a renewal of tokens throws is thrown to all who wait for it. */
export function inDoubt(error: unknown, idempotencyKey: string | undefined): unknown {
  const isOurs = error instanceof GuichetProblem || error instanceof GuichetNetworkError;
  if (!isOurs || error.idempotencyKey === idempotencyKey) return error;
  const own = {
    ...Object.getOwnPropertyDescriptors(error),
    idempotencyKey: { value: idempotencyKey, enumerable: true },
  };
  return Object.create(Object.getPrototypeOf(error), own);
}
