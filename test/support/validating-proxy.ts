import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { conform, operationAt } from './contract.js';
import { faultsOfRequest } from './contract-requests.js';

/** Stands between a client and the service, passes everything on as it is, and holds both against the specification. */
export class ValidatingProxy {
  /** What either side sent that the specification does not say. */
  readonly mismatches: string[] = [];
  /** The operations that passed through. */
  readonly operations = new Set<string>();
  private readonly server = createServer((request, response) => {
    this.pass(request, response).catch((error) => response.destroy(error));
  });

  /** @param service where to, asked for each request */
  private constructor(private readonly service: () => string) {}

  static async start(service: () => string): Promise<ValidatingProxy> {
    const proxy = new ValidatingProxy(service);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', headers } = request;
    const method = (request.method ?? '').toLowerCase();
    const body = await all(request);
    const said = operationAt(method, url)?.operation.operationId;
    if (said) this.operations.add(said);
    this.mismatches.push(...faultsOfRequest({ method, url, headers, body: body.toString() }));
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asking = send(this.service() + url, { method, headers }, resolve);
      asking.on('error', reject).end(body);
    });
    const { statusCode: status = 0, headers: answered } = answer;
    const type = (answered['content-type'] ?? '').split(';')[0] ?? '';
    const isStream = type === 'text/event-stream';
    response.writeHead(status, answered);
    if (isStream) response.on('close', () => answer.destroy());
    const whole = isStream ? Buffer.alloc(0) : await all(answer);
    try {
      conform(method, url, { status, text: whole.toString(), type, headers: answered });
    } catch (error) {
      this.mismatches.push(String(error));
    }
    if (isStream) answer.pipe(response);
    else response.end(whole);
  }
}

async function all(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}
