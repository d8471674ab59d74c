import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** A listener on a port that nobody else has. */
export async function occupyPort(): Promise<{ port: number; server: Server }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, server };
}

export async function freePort(): Promise<number> {
  const { port, server } = await occupyPort();
  server.close();
  return port;
}
