// A load generator of few words: keep-alive connections that each send the next request as soon as the last one is
// answered. It speaks HTTP/1.1 on plain sockets, because it shares two cores with what it measures: `node:http` as the
// client would cost as much as the server.
import net from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');

/**
 * @param {{ url: string, connections: number, seconds: number, most?: number, request: (n: number) => { method: string, path: string, headers: Record<string, string>, body?: string } }} load
 *   `most`: end earlier, after so many requests
 * @returns {Promise<{ count: number, seconds: number, latencies: Float64Array }>} latencies in milliseconds, ascending
 * @throws Error at the first answer that is not 2xx, with its text
 */
export async function run({ url, connections, seconds, most = Number.POSITIVE_INFINITY, request }) {
  const { hostname, port } = new URL(url);
  const latencies = [];
  let sent = 0;
  const start = performance.now();
  const until = start + seconds * 1000;
  const next = () => (performance.now() < until && sent < most ? bytesOf(request(sent++), hostname) : undefined);
  await Promise.all(
    Array.from({ length: connections }, () => keepAsking({ hostname, port: Number(port), next, latencies })),
  );
  const elapsed = (performance.now() - start) / 1000;
  return { count: latencies.length, seconds: elapsed, latencies: Float64Array.from(latencies).sort() };
}

/** The value below which this share (0 to 1) of the ascending values lies. */
export function percentile(ascending, share) {
  if (ascending.length === 0) return Number.NaN;
  return ascending[Math.min(ascending.length - 1, Math.ceil(share * ascending.length) - 1)];
}

function bytesOf({ method, path, headers, body }, host) {
  const payload = body === undefined ? undefined : Buffer.from(body);
  let head = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n`;
  for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`;
  if (payload) head += `content-type: application/json\r\ncontent-length: ${payload.length}\r\n`;
  const bytes = Buffer.from(`${head}\r\n`);
  return payload ? Buffer.concat([bytes, payload]) : bytes;
}

function keepAsking({ hostname, port, next, latencies }) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, hostname);
    let received = Buffer.alloc(0);
    let begun = 0;
    const ask = () => {
      const bytes = next();
      if (!bytes) {
        socket.destroy();
        resolve();
        return;
      }
      begun = performance.now();
      socket.write(bytes);
    };
    socket.setNoDelay(true);
    socket.once('connect', ask);
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const answer = wholeAnswer(received);
      if (!answer) return;
      latencies.push(performance.now() - begun);
      if (answer.status < 200 || answer.status > 299) {
        socket.destroy();
        reject(new Error(`answered ${received.toString('utf8').slice(0, 2000)}`));
        return;
      }
      received = Buffer.alloc(0);
      ask();
    });
  });
}

/** Whether the bytes are one whole answer; only `Content-Length` is understood, which both servers send. */
function wholeAnswer(received) {
  const end = received.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  const status = Number(head.slice(9, 12));
  if (length === undefined && status !== 204) throw new Error(`an answer without Content-Length: ${head}`);
  return received.length >= end + 4 + Number(length ?? 0) ? { status } : undefined;
}
