// The figures as a table to read and as JSON to keep.
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';

const number = (value, digits = 0) => value.toFixed(digits);

/** @param {{ name: string, connections: number, api: object, bare: object, ratio: number, cpuRatio: number }[]} trials */
export function printTrials(trials) {
  const rows = trials.map(({ name, connections, api, bare, ratio, cpuRatio }) => [
    name,
    String(connections),
    number(api.perSecond),
    bare ? number(bare.perSecond) : '',
    bare ? number(ratio, 2) : '',
    number(api.cpu, 2),
    bare ? number(bare.cpu, 2) : '',
    bare ? number(cpuRatio, 2) : '',
    number(api.databaseCpu, 2),
    [api.p50, api.p95, api.p99].map((ms) => number(ms, 1)).join(' / '),
    bare ? [bare.p50, bare.p95, bare.p99].map((ms) => number(ms, 1)).join(' / ') : '',
  ]);
  const head = [
    'operation',
    'conn.',
    'api /s',
    'bare /s',
    'ratio',
    'api cpu',
    'bare cpu',
    'cpu ratio',
    'pg cpu',
    'api p50 / p95 / p99 ms',
    'bare',
  ];
  printTable(head, rows);
}

/** @param {{ what: string, value: number, unit: string, target: string, reached: boolean | null }[]} verdicts */
export function printVerdicts(verdicts) {
  const said = (reached) => (reached === null ? '' : reached ? 'ok' : 'not reached');
  const rows = verdicts.map(({ what, value, unit, target, reached }) => [
    what,
    `${number(value, unit === '×' ? 2 : value < 10 ? 2 : 0)} ${unit}`,
    target,
    said(reached),
  ]);
  printTable(['what', 'figure', 'target', ''], rows);
}

function printTable(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ');
  console.log(`\n${line(head)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  for (const row of rows) console.log(line(row));
}

/** A ratio that must be at least, or a figure that must be at most so much. */
export function atLeast(what, value, target) {
  return { what, value, unit: '×', target: `≥ ${target}`, reached: value >= target };
}

export function atMost(what, value, target, unit) {
  return { what, value, unit, target: `≤ ${target} ${unit}`, reached: value <= target };
}

export function writeReport(root, report) {
  mkdirSync(`${root}/.build`, { recursive: true });
  const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model, node: process.version, load: os.loadavg() };
  writeFileSync(
    `${root}/.build/bench.json`,
    `${JSON.stringify({ at: new Date().toISOString(), machine, ...report }, null, 2)}\n`,
  );
}
