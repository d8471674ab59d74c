import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The network between a service and what it needs, such as its database, to be cut, silenced and mended by a test. */
export class NetworkLink {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private silent = false;
  private port = 0;

  /** @param farUrl what is at the other end */
  constructor(private readonly farUrl: string) {}

  /** Its address by this link. */
  get url(): string {
    const url = new URL(this.farUrl);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.toString();
  }

  /** Lets connections through, on the same port each time. */
  async mend(): Promise<void> {
    this.silent = false;
    // What was silent may have lost its place: those connections are over.
    for (const socket of this.sockets) socket.destroy();
    if (this.server) return;
    const server = createServer((near) => this.join(near));
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
    this.server = server;
  }

  /** As when the host at the other end goes down: connections break, new ones are refused. */
  async cut(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    server.close();
    for (const socket of this.sockets) socket.resetAndDestroy();
    await once(server, 'close');
  }

  /** As when a firewall swallows everything: connections stay, new ones are taken, nothing ever comes. */
  silence(): void {
    this.silent = true;
  }

  private join(near: Socket): void {
    const { hostname, port } = new URL(this.farUrl);
    const far = connect(Number(port), hostname);
    const pairs: [Socket, Socket][] = [
      [near, far],
      [far, near],
    ];
    for (const [from, to] of pairs) {
      this.sockets.add(from);
      from.on('data', (data) => {
        if (!this.silent) to.write(data);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}
