import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** How long the run may take on a machine that has much else to do; bounds a failing test, nothing is measured by it. */
const patience = 600_000;

/**
 * The short run of the fault harness (test/faults, `npm run faults` for the long one), in a process, a database and with
 * a service of its own. What it does, it decides by its seed; what it checks, it reports.
 */
describe('a service whose processes and database are killed, stopped and cut off', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what the run reports
  let report: any;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guichet-faults-report-'));

  beforeAll(async () => {
    const file = path.join(folder, 'report.json');
    const size = '--seed 3 --operations 600 --kills 12 --clients 6 --stillness 1500'.split(' ');
    const program = ['--import', './test/support/typescript.mjs', 'test/faults/run.ts'];
    const run = spawn(process.execPath, [...program, ...size, '--plant', '--quiet', '--report', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    const tooLong = setTimeout(() => run.kill('SIGTERM'), patience - 30_000);
    await once(run, 'exit');
    clearTimeout(tooLong);
    try {
      report = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      throw new Error(`the run ended without a report:\n${Buffer.concat(said)}`);
    }
  }, patience);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('loses nothing, doubles nothing, and shows nothing to the wrong people', () => {
    expect(report.found).toEqual([]);
    expect(report.kills).toBeGreaterThanOrEqual(10);
    expect(report.operations).toBeGreaterThanOrEqual(600);
  });

  it('would have been found out by a checker that finds every breach made on purpose', () => {
    expect(report.missedPlants).toEqual([]);
  });
});
