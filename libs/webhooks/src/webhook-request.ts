import http from 'node:http';
import https from 'node:https';
import type { Destinations } from './destinations.js';
import { DestinationRefused } from './destinations.js';
import { retryAfterOf } from './retry-schedule.js';

/** A try may take so long in all. */
const mostMs = 10_000;
/** Bytes of an answer that are looked at. */
export const mostResponse = 4_096;

/** What came of a try. */
export interface Outcome {
  readonly status: number | null;
  /** Where no answer came. */
  readonly error: string | null;
  readonly response: string | null;
  /** Milliseconds that the receiver asked us to wait. */
  readonly retryAfterMs: number | null;
  readonly durationMs: number;
}

/** Connections to one endpoint, kept for a batch; each new one is checked when it is made. */
export class WebhookConnections {
  private readonly secure: https.Agent;
  private readonly plain: http.Agent;

  constructor(
    private readonly destinations: Destinations,
    most: number,
  ) {
    const options = { keepAlive: true, maxSockets: most, lookup: destinations.lookup };
    this.secure = new https.Agent(options);
    this.plain = new http.Agent(options);
  }

  /**
   * One POST. Never throws: whatever happens is an outcome. Redirects are not followed.
   *
   * @param now the machine's time, for a `Retry-After` that is an instant
   */
  async post(
    address: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    now: Date,
    ending: AbortSignal,
  ): Promise<Outcome> {
    const began = performance.now();
    const signal = AbortSignal.any([ending, AbortSignal.timeout(mostMs)]);
    const taken = () => Math.round(performance.now() - began);
    try {
      const refusal = this.destinations.refusalOf(address);
      if (refusal !== null) throw new DestinationRefused(refusal);
      const answer = await this.send(new URL(address), headers, body, signal);
      const { 'retry-after': after, date } = answer.headers;
      const response = await beginningOf(answer);
      const retryAfterMs = retryAfterOf(after, date, now);
      return { status: answer.statusCode ?? 0, error: null, response, retryAfterMs, durationMs: taken() };
    } catch (error) {
      const said = signal.aborted && !ending.aborted ? `No answer within ${mostMs / 1000} s.` : reasonOf(error);
      return { status: null, error: said, response: null, retryAfterMs: null, durationMs: taken() };
    }
  }

  close(): void {
    this.secure.destroy();
    this.plain.destroy();
  }

  private send(
    url: URL,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<http.IncomingMessage> {
    const [client, agent] = url.protocol === 'https:' ? [https, this.secure] : [http, this.plain];
    return new Promise((resolve, reject) => {
      const request = client.request(url, { method: 'POST', headers, agent, signal }, resolve);
      request.on('error', reject);
      request.end(body);
    });
  }
}

/** What comes after the first bytes is not waited for. A body that is cut off or late changes nothing about the status. */
async function beginningOf(answer: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of answer) {
      parts.push(part);
      size += part.length;
      if (size >= mostResponse) break;
    }
  } catch {
    // As much as came.
  }
  // What PostgreSQL does not take as text.
  return Buffer.concat(parts).subarray(0, mostResponse).toString('utf8').replaceAll('\0', '\uFFFD');
}

function reasonOf(error: unknown): string {
  if (error instanceof DestinationRefused) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `The connection failed${code === '' ? '' : ` (${code})`}.`;
}
