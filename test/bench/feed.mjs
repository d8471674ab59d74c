// npm run bench:feed [-- --events 1000000 --writers 16 --streams 2000]
//
// The change feed under load. Writers record events by the service's own code, some in each transaction, and dawdle for a
// random while before they commit, so that transactions end in another order than they began. Meanwhile one listener
// follows live, and another reads pages from the very beginning: both must see each event once, each writer's in order,
// and both in the same order. Then idle streams are opened on one process: what each takes of its memory, and how long
// until all of them have heard of one event.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { createGuichet } from '../../sdk/dist/index.js';
import { apiProgram, openDatabase, openDesk, root } from './data.mjs';
import { FeedCheck } from './feed-check.mjs';
import { idleStreams } from './idle-streams.mjs';
import { memoryOf, startProgram } from './processes.mjs';

const { applicationUrl, Database } = await import('../../dist/libs/database/src/index.js');
const { eventKind, eventOf, record, systemActor } = await import('../../dist/libs/history/src/index.js');
const { readSettings } = await import('../../dist/libs/kernel/src/index.js');

const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    writers: { type: 'string', default: '16' },
    streams: { type: 'string', default: '2000' },
  },
});
const wanted = Number(options.events);
const writers = Number(options.writers);
const mostInTransaction = 50;
const longestDawdle = 40;
const noted = eventKind('organization.noted', 'staff', false);

const { environment, close } = await openDatabase();
const running = [];
try {
  const api = await startProgram([apiProgram], environment);
  running.push(api);
  running.push(await startProgram([path.join(root, 'dist/apps/worker/src/main.js')], environment));
  const blueprint = readFileSync(path.join(root, 'libs/blueprint/desks/trackoe.yaml'), 'utf8');
  const desk = await openDesk(api.url, environment.OPERATOR_TOKEN, blueprint);
  const guichet = createGuichet({ baseUrl: api.url, credentials: { apiKey: desk.key } });

  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  const live = new FeedCheck('the live stream', wanted);
  const ending = new AbortController();
  const following = follow(guichet, live, ending.signal);
  await write(desk.id);
  console.log(`${wanted} events by ${writers} writers are committed after ${seconds()} s`);
  await live.complete();
  console.log(`the live stream has told of all of them after ${seconds()} s`);
  const paged = new FeedCheck('the pages', wanted);
  await read(guichet, paged);
  console.log(`pages from the beginning tell of all of them, read in order, after ${seconds()} s`);
  ending.abort();
  await following;
  if (live.order() !== paged.order()) throw new Error('the two tell of the events in different orders');
  console.log(`each event once, in one order, on both; API ${memoryOf(api.pid).toFixed(0)} MiB`);
  const streams = Number(options.streams);
  if (streams > 0) await idleStreams({ environment, desk, streams });
} finally {
  for (const program of running) await program.stop();
  await close();
}

/** Everything the writers have to write. */
async function write(deskId) {
  const source = new DataSource({
    type: 'postgres',
    url: applicationUrl(readSettings(environment)),
    poolSize: writers,
    extra: { pipeline: true },
  });
  await source.initialize();
  // No command is repeated here, so nothing is asked of what keeps answers.
  const database = new Database(source, undefined, { prepared: true, deskSetting: 'transaction' });
  let left = wanted;
  const run = async (writer) => {
    for (let number = 0; left > 0; ) {
      const count = Math.min(left, 1 + Math.floor(Math.random() * mostInTransaction));
      left -= count;
      await database.transaction({ deskId, requestId: `bench-${writer}` }, async (tx) => {
        const drafts = Array.from({ length: count }, () =>
          eventOf(noted, { actor: systemActor, data: { writer, number: number++ } }),
        );
        await record(tx, ...drafts);
        await sleep(Math.random() * longestDawdle);
      });
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => run(writer)));
  await source.destroy();
}

async function follow(guichet, check, signal) {
  try {
    for await (const event of guichet.events.follow({ kinds: 'organization.noted' }, { signal })) check.see(event);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function read(guichet, check) {
  for await (const event of guichet.events.list({ kinds: 'organization.noted', limit: 100 })) check.see(event);
  await check.complete();
}
