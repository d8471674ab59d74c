import { type Clock, within } from './clock.js';
import { GuichetNetworkError, GuichetTimeoutError } from './problem.js';

/** How patient a call is. */
export interface Patience {
  /** Milliseconds that each try may take, the reading of its answer included; `Infinity` for no limit. */
  timeout?: number;
  /** How often a call that failed in passing is tried again; 0 for never. */
  retries?: number;
  /** Ends the call at once; it then throws the signal's reason. */
  signal?: AbortSignal;
}

/** Told of what goes out; nothing else changes by it. */
export interface Hooks {
  /**
   * Called before each try with the request as it goes out, its headers free to be set, such as `traceparent`. What it
   * throws, the call throws.
   */
  onRequest?: (request: Request) => void | Promise<void>;
  /** Called before the pause that a further try begins with. */
  onRetry?: (retry: Retry) => void;
}

/** Why a call is tried again, and when. */
export interface Retry {
  /** The request as it was sent first. */
  readonly request: Request;
  /** Tries that have failed so far, from 1. */
  readonly failures: number;
  /** Milliseconds until the next one. */
  readonly pause: number;
  /** What the service answered; undefined when no whole answer came. */
  readonly response: Response | undefined;
  /** What went wrong where no whole answer came. */
  readonly error: unknown;
}

/** How a request goes over the wire: `fetch`, or something that does more on the way. */
export type Carry = (request: Request, init: { signal: AbortSignal }) => Promise<Response>;

interface Wire {
  readonly fetch: Carry;
  /** Called when it cannot be known whether the service did what was asked. */
  readonly onDoubt?: () => void;
  readonly clock: Clock;
}

/** Longest pause, in seconds, that a call takes by itself; told to wait longer, it lets its caller decide. */
const longestPause = 60;

/** Seconds that the service asks to wait, from `Retry-After` in either of its forms (RFC 9110 §10.2.3). */
export function retryAfter({ headers }: Response, clock: Clock): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  // An instant is read against the service's own clock, where it says the time.
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : (Date.parse(value) - (Date.parse(headers.get('date') ?? '') || clock.now())) / 1000;
  return Math.max(seconds || 0, 0);
}

/** A refusal that the same request can outlive: the rest of the 409s, above all, would only be refused again. */
async function isPassing(response: Response): Promise<boolean> {
  const { status } = response;
  if (status !== 409) return status === 408 || status === 429 || status >= 500;
  const problem: Promise<unknown> = response.clone().json();
  return problem.then((said) => Object(said).code === 'in-progress').catch(() => false);
}

/** One try. The answer is read to its end here, so that one cut short counts as a failure that can be tried again. */
async function attempt(fetch: Carry, request: Request, signal: AbortSignal): Promise<Response> {
  const response = await fetch(request, { signal });
  const body = await response.arrayBuffer();
  return new Response(body.byteLength ? body : null, response);
}

/**
 * Sends until there is an answer worth giving back: tries again, with full jitter, what failed in passing, and once
 * with new credentials what was refused for the old ones. A write carries an idempotency key, which makes that safe.
 *
 * @param bearer gives the token to send; called with the one that was refused to get another
 * @throws {GuichetNetworkError} when the last try brought no whole answer
 */
export async function send(
  request: Request,
  bearer: (refused?: string) => Promise<string | undefined>,
  { fetch, clock, signal, timeout = 30_000, retries = 2, onRequest, onRetry, onDoubt }: Patience & Hooks & Wire,
): Promise<Response> {
  let token = await within(clock, () => bearer(), signal, undefined);
  let isRenewed = false;
  for (let tries = 0; ; tries++) {
    let response: Response | undefined;
    let failure: unknown;
    const copy = request.clone();
    if (token) copy.headers.set('authorization', `Bearer ${token}`);
    await onRequest?.(copy);
    try {
      const late = () => new GuichetTimeoutError(`No answer within ${timeout} ms.`);
      response = await within(clock, (end) => attempt(fetch, copy, end), signal, timeout, late);
    } catch (error) {
      signal?.throwIfAborted();
      failure = error;
    }

    if (response?.status === 401 && token && !isRenewed) {
      isRenewed = true;
      const refused = token;
      token = await within(clock, () => bearer(refused), signal, undefined);
      if (token !== refused) {
        tries--;
        continue;
      }
    }

    const pause = response ? (retryAfter(response, clock) ?? 0) : 0;
    const isLasting = response && !(await isPassing(response));
    // Whoever counts requests counts before anything is done.
    if (!isLasting && response?.status !== 429) onDoubt?.();
    if (tries >= retries || pause > longestPause || isLasting) {
      if (response) return response;
      throw failure instanceof GuichetTimeoutError
        ? failure
        : new GuichetNetworkError('The service could not be reached, or its answer was cut short.', { cause: failure });
    }
    const wait = pause * 1000 + clock.random() * Math.min(500 * 2 ** tries, 8000);
    onRetry?.({ request, failures: tries + 1, pause: wait, response, error: failure });
    await within(clock, (end) => clock.sleep(wait, end), signal, undefined);
  }
}
