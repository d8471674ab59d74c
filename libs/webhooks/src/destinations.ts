import { lookup, Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All addresses of a name. Rejects when there is no answer. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Why nothing is sent to a destination; the message tells its owner. */
export class DestinationRefused extends Error {
  override readonly name = 'DestinationRefused';
}

/** Names that mean a machine or network of one's own, whatever a resolver says (RFC 6761, 6762, 8375, 9476). */
const ownNames =
  /(^|\.)(localhost|local|internal|intranet|private|corp|home|lan|localdomain|home\.arpa|arpa|onion|alt)$/;
const lowestPort = 1024;

/**
 * Where webhooks may go: to public addresses alone, by https. An address is public when it is a unicast one that the IANA
 * registries of special-purpose addresses (RFC 6890) do not list. Those that carry an IPv4 address (mapped, 6to4, Teredo,
 * ISATAP) are refused whatever they carry; NAT64's (RFC 6052) are what they carry, since that is how a network without IPv4
 * reaches it.
 *
 * A URL is looked at when an endpoint is saved, and each connection when it is made: a name may mean something else by then.
 */
export class Destinations {
  private readonly names = new Set<string>();
  private readonly networks: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];

  /** @param exceptions hosts and networks, with commas between, that are allowed though special, and without https */
  constructor(
    exceptions: string | undefined,
    private readonly resolve: Resolve = askResolver,
  ) {
    for (const text of (exceptions ?? '').split(',').map((part) => part.trim().toLowerCase())) {
      if (ipaddr.isValidCIDR(text)) this.networks.push(ipaddr.parseCIDR(text));
      else if (ipaddr.isValid(text))
        this.networks.push([ipaddr.parse(text), ipaddr.parse(text).kind() === 'ipv4' ? 32 : 128]);
      else if (text !== '') this.names.add(text);
    }
  }

  /** Why a URL can be no endpoint's, as far as it says itself; null: it may be. */
  refusalOf(text: string): string | null {
    if (!URL.canParse(text)) return 'Write a whole URL, such as https://receiver.example.com/guichet.';
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Only https is spoken to receivers.';
    if (url.username !== '' || url.password !== '') return 'Leave out user and password: the signature says who sends.';
    if (url.hash !== '') return 'Leave out what follows the #: it is not sent.';
    if (this.isException(url)) return null;
    if (url.protocol !== 'https:') return 'Only https is spoken to receivers.';
    const host = hostOf(url);
    if (url.port !== '' && Number(url.port) < lowestPort) return 'Use port 443, or one from 1024 on.';
    if (ipaddr.isValid(host)) return isPublic(host) ? null : notPublic;
    // The URL parser writes every spelling of an IPv4 address in one: what is left is a name, or nothing.
    if (!/^([a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]{0,62}$/.test(host) || host.length > 253)
      return 'Name a host as the public DNS knows it.';
    return ownNames.test(host) ? notPublic : null;
  }

  /**
   * Resolves a name for the very connection that is being made, and lets it through only when each of its addresses may be
   * gone to: nothing is looked up again in between.
   */
  readonly lookup: LookupFunction = (host, options, answer) => {
    this.addressesOf(host).then(
      (addresses) => {
        const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
        const [first] = all;
        if (first === undefined) answer(new DestinationRefused('The host has no address.'), '', 0);
        else if (options.all) answer(null, all);
        else answer(null, first.address, first.family);
      },
      (error: Error) => answer(error, '', 0),
    );
  };

  /** @throws DestinationRefused */
  async addressesOf(host: string): Promise<readonly string[]> {
    const isNamed = this.names.has(plain(host));
    const found = isNamed
      ? (await lookup(host, { all: true })).map(({ address }) => address)
      : await this.resolve(host);
    if (!isNamed && !found.every((address) => isPublic(address) || this.isInNetworks(address))) {
      throw new DestinationRefused(notPublic);
    }
    return found;
  }

  private isException(url: URL): boolean {
    const host = hostOf(url);
    return this.names.has(host) || this.isInNetworks(host);
  }

  private isInNetworks(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.parse(address);
    return this.networks.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits));
  }
}

const notPublic = 'It leads to an address that is not public. Webhooks go to public addresses alone.';

function hostOf({ hostname }: URL): string {
  return plain(hostname.replace(/^\[|\]$/g, ''));
}

/** Without the dot of the DNS's root. */
function plain(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

/** Whether an address is a public unicast one. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  const range = address.range();
  if (address instanceof ipaddr.IPv4) return range === 'unicast';
  if (range === 'rfc6052') return carriesPublic(address);
  const [first = 0, , , , fifth = 0, sixth = 0] = address.parts;
  const isIsatap = (fifth & ~0x0200) === 0 && sixth === 0x5efe;
  return range === 'unicast' && first >>> 13 === 1 && !isIsatap;
}

/** The well-known prefix of NAT64 alone: networks' own ones (RFC 8215) stay inside them. */
function carriesPublic(address: ipaddr.IPv6): boolean {
  const bytes = address.toByteArray();
  const isWellKnown = address.match(ipaddr.IPv6.parse('64:ff9b::'), 96);
  return isWellKnown && new ipaddr.IPv4(bytes.slice(12)).range() === 'unicast';
}

/** Not by the machine's `getaddrinfo`, whose few threads a name that does not answer would hold. */
async function askResolver(host: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 2_500, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const [first] = answers;
  if (found.length === 0 && first?.status === 'rejected') throw first.reason;
  return found;
}
