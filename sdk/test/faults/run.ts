// npm run sdk:faults [-- --seed 1 --runs 10000]
//
// Clients that write through a bad network: trial (what they do and what they must be told), faults (what happens to their
// requests), faulty-server (which of them, out of a seed), desk-in-memory (what is at the other end).
import { parseArgs } from 'node:util';
import { trial } from './trial.js';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '10000' } },
});
const began = performance.now();
const { findings, ended, happened, ...figures } = await trial({ seed: Number(values.seed), runs: Number(values.runs) });
const seconds = Math.round((performance.now() - began) / 1000);
const sorted = (tally: ReadonlyMap<string, number>) => Object.fromEntries([...tally].sort());
console.log(JSON.stringify({ seconds, ...figures, ended: sorted(ended), happened: sorted(happened) }, null, 2));
for (const finding of findings.slice(0, 20)) console.log(`FINDING ${finding}`);
console.log(`${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
