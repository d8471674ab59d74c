import { beforeAll, describe, expect, it } from '@jest/globals';
import { type FuzzReport, fuzz } from './fuzz/fuzz.js';

/** Bounds a failing test; nothing is measured by it. */
const patience = 600_000;

/** The short run of the fuzzer (test/fuzz, `npm run fuzz` for the long one). */
describe('requests made from the specification, whole and broken, as everybody', () => {
  let report: FuzzReport;
  beforeAll(async () => {
    report = await fuzz({ seed: 1, requests: 2_000, log: () => undefined });
  }, patience);

  it('are all answered as the specification says, without a fault and without anything of another desk', () => {
    expect(report.findings).toEqual([]);
  });

  it('reach behind the door: most operations are carried out, and most are refused', () => {
    expect(report.carriedOut.length).toBeGreaterThan(60);
    expect(Object.keys(report.statuses)).toEqual(expect.arrayContaining(['200', '201', '400', '401', '403', '404']));
  });
});
