import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eicar, FakeClamd } from '../../../test/support/clamd.js';
import { ClamdScanner } from './clamd-scanner.js';

describe('ClamAV, asked over its socket', () => {
  let clamd: FakeClamd;
  let scanner: ClamdScanner;
  const scan = (...parts: string[]) => scanner.scan(Readable.from(parts.map((part) => Buffer.from(part))));

  beforeEach(async () => {
    clamd = await FakeClamd.start();
    scanner = new ClamdScanner(new URL(clamd.url));
  });
  afterEach(() => clamd.stop());

  it('finds what is there, also across the parts that a file comes in', async () => {
    expect(await scan('words')).toBe('clean');
    expect(await scan(`before ${eicar.slice(0, 20)}`, `${eicar.slice(20)} behind`)).toBe('infected');
    expect(clamd.scanned).toEqual([5, 'before  behind'.length + eicar.length]);
  });

  it('is sent a large file whole', async () => {
    const part = 'x'.repeat(2 ** 16);
    expect(await scan(...Array.from({ length: 80 }, () => part))).toBe('clean');
    expect(clamd.scanned).toEqual([80 * 2 ** 16]);
  });

  it('gives no verdict when it is away, hangs up or refuses: nothing counts as clean by mistake', async () => {
    clamd.become('refuses');
    await expect(scan('words')).rejects.toThrow('size limit exceeded');
    clamd.become('hangs up');
    await expect(scan('words')).rejects.toThrow();
    clamd.stop();
    await expect(scan('words')).rejects.toThrow();
  });
});
