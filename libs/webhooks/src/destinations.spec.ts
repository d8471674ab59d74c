import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Destinations } from './destinations.js';
import { WebhookConnections } from './webhook-request.js';

/** One address at least of every network that the IANA registries of special purposes list, and of those of old. */
const special4 = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.254', '100.64.0.1', '100.127.255.254', '127.0.0.1', '127.1.2.3'],
  ...['127.255.255.254', '169.254.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.254', '192.0.0.1', '192.0.0.170'],
  ...['192.0.2.1', '192.31.196.1', '192.52.193.1', '192.88.99.1', '192.168.0.1', '192.168.255.254', '192.175.48.1'],
  ...['198.18.0.1', '198.19.255.254', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.250', '240.0.0.1'],
  ...['255.255.255.254', '255.255.255.255'],
];
const special6 = [
  ...['::', '::1', 'fe80::1', 'febf::1', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'ff0e::1', '100::1'],
  ...['100:0:0:1::1', '2001::1', '2001:2::1', '2001:db8::1', '2001:10::1', '2001:20::1', '2001:30::1', '3fff::1'],
  ...['5f00::1', '2620:4f:8000::1', '4000::1', '8000::1', 'e000::1', '0200::1', '64:ff9b:1::1', '2001:1::1'],
];

const bytesOf = (address: string) => address.split('.').map(Number);
const asNumber = (address: string) => bytesOf(address).reduce((sum, byte) => sum * 256 + byte, 0);
const hex = (value: number, length = 2) => value.toString(16).padStart(length, '0');
/** The last 32 bits of an IPv6 address. */
const tail = (address: string) => {
  const [a = 0, b = 0, c = 0, d = 0] = bytesOf(address);
  return `${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`;
};

