import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * The network address that a request came from: that of the connection, or, where the connection is a trusted proxy's
 * (`TRUSTED_PROXIES`), the right-most of `X-Forwarded-For` that no trusted proxy has. What stands left of it may be
 * anybody's invention and is not looked at. A proxy that adds the port is understood; where there is no address but
 * something else, the proxy that passed it on counts.
 */
export function networkAddressOf(request: FastifyRequest): string {
  const { ips } = request;
  if (ips === undefined) return request.ip;
  for (const said of ips.toReversed()) {
    const address = withoutPort(said);
    if (isIP(address) !== 0) return address;
  }
  return request.socket.remoteAddress ?? '';
}

function withoutPort(said: string): string {
  return /^\[([^\]]+)\](?::\d{1,5})?$/.exec(said)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(said)?.[1] ?? said;
}

/** @returns what is no address or network (CIDR) in a list separated by commas */
export function strayProxies(list: readonly string[]): string[] {
  return list.filter((each) => {
    const [address = '', bits, ...more] = each.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    return isIP(address) === 0 || !isNetwork || more.length > 0;
  });
}
