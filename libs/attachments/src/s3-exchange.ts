import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Spooled } from './spool.js';

// Connections that rest are closed before a store would do it: one that is just being closed cannot be used again.
const resting = { keepAlive: true, timeout: 4_000 };
const transports = {
  'http:': { request: http.request, agent: new http.Agent(resting) },
  'https:': { request: https.request, agent: new https.Agent(resting) },
} as const;

/**
 * One request and the beginning of its answer. Nothing is waited for longer than told, from the connection to the last
 * byte of the answer; only whoever reads the answer may take their time.
 *
 * @param content goes along through one small buffer, as fast as the store takes it
 * @param patience milliseconds
 * @throws Error when there is no answer, or not in time
 */
export function exchange(
  url: URL,
  { method, headers }: { readonly method: string; readonly headers: Headers },
  content: Spooled | undefined,
  patience: number,
): Promise<IncomingMessage> {
  const { request, agent } = transports[url.protocol === 'https:' ? 'https:' : 'http:'];
  return new Promise((resolve, reject) => {
    const sending = request(url, { method, headers: Object.fromEntries(headers), agent, timeout: patience });
    let answer: IncomingMessage | undefined;
    sending.on('timeout', () => {
      // What waits to be read keeps the store from sending: that is not the store's silence.
      if (answer && answer.readableLength > 0) sending.setTimeout(patience);
      else sending.destroy(new Error(`the store of files said nothing for ${patience} ms`));
    });
    sending.on('response', (begun) => {
      answer = begun;
      resolve(begun);
    });
    sending.on('error', reject);
    send(sending, content).catch((error) => sending.destroy(error));
  });
}

async function send(sending: ClientRequest, content: Spooled | undefined): Promise<void> {
  await content?.pass(
    (part) =>
      new Promise((resolve, reject) => {
        // A request that is over calls nobody back.
        sending.once('close', resolve);
        sending.write(part, (error) => {
          sending.off('close', resolve);
          error ? reject(error) : resolve();
        });
      }),
  );
  sending.end();
}
