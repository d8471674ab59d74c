// npm run drill [-- --files 20 --plant]
//
// The backup and restore drill, on this machine and on databases of its own: a service is used, its database and files
// are copied while it goes on taking writes, the copy is started elsewhere, and what comes back is held against what was
// acknowledged. Ends with 1 where the copy is not that. `--plant` then holds it against what it cannot have, so that it must.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Person, TestDesk } from '../support/desks.js';
import { eventually } from '../support/running.js';
import { copyTree, hotCopy } from './hot-copy.js';
import { Installation } from './installation.js';
import { type Acknowledged, Ledger } from './ledger.js';

const { values } = parseArgs({
  options: { files: { type: 'string', default: '20' }, plant: { type: 'boolean', default: false } },
});
const counted = ['desk', 'person', 'ticket', 'comment', 'attachment', 'blueprint_version'];

const place = mkdtempSync(path.join(tmpdir(), 'guichet-drill-'));
// Root's PostgreSQL runs under another account, which has to pass through.
chmodSync(place, 0o755);
process.env['TEST_PROCESSES'] = path.join(place, 'processes');
mkdirSync(process.env['TEST_PROCESSES']);
const say = (line: string) => console.log(line);
let failed = 0;
const check = (holds: boolean, what: string) => {
  say(`${holds ? 'ok    ' : 'FAILED'} ${what}`);
  if (!holds) failed += 1;
};

async function countsOf(url: string): Promise<number[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const counts: number[] = [];
  for (const table of counted) {
    counts.push(Number((await owner.query(`SELECT count(*) FROM ${table}`)).rows[0].count));
  }
  await owner.end();
  return counts;
}

/** The audit chain's head, once it holds all events. */
const sealedHead = (admin: Person): Promise<{ hash: string }> =>
  eventually('the chain to have all events', async () => {
    const { body } = await admin.call('get', '/v1/audit/head', { expect: 200 });
    return body.unsealed === 0 && body.position > 0 ? body : undefined;
  });

async function chainOf(url: string, admin: Person): Promise<string> {
  const answer = await fetch(`${url}/v1/audit/export`, { headers: { authorization: `Bearer ${admin.token}` } });
  return answer.text();
}

async function drill(installations: Installation[]): Promise<void> {
  const first = await Installation.open(path.join(place, 'first'));
  installations.push(first);
  say(`a service at ${first.url}`);
  const desk = await TestDesk.open('samsara');
  const admin = await desk.person({ name: 'Eve Admin', role: 'admin' });
  const ledger = new Ledger(await desk.person({ name: 'Eva' }));
  for (let n = 0; n < Number(values.files); n += 1) await ledger.fileTicketWithFile();
  const head = await sealedHead(admin);
  const before = await countsOf(first.server.url);
  const promised = ledger.page();

  // Somebody goes on filing all the while.
  let copying = true;
  const others = (async () => {
    while (copying) await ledger.fileTicket();
  })();
  const target = path.join(place, 'second');
  mkdirSync(target, { mode: 0o755 });
  const from = performance.now();
  await hotCopy(first.server.url, first.dataDir, target);
  // After the database: a file that it names is there by then.
  copyTree(path.join(first.dataDir, 'files'), path.join(target, 'files'));
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  copying = false;
  await others;
  say(`copied in ${seconds} s, ${ledger.tickets.length - promised.tickets.length} tickets filed meanwhile`);
  const after = await countsOf(first.server.url);
  if (values.plant) await ledger.fileTicketWithFile();
  const [tooLate = ''] = ledger.tickets.slice(-1);
  await first.close();

  const second = await Installation.open(target);
  installations.push(second);
  say(`the copy at ${second.url}`);
  const restored = await countsOf(second.server.url);
  for (const [n, table] of counted.entries()) {
    const [least = 0, count = 0, most = 0] = [before[n], restored[n], after[n]];
    check(least <= count && count <= most, `${table}: ${count} rows, of ${least} before the copy and ${most} after it`);
  }
  await hold(ledger, promised);
  await sealedHead(admin);
  const chain = await chainOf(second.url, admin);
  const chainFile = path.join(place, 'chain.ndjson');
  writeFileSync(chainFile, chain);
  const verified = execFileSync(process.execPath, ['apps/audit/verify.mjs', chainFile], { encoding: 'utf8' });
  check(verified.startsWith('verified'), `the audit chain: ${verified.trim()}`);
  check(chain.includes(`"hash":"${head.hash}"`), 'the chain holds the head that was noted before the copy');
  const known = ledger.tickets.length;
  await ledger.fileTicket();
  check(ledger.tickets.length === known + 1, 'the copy takes writes');

  tell();
  if (!values.plant) return;
  say('planted: a ticket and its file that were acknowledged when the copy was made already');
  await hold(ledger, { tickets: [...promised.tickets, tooLate], files: ledger.files });
  tell();
}

/** Holds the service that runs against what was acknowledged. */
async function hold(ledger: Ledger, acknowledged: Acknowledged): Promise<void> {
  const [tickets, files] = [acknowledged.tickets.length, acknowledged.files.size];
  const [missing, differing] = [await ledger.missing(acknowledged), await ledger.differing(acknowledged)];
  check(missing.length === 0, `${tickets - missing.length} of ${tickets} acknowledged tickets are there`);
  check(differing.length === 0, `${files - differing.length} of ${files} acknowledged files are what they were`);
}

function tell(): void {
  say(failed === 0 ? 'The copy is the service.' : `The copy is NOT the service: ${failed} checks failed.`);
}

const installations: Installation[] = [];
try {
  await drill(installations);
} catch (error) {
  check(false, `the drill came to its end: ${error instanceof Error ? error.stack : error}`);
  tell();
} finally {
  for (const installation of installations) await installation.close();
  rmSync(place, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
