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

/** How a request goes over the wire: `fetch`, or something that does more on the way. */
export type Carry = (request: Request, init: { signal: AbortSignal }) => Promise<Response>;

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
  const problem = response.clone().json();
  return problem.then(({ code }) => code === 'in-progress').catch(() => false);
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
  { fetch, clock, signal, timeout = 30_000, retries = 2 }: Patience & { fetch: Carry; clock: Clock },
): Promise<Response> {
  let token = await within(() => bearer(), signal, undefined);
  let isRenewed = false;
  for (let tries = 0; ; tries++) {
    let response: Response | undefined;
    let failure: unknown;
    try {
      const copy = request.clone();
      if (token) copy.headers.set('authorization', `Bearer ${token}`);
      const late = () => new GuichetTimeoutError(`No answer within ${timeout} ms.`);
      response = await within((end) => attempt(fetch, copy, end), signal, timeout, late);
    } catch (error) {
      signal?.throwIfAborted();
      failure = error;
    }

    if (response?.status === 401 && token && !isRenewed) {
      isRenewed = true;
      const refused = token;
      token = await within(() => bearer(refused), signal, undefined);
      if (token !== refused) {
        tries--;
        continue;
      }
    }

    const pause = response ? (retryAfter(response, clock) ?? 0) : 0;
    if (tries >= retries || pause > longestPause || (response && !(await isPassing(response)))) {
      if (response) return response;
      throw failure instanceof GuichetTimeoutError
        ? failure
        : new GuichetNetworkError('The service could not be reached, or its answer was cut short.', { cause: failure });
    }
    const jitter = clock.random() * Math.min(500 * 2 ** tries, 8000);
    await within((end) => clock.sleep(pause * 1000 + jitter, end), signal, undefined);
  }
}
