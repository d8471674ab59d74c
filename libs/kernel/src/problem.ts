/**
 * The one error type of the house. Whatever goes wrong on a caller's account is a `Problem`; the HTTP filter turns it
 * into an RFC 9457 `application/problem+json` document. Everything else that is thrown is our own fault (500).
 */

/**
 * Every problem code, with its HTTP status and title. A code is a promise to integrators: once published it keeps its
 * meaning. The titles are constant per code (RFC 9457 §3.1.4); what varies goes into `detail`.
 */
export const problemCodes = {
  'malformed-request': [400, 'The request could not be read'],
  'invalid-request': [400, 'The request has the wrong shape'],
  'invalid-cursor': [400, 'The cursor does not belong to this list'],
  unauthenticated: [401, 'Credentials are missing'],
  'invalid-credentials': [401, 'The credentials are not right'],
  'expired-credentials': [401, 'The credentials have expired'],
  'second-factor-required': [401, 'A code is asked for too'],
  forbidden: [403, 'Not yours to do'],
  'insufficient-scope': [403, 'The API key lacks a scope'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'This resource does not offer this method'],
  'not-acceptable': [406, 'No representation fits'],
  'request-timeout': [408, 'The request took too long to arrive'],
  conflict: [409, 'In conflict with the present state'],
  'in-progress': [409, 'The same request is still running'],
  'transition-not-allowed': [409, 'This step is not possible from the present status'],
  'ticket-final': [409, 'This ticket is final'],
  'look-alike': [409, 'Open tickets look like it'],
  'no-direct-upload': [409, 'Files do not go to the store directly here'],
  'attachment-pending': [409, 'The file is not scanned yet'],
  'attachment-infected': [409, 'The file is not handed out'],
  'legal-hold': [409, 'A legal hold keeps it'],
  'already-exists': [409, 'It exists already'],
  'link-expired': [410, 'The link is used up or too old'],
  'no-longer-kept': [410, 'It is not kept any more'],
  stale: [412, 'The resource has changed meanwhile'],
  'payload-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body is of a kind that is not read here'],
  'range-not-satisfiable': [416, 'The file does not have these bytes'],
  'invalid-fields': [422, 'The form is not filled in rightly'],
  'invalid-blueprint': [422, 'The blueprint has errors'],
  'mapping-required': [422, 'Live tickets need a place to go'],
  'weak-password': [422, 'The password breaks the rule of this desk'],
  unprocessable: [422, 'The request is understood but cannot be carried out'],
  'idempotency-key-reused': [422, 'The idempotency key belongs to another request'],
  locked: [423, 'Locked'],
  'precondition-required': [428, 'If-Match is required'],
  'too-many-requests': [429, 'Too many requests'],
  'headers-too-large': [431, 'The headers are too large'],
  internal: [500, 'Something went wrong on our side'],
  unavailable: [503, 'Not available just now'],
  'numbers-exhausted': [503, 'The desk has no ticket number left'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problemCodes;

/** One complaint about one place of the input. */
export interface FieldError {
  /** JSON pointer (RFC 6901) into the request body, or `/query/<name>`, `/header/<name>`, `/path/<name>`. */
  pointer: string;
  /** Stable kebab-case code of the rule that is broken. */
  code: string;
  /** One sentence for a person, in the caller's language where there is one. */
  detail: string;
  /** 1-based place in a YAML or JSON source text. */
  line?: number;
  column?: number;
}

export interface ProblemExtras {
  errors?: readonly FieldError[];
  /** Seconds until another try makes sense (sent as `Retry-After`). */
  retryAfter?: number;
  /** Further members of the problem document (RFC 9457 §3.2), such as `allowedActions` or `currentVersion`. */
  members?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly title: string;
  readonly errors: readonly FieldError[];
  readonly retryAfter: number | undefined;
  readonly members: Readonly<Record<string, unknown>>;

  /** @param detail what happened here and what the reader can do next, in one or two sentences */
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    extras: ProblemExtras = {},
  ) {
    super(`${code}: ${detail}`, { cause: extras.cause });
    [this.status, this.title] = problemCodes[code];
    this.errors = extras.errors ?? [];
    this.retryAfter = extras.retryAfter;
    this.members = extras.members ?? {};
  }
}

const nothingHere = 'There is nothing here that you can see. Check the id and the credentials.';

/** What the caller may not see does not exist: always this very problem, so that the two cannot be told apart. */
export function notFound(): Problem {
  return new Problem('not-found', nothingHere);
}

/** The desk is not there, or not any more; whoever asked is told what `notFound` says. */
export class DeskGone extends Problem {
  constructor() {
    super('not-found', nothingHere);
  }
}
