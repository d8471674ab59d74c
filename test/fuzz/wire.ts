import { Agent, request } from 'node:http';
import type { FuzzRequest } from './requests.js';

/** An answer as it came. */
export interface WireAnswer {
  readonly status: number;
  /** Without parameters. */
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Milliseconds after which no answer is a hang, on a machine that has much else to do. */
const deadline = 60_000;

/** Sends a request as it is. Whoever gets no answer at all fails. */
export function wire(base: string, { method, path, headers, body }: FuzzRequest, token?: string): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const credentials = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const options = { hostname, port, method, path, agent, headers: { ...credentials, ...headers }, timeout: deadline };
    const call = request(options, (answer) => {
      const chunks: Buffer[] = [];
      // A stream never ends by itself; that it began is its answer.
      if (/^text\/event-stream/.test(answer.headers['content-type'] ?? '')) answer.destroy();
      answer.on('close', () => answer.emit('end'));
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: (answer.headers['content-type'] ?? '').split(';')[0] ?? '',
          headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
          etag: answer.headers.etag ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.on('timeout', () => call.destroy(new Error('no answer in time')));
    call.on('error', reject);
    call.end(body);
  });
}
