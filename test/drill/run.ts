// The backup and restore drill, on this machine and on databases of its own: a service is used, its database and files
// are copied while it goes on taking writes, the copy is started elsewhere, and what comes back is held against what was
// acknowledged. `npm run drill`
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { TestDesk } from '../support/desks.js';
import { fetchFile, upload } from '../support/files.js';
import { eventually } from '../support/running.js';
import { file, read } from '../support/stories.js';
import { copyTree, hotCopy } from './hot-copy.js';
import { Installation } from './installation.js';

const counted = ['desk', 'person', 'ticket', 'comment', 'event', 'attachment', 'blueprint_version'];

const place = mkdtempSync(path.join(tmpdir(), 'guichet-drill-'));
// Root's PostgreSQL runs under another account, which has to pass through.
chmodSync(place, 0o755);
process.env['TEST_PROCESSES'] = path.join(place, 'processes');
mkdirSync(process.env['TEST_PROCESSES']);
const say = (line: string) => console.log(line);
const found: string[] = [];
const check = (holds: boolean, what: string) => {
  say(`${holds ? 'ok    ' : 'FAILED'} ${what}`);
  if (!holds) found.push(what);
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

const first = await Installation.open(path.join(place, 'first'));
let second: Installation | undefined;
try {
  say(`a service at ${first.url}`);
  const desk = await TestDesk.open('samsara');
  const admin = await desk.person({ name: 'Eve Admin', role: 'admin' });
  const customer = await desk.person({ name: 'Eva' });
  const acknowledged: string[] = [];
  const fileOne = async (more: object = {}) => {
    const fields = { subject: `Lamp ${acknowledged.length}`, description: 'It does not shine.' };
    acknowledged.push((await file(customer, 'question', fields, more)).id);
  };
  const contents = new Map<string, string>();
  for (let n = 0; n < 20; n += 1) {
    const content = `the log of lamp ${n}\n`.repeat(1 + n * 50);
    const { id } = (await upload(customer, `lamp-${n}.txt`, content)).body;
    contents.set(id, content);
    await fileOne({ attachmentIds: [id] });
  }
  const sealedHead = () =>
    eventually('the chain to have all events', async () => {
      const { body } = await admin.call('get', '/v1/audit/head', { expect: 200 });
      return body.unsealed === 0 && body.position > 0 ? body : undefined;
    });
  const head = await sealedHead();
  const before = await countsOf(first.server.url);
  const promised = acknowledged.length;

  // Somebody goes on filing all the while.
  let copying = true;
  const others = (async () => {
    while (copying) await fileOne();
  })();
  const target = path.join(place, 'second');
  mkdirSync(target, { mode: 0o755 });
  const from = performance.now();
  await hotCopy(first.server.url, first.dataDir, target);
  // After the database: a file that it names is there by then.
  copyTree(path.join(first.dataDir, 'files'), path.join(target, 'files'));
  say(
    `copied in ${((performance.now() - from) / 1000).toFixed(1)} s, ${acknowledged.length - promised} tickets filed meanwhile`,
  );
  copying = false;
  await others;
  const after = await countsOf(first.server.url);
  await first.close();

  second = await Installation.open(target);
  say(`the copy at ${second.url}`);
  const restored = await countsOf(second.server.url);
  for (const [n, table] of counted.entries()) {
    const [least = 0, count = 0, most = 0] = [before[n], restored[n], after[n]];
    check(least <= count && count <= most, `${table}: ${count} rows, of ${least} before the copy and ${most} after it`);
  }
  const missing: string[] = [];
  for (const id of acknowledged.slice(0, promised)) await read(customer, id).catch(() => missing.push(id));
  check(missing.length === 0, `all ${promised} tickets that were acknowledged before the copy can be read`);
  const differing = async () => {
    const wrong: string[] = [];
    for (const [id, content] of contents) {
      const text = await fetchFile(customer, id).then((answer) => answer.text());
      if (text !== content) wrong.push(id);
    }
    return wrong;
  };
  check((await differing()).length === 0, `all ${contents.size} files are what they were`);
  await sealedHead();
  const exported = await fetch(`${second.url}/v1/audit/export`, {
    headers: { authorization: `Bearer ${admin.token}` },
  });
  const chain = await exported.text();
  writeFileSync(path.join(place, 'chain.ndjson'), chain);
  const verified = execFileSync(process.execPath, ['apps/audit/verify.mjs', path.join(place, 'chain.ndjson')], {
    encoding: 'utf8',
  });
  check(verified.startsWith('verified'), `the audit chain: ${verified.trim()}`);
  check(chain.includes(`"hash":"${head.hash}"`), 'the chain holds the head that was noted before the copy');
  acknowledged.length = 0;
  await fileOne();
  check(acknowledged.length === 1, 'the copy takes writes');

  // Does the check of files find a file that is gone?
  const stored = readdirSync(path.join(target, 'files'), { recursive: true, encoding: 'utf8' });
  const [gone = ''] = [...contents.keys()];
  for (const name of stored.filter((each) => path.basename(each) === gone)) rmSync(path.join(target, 'files', name));
  check((await differing()).join() === gone, 'a file taken away on purpose is missed');
} finally {
  await (second ?? first).close().catch(() => undefined);
  rmSync(place, { recursive: true, force: true });
}
say(found.length === 0 ? 'The copy is the service.' : `${found.length} checks failed.`);
process.exit(found.length === 0 ? 0 : 1);
