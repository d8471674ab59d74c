import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../src/clock.js';

/** What the service was asked, as it came over the wire. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What becomes of a request. */
export type Behaviour = (response: ServerResponse, asked: Asked) => void;

/** Answers with a body of JSON. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Behaviour =>
  json(
    status,
    { type: `/problems/${code}`, title: `Title of ${code}`, status, code, detail: `Detail of ${code}` },
    headers,
  );

/** Answers with a status and nothing else, as gateways do. */
export const empty =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, headers).end();
  };

/** Hangs up without a word. */
export const drop: Behaviour = (response) => {
  response.destroy();
};

/** Promises a hundred bytes, sends a few, hangs up. */
export const truncate: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"id":', () => response.destroy());
};

/** Takes the request and never answers. */
export const hang: Behaviour = () => {};

/** A service on loopback that behaves as told, request by request. */
export class UnreliableService {
  readonly asked: Asked[] = [];
  baseUrl = '';
  /** What becomes of each request; `script` sets it. */
  behave: Behaviour = json(200, {});
  readonly #server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      const asked = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      this.asked.push(asked);
      this.behave(response, asked);
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    this.baseUrl = `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** One behaviour a request; the last one stays. */
  script(...behaviours: Behaviour[]): void {
    this.asked.length = 0;
    this.behave = (response, asked) => {
      const next = behaviours.length > 1 ? behaviours.shift() : behaviours[0];
      next?.(response, asked);
    };
  }
}

/** A clock on which sleeping takes no time, and chance that always gives the longest pause. */
export class TestClock implements Clock {
  readonly slept: number[] = [];
  time = Date.parse('2026-03-01T09:00:00Z');

  now = () => this.time;
  random = () => 1;
  alarm = systemClock.alarm;
  sleep = async (milliseconds: number): Promise<void> => {
    this.slept.push(milliseconds);
    this.time += milliseconds;
  };
}

/** An access token as the service signs it, without a signature worth the name. Instants in seconds. */
export function accessToken(issuedAt: number, life: number, name = 'token'): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256', typ: 'at+jwt' })}.${part({ iat: issuedAt, exp: issuedAt + life, sub: name })}.signature`;
}
