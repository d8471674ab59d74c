// npm run faults [-- --seed 1 --operations 200000 --kills 200 --clients 12 --minutes 60 --plant --report report.json]
//
// Kills, stops and cuts off a service of its own while clients use it, then checks that nothing was lost, doubled, late
// or shown to the wrong people. Who plays here: world (the processes), workload and commands-* (the clients), nemesis
// (what goes wrong), history (what clients saw), checker and rules-* (what must hold), plants (violations, made on
// purpose, that the checker must find).
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '../support/random.js';
import { check } from './checker.js';
import { openDesk } from './desk-model.js';
import type { Violation } from './evidence.js';
import { History } from './history.js';
import { Nemesis } from './nemesis.js';
import { missedPlants } from './plants.js';
import { reportOf } from './report.js';
import { settle } from './settling.js';
import { Workload } from './workload.js';
import { World } from './world.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    operations: { type: 'string', default: '200000' },
    kills: { type: 'string', default: '200' },
    clients: { type: 'string', default: '12' },
    /** Ends the faults after so long, whatever was reached; the report says what. */
    minutes: { type: 'string', default: '1000000' },
    /** Milliseconds that what is stopped or cut off stays so at most. */
    stillness: { type: 'string', default: '12000' },
    /** Afterwards breaks every rule on purpose, and says which breach the checker did not find. */
    plant: { type: 'boolean', default: false },
    report: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
});
const [seed, operations, kills, clients, stillness] = [
  Number(values.seed),
  Number(values.operations),
  Number(values.kills),
  Number(values.clients),
  Number(values.stillness),
];
const log = (line: string): void => {
  if (!values.quiet) console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
};
const shown = 40;

async function run(): Promise<boolean> {
  mkdirSync('.build/faults', { recursive: true });
  const history = new History(path.join('.build/faults', `history-${seed}.jsonl`));
  log('opening the service and two desks');
  const world = await World.open((line) => log(`database: ${line}`));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void world.close().then(() => process.exit(1)));
  }
  if (!world.database.hasOwnDisk)
    log('The disk will not be filled: that takes a file system of its own, which only root may mount.');
  try {
    const desks = [await openDesk(), await openDesk()] as const;
    world.mailbox.keepsWhole = false;
    const known = new Set(world.mailbox.copies);
    const began = performance.now();
    const workload = new Workload(world, history, desks, seed, clients);
    const minutes = Number(values.minutes);
    const faults = { kills, operations, minutes, stillness: [Math.min(1000, stillness), stillness] } as const;
    await new Nemesis(world, workload, desks, history, new Random(seed), faults, log).rage();
    await workload.stop();
    const seconds = (performance.now() - began) / 1000;
    log('letting the workers finish');
    const database = await settle(world, workload, desks, log);
    log(`checking, with ${world.mailbox.copies.length - known.size} mails received`);
    const evidence = {
      operations: history.operations,
      database,
      copies: world.mailbox.copies,
      filesDir: world.filesDir,
    };
    const violations = await check(evidence);
    const missed = values.plant ? await missedPlants(evidence) : [];
    await database.end();
    const report = { ...reportOf(seed, history, seconds), violations: violations.length, missedPlants: missed };
    if (values.report) writeFileSync(values.report, JSON.stringify({ ...report, found: violations.slice(0, shown) }));
    console.log(JSON.stringify(report, null, 2));
    tell(violations);
    for (const rule of missed) console.log(`The checker did not find the breach of: ${rule}`);
    return violations.length === 0 && missed.length === 0;
  } finally {
    await history.close();
    await world.close();
  }
}

function tell(violations: readonly Violation[]): void {
  for (const { rule, what } of violations.slice(0, shown)) console.log(`VIOLATION ${rule}: ${what}`);
  if (violations.length > shown) console.log(`… and ${violations.length - shown} more`);
}

process.exitCode = (await run()) ? 0 : 1;
// Sockets of clients may linger; everything that was started has ended.
process.exit();
