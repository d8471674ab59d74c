import { describe, expect, it } from '@jest/globals';
import { isWithin, networkOf } from './networks.js';

describe('a network', () => {
  it.each(['192.0.2.1', '192.0.2.0/24', '0.0.0.0/0', '2001:db8::1', '2001:DB8::/32', '::/0'])('is %s', (text) => {
    expect(networkOf(text)).toBeDefined();
  });

  it.each([
    '',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.0/33',
    '192.0.2.0/-1',
    '192.0.2.0/',
    '2001:db8::/129',
    'fe80::1%eth0',
    'example.org',
    '::ffff:192.0.2.1',
    '0:0:0:0:0:ffff:c000:0201',
    '::ffff:0:0/96',
    ' 192.0.2.1',
  ])('is not “%s”', (text) => {
    expect(networkOf(text)).toBeUndefined();
  });
});

describe('an address', () => {
  const networks = ['192.0.2.0/25', '203.0.113.7', '2001:db8:1::/48'];

  it.each([
    '192.0.2.0',
    '192.0.2.127',
    '203.0.113.7',
    '::ffff:192.0.2.5',
    '::ffff:c000:0205',
    '2001:db8:1::1',
    '2001:0DB8:0001:ffff::',
  ])('%s lies within', (address) => {
    expect(isWithin(networks, address)).toBe(true);
  });

  it.each(['192.0.2.128', '203.0.113.8', '::ffff:192.0.2.128', '::192.0.2.5', '2001:db8:2::1', 'nonsense', ''])(
    '%s lies without',
    (address) => {
      expect(isWithin(networks, address)).toBe(false);
    },
  );
});