/** An IPv4 address as resolvers and URL parsers of all ages read it. */
function spellings4(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = bytesOf(address);
  const octal = (value: number) => `0${value.toString(8)}`;
  return [
    address,
    `${address}.`,
    String(asNumber(address)),
    `0x${asNumber(address).toString(16)}`,
    `0${asNumber(address).toString(8)}`,
    [a, b, c, d].map((byte) => `0x${hex(byte)}`).join('.'),
    [a, b, c, d].map(octal).join('.'),
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${b * 65_536 + c * 256 + d}`,
    `${octal(a)}.0x${hex(b)}.${c}.${d}`,
    [...address].map((sign) => (sign === '.' ? '。' : String.fromCodePoint(0xff10 + Number(sign)))).join(''),
    [...address].map((sign) => `%${hex(sign.codePointAt(0) ?? 0)}`).join(''),
  ];
}

/** An IPv4 address inside of IPv6 ones. */
function embeddings(address: string): string[] {
  const [high = '', low = ''] = tail(address).split(':');
  const flipped = (part: string) => hex(0xffff ^ Number.parseInt(part, 16), 4);
  return [
    `::ffff:${address}`,
    `::ffff:${tail(address)}`,
    `0:0:0:0:0:ffff:${tail(address)}`,
    `::ffff:0:${tail(address)}`,
    `::${address}`,
    `64:ff9b::${tail(address)}`,
    `64:ff9b:1::${tail(address)}`,
    `2002:${tail(address)}::1`,
    `2001:0:${tail(address)}::1`,
    `2001:0:4136:e378:8000:63bf:${flipped(high)}:${flipped(low)}`,
    `2001:470:1:2:0:5efe:${tail(address)}`,
    `2001:470:1:2:200:5efe:${tail(address)}`,
  ];
}

const inner = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '172.16.5.4', '192.168.1.1', '100.64.0.1', '0.0.0.0'];
const names = [
  ...[
    'localhost',
    'localhost.',
    'LOCALHOST',
    'a.localhost',
    'printer.local',
    'db.internal',
    'metadata.google.internal',
  ],
  ...[
    'router.lan',
    'nas.home',
    'x.home.arpa',
    'x.corp',
    'x.private',
    'intranet',
    'db',
    'x.localdomain',
    'hidden.onion',
  ],
  ...['1.0.0.127.in-addr.arpa', 'x..example.com', '-', 'exa mple.com', 'x.123', `${'a'.repeat(64)}.example.com`],
];
const others = [
  ...[
    '',
    'x',
    '//receiver.example.com/',
    'receiver.example.com',
    'http://receiver.example.com/',
    'https://',
    'https:///',
  ],
  ...[
    'ftp://receiver.example.com/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:25/x',
    'data:text/plain,x',
    'ws://a.example/',
  ],
  ...[
    'javascript:alert(1)',
    'unix:/run/docker.sock',
    'https://user@receiver.example.com/',
    'https://user:password@a.example/',
  ],
  ...['https://:password@a.example/', 'https://receiver.example.com@127.0.0.1/', 'https://receiver.example.com/#x'],
  ...['https://receiver.example.com:22/', 'https://receiver.example.com:25/', 'https://receiver.example.com:80/'],
  ...[
    'https://receiver.example.com:99999/',
    'https://receiver.example.com:-1/',
    'https://127.0.0.1\\@receiver.example.com/',
  ],
  ...['https://[::1%25lo]/', 'https://[fe80::1%25eth0]/', 'https://[::1', 'https://[::1]x/', 'https://127.0.0.1:8443/'],
  ...[
    'https://[::]:443/',
    'https://\t127.0.0.1/',
    'https:127.0.0.1/',
    'https:\\\\127.0.0.1\\',
    'https://127.1/',
    'https://0/',
  ],
  ...['https://①②⑦.⓪.⓪.①/', 'https://127.0.0.1?.example.com/', 'https://127.0.0.1/.example.com', 'HTTPS://0X7F.1/'],
];
const hostile = [
  ...special4.flatMap(spellings4).map((host) => `https://${host}/hook`),
  ...special6.map((host) => `https://[${host}]/hook`),
  ...inner.flatMap(embeddings).map((host) => `https://[${host}]/hook`),
  ...names.map((host) => `https://${host}/hook`),
  ...others,
];

describe('the destinations of webhooks', () => {
  const strict = new Destinations(undefined);

  it('are more than 400 hostile ones, each of its own', () => {
    expect(new Set(hostile).size).toBeGreaterThan(400);
  });

  it('are refused when they are no public https address, in whatever spelling', () => {
    expect(hostile.filter((url) => strict.refusalOf(url) === null)).toEqual([]);
  });

  it.each([
    'https://receiver.example.com/hook?desk=1',
    'https://receiver.example.com:8443/hook',
    'https://receiver.example.com./',
    'https://bücher.example.com/',
    'https://8.8.8.8/hook',
    'https://[2606:4700::1111]/hook',
    'https://[64:ff9b::808:808]/hook',
  ])('may be %s', (url) => {
    expect(strict.refusalOf(url)).toBeNull();
  });

  it('are refused when a name leads anywhere that is not public, were it one address of many', async () => {
    const answers = [...special4, ...special6, ...inner.flatMap(embeddings)];
    for (const address of answers) {
      for (const found of [[address], ['8.8.8.8', address], [address, '2606:4700::1111']]) {
        const named = new Destinations(undefined, async () => found);
        await expect(named.addressesOf('receiver.example.com')).rejects.toThrow('not public');
      }
    }
    const nowhere = new Destinations(undefined, async () => ['8.8.8.8', 'no address']);
    await expect(nowhere.addressesOf('receiver.example.com')).rejects.toThrow('not public');
    const right = new Destinations(undefined, async () => ['8.8.8.8', '2606:4700::1111']);
    expect(await right.addressesOf('receiver.example.com')).toEqual(['8.8.8.8', '2606:4700::1111']);
  });

  it('may be what a setting names, and nothing beside it', async () => {
    const lenient = new Destinations(' localhost, 10.1.0.0/16,::1', async () => ['10.2.0.1']);
    for (const url of ['http://localhost:3000/', 'http://10.1.2.3/', 'https://10.1.2.3:81/', 'http://[::1]:8080/']) {
      expect(lenient.refusalOf(url)).toBeNull();
    }
    for (const url of [
      'http://10.2.0.1/',
      'http://a.localhost/',
      'http://127.0.0.1/',
      'http://receiver.example.com/',
    ]) {
      expect(lenient.refusalOf(url)).not.toBeNull();
    }
    await expect(lenient.addressesOf('receiver.example.com')).rejects.toThrow('not public');
  });
});

describe('a connection to a receiver', () => {
  let server: http.Server;
  let port: number;
  const asked: string[] = [];
  beforeAll(async () => {
    server = http.createServer((request, response) => {
      asked.push(String(request.headers.host));
      response.writeHead(200, { connection: 'close' }).end('y'.repeat(100_000));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const now = new Date('2026-01-05T09:00:00Z');
  const never = new AbortController().signal;

  it('goes to the address that was looked at, and is looked at anew each time', async () => {
    // The network is allowed, the name is not: it may lead there, as a name of the public DNS may to a public address.
    const found = [['127.0.0.1'], ['127.0.0.1', '192.168.0.1']];
    const rebound = new Destinations('127.0.0.0/8,http.example.com', async () => found.shift() ?? []);
    const lookUp = (host: string) =>
      new Promise((resolve) => rebound.lookup(host, { all: true }, (error, addresses) => resolve(error ?? addresses)));
    expect(await lookUp('receiver.example.com')).toEqual([{ address: '127.0.0.1', family: 4 }]);
    expect(await lookUp('receiver.example.com')).toMatchObject({ name: 'DestinationRefused' });
    expect(await lookUp('receiver.example.com')).toMatchObject({ name: 'DestinationRefused' });
  });

  it('keeps the first 4 kB of what is answered', async () => {
    const connections = new WebhookConnections(new Destinations('127.0.0.1'), 1);
    const outcome = await connections.post(`http://127.0.0.1:${port}/`, {}, '{}', now, never);
    expect(outcome).toMatchObject({ status: 200, error: null });
    expect(outcome.response).toHaveLength(4096);
    expect(asked).toEqual([`127.0.0.1:${port}`]);
    connections.close();
  });

  it('is not made where a destination has become one that is refused', async () => {
    const connections = new WebhookConnections(new Destinations(undefined, async () => ['127.0.0.1']), 1);
    for (const url of [`http://127.0.0.1:${port}/`, `https://receiver.example.com:${port}/`]) {
      const outcome = await connections.post(url, {}, '{}', now, never);
      expect(outcome.status).toBeNull();
      expect(outcome.error).toMatch(/https|not public/);
    }
    expect(asked).toHaveLength(1);
    connections.close();
  });
});
