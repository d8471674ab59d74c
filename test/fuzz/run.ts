// npm run fuzz [-- --seed 1 --requests 100000]
//
// Requests made from openapi.yaml, whole and broken, to a service of its own: requests (what is sent), values and hostile
// (what they are made of), population (who sends them, and what exists), fuzz (what no answer may be).
import { parseArgs } from 'node:util';
import setUp from '../support/global-setup.mjs';
import tearDown from '../support/global-teardown.mjs';
import { service } from '../support/service.mjs';
import { type Finding, fuzz } from './fuzz.js';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, requests: { type: 'string', default: '100000' } },
});
const shown = 300;

await setUp();
try {
  process.env['LOG_LEVEL'] = 'silent';
  globalThis.guichetService = await service();
  const log = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
  const began = performance.now();
  const report = await fuzz({ seed: Number(values.seed), requests: Number(values.requests), log });
  const seconds = Math.round((performance.now() - began) / 1000);
  const { findings, carriedOut, ...figures } = report;
  console.log(JSON.stringify({ seed: values.seed, seconds, ...figures, carriedOut: carriedOut.length }, null, 2));
  tell(findings);
  process.exitCode = findings.length > 0 ? 1 : 0;
} finally {
  await tearDown();
}
process.exit();

/** One of each kind by operation, with how often it came. */
function tell(findings: readonly Finding[]): void {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const kind = `${finding.request.operation} ${finding.what.replace(/[0-9a-f-]{36}/g, '').slice(0, 40)}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  for (const [, [first, ...others]] of kinds) {
    if (!first) continue;
    const { what, caller, request } = first;
    const body = request.body === undefined ? '' : String(request.body).slice(0, shown);
    console.log(
      `FINDING (${others.length + 1}) ${request.method} ${request.path} as ${caller}: ${what.slice(0, shown)}`,
    );
    console.log(`  ${JSON.stringify(request.headers)} ${body}`);
  }
}
