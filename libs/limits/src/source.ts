import { isIPv6 } from 'node:net';

/** What counts as one source: an IPv4 address, or the 64-bit network that one IPv6 host commands. */
export function sourceOf(address: string): string {
  const plain = unmapped(address);
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('%')[0]?.toLowerCase().split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const rest = tail ? tail.split(':') : [];
  const whole = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - rest.length).fill('0'), ...rest];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** An IPv4 address that is spelled as an IPv6 one (RFC 4291 §2.5.5.2) is that IPv4 address. */
function unmapped(address: string): string {
  const [, tail = ''] = /^(?:::|(?:0{1,4}:){5})ffff:([\d.a-f:]+)$/i.exec(address) ?? [];
  if (/^\d+\.\d+\.\d+\.\d+$/.test(tail)) return tail;
  const [, high, low] = /^([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(tail) ?? [];
  if (high === undefined || low === undefined) return address;
  const bytes = Buffer.from(high.padStart(4, '0') + low.padStart(4, '0'), 'hex');
  return bytes.join('.');
}
