import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Person } from './desks.js';
import { eventually } from './running.js';

/** What came in, as a receiver of its own making saw it. */
export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any;
}

/** How a receiver answers: a status, with headers and a body; `hangs`: never. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly hangs?: true;
}

/** A partner's receiver on this machine. What it gets it keeps; whether that is genuine the public package says. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** How it answers what it gets, in turn; the last stays. */
  replies: Reply[] = [{ status: 204 }];
  /** Ends with `openEndpoint`. */
  secret = '';
  id = '';

  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = http.createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => receiver.take(request, Buffer.concat(parts).toString(), response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** Makes an endpoint that leads here. */
  async openEndpoint(by: Pick<Person, 'call'>, kinds: readonly string[]): Promise<this> {
    const made = await by.call('post', '/v1/webhook-endpoints', { body: { url: this.url, kinds }, expect: 201 });
    this.id = made.body.id;
    this.secret = made.body.secret;
    return this;
  }

  /** The first message that fits, verified; waits until it comes. */
  async next(what: string, fits: (received: Received) => boolean = () => true): Promise<Received> {
    const found = await eventually(what, () => this.received.find(fits));
    this.verify(found);
    return found;
  }

  verify({ text, headers }: Received, secret = this.secret): unknown {
    return new Webhook(secret).verify(text, headers);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: http.IncomingMessage, text: string, response: http.ServerResponse): void {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    this.received.push({ headers, text, body: JSON.parse(text) });
    const reply = this.replies.length > 1 ? this.replies.shift() : this.replies[0];
    if (reply?.hangs) return;
    response.writeHead(reply?.status ?? 204, reply?.headers ?? {}).end(reply?.body ?? '');
  }
}
