import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Connections on which nobody has asked anything yet. Node takes them for busy, so that one that was opened for later
 * (by a browser, a balancer, a client that changed its mind) would hold up the end of the process for a minute.
 *
 * @returns closes them; those that have been used are closed by the server itself, once their answer is out
 */
export function watchUnusedConnections(server: Server): () => void {
  const unused = new Set<Socket>();
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return () => {
    for (const socket of unused) socket.destroy();
  };
}
