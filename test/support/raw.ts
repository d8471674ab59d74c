import { request } from 'node:http';
import { connect } from 'node:net';
import { expect } from '@jest/globals';
import { saysItsLimits } from './contract.js';
import { service } from './running.js';

/** An answer as it came. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A call whose bytes are ours alone: what a test client would mend or refuse to send goes out as it is. */
export async function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Seen> {
  return new Promise<Seen>((resolve, reject) => {
    const url = new URL(service().url);
    const call = request({ host: url.hostname, port: url.port, method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const given = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
        const text = Buffer.concat(chunks).toString();
        const [status, fields] = [answer.statusCode ?? 0, new Headers(given)];
        try {
          saysItsLimits(`${method} ${path}`, status, (name) => fields.get(name));
          resolve({ status, headers: fields, text });
        } catch (error) {
          reject(error);
        }
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Bytes that no client would send, and all that comes back. */
export async function bytes(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const url = new URL(service().url);
    const socket = connect(Number(url.port), url.hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** Holds an answer to what every problem has. */
export function expectProblem(seen: Seen, status: number, code: string): void {
  expect({ status: seen.status, text: seen.text }).toMatchObject({ status });
  expect(seen.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  const problem = JSON.parse(seen.text);
  expect(problem).toMatchObject({ status, code, type: `/docs/problems/${code}`, detail: expect.any(String) });
  expect(seen.headers.get('x-request-id')).toBe(problem.requestId);
  expect(seen.headers.get('content-language')).toBeTruthy();
  expect(seen.headers.get('access-control-allow-origin')).toBe('*');
}
