import { BlockList, isIP, isIPv6 } from 'node:net';

/** A network of IPv4 or IPv6 addresses: `192.0.2.0/24`, `2001:db8::/32`; a single address has no `/` (RFC 4632, 4291). */
export interface Network {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/**
 * Takes a network apart; undefined when it is none. IPv4 has to be written as such: `::ffff:192.0.2.1` is not taken, for
 * it would be another network than the same address that comes as IPv4.
 */
export function networkOf(text: string): Network | undefined {
  const [, address = '', length] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0 || isMapped(address)) return undefined;
  const longest = version === 4 ? 32 : 128;
  const prefix = length === undefined ? longest : Number(length);
  return prefix > longest ? undefined : { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Whether an address lies in one of the networks. One that came as IPv4 in IPv6 (`::ffff:…`) is the IPv4 address. */
export function isWithin(networks: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const text of networks) {
    const network = networkOf(text);
    if (network) list.addSubnet(network.address, network.prefix, network.family);
  }
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** In whatever spelling: the URL parser writes every address in one. */
function isMapped(address: string): boolean {
  return isIPv6(address) && new URL(`http://[${address}]`).hostname.startsWith('[::ffff:');
}
