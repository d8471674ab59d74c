// npm run bench [-- --keep] [--only get,list] [--seconds 3] [--rounds 3] [--connections 32,8,1] [--tickets 100000]
//
// Measures the built API beside a bare server in the same run and prints both; see the head of each file here for how.
// `--keep` leaves the database in .build/bench, where the next run with `--keep` finds it.
import { parseArgs } from 'node:util';
import { castOf } from './cast.mjs';
import { apiProgram, openData, root } from './data.mjs';
import { interleave } from './measure.mjs';
import { neighbours } from './neighbours.mjs';
import { lookAlikesOf, operationsOf, searchesOf } from './operations.mjs';
import { memoryOf, startProgram } from './processes.mjs';
import { compare, rehearse, startBare } from './rehearsal.mjs';
import { atLeast, atMost, printTrials, printVerdicts, writeReport } from './report.mjs';
import { policyCost } from './row-security.mjs';
import { typingOf } from './seed-articles.mjs';
import { standaloneStarts } from './standalone.mjs';
import { timersDone } from './timers.mjs';

const { applicationUrl } = await import('../../dist/libs/database/src/index.js');
const { readSettings } = await import('../../dist/libs/kernel/src/index.js');

const { values: options } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    only: {
      type: 'string',
      default: 'get,list,listAsAgent,file,comment,search,lookAlikes,suggest,articles,neighbours,rls,timers,standalone',
    },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32,8,1' },
    tickets: { type: 'string', default: '100000' },
  },
});
const wanted = new Set(options.only.split(','));
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);
const connections = options.connections.split(',').map(Number);
const log = (line) => console.log(line);

/** Ratio to bare that each operation must reach, at the first number of connections. */
const targets = { get: 0.4, list: 0.55, listAsAgent: 0.55, file: 0.35, comment: 0.35 };

/** Milliseconds that 95 of 100 searches may take at most: of tickets, of look-alikes and articles with each keystroke, of articles at once. */
const longest = { search: 60, lookAlikes: 40, suggest: 40, articles: 60 };

const data = await openData({
  folder: options.keep ? `${root}/.build/bench` : undefined,
  tickets: Number(options.tickets),
  log,
});
const running = [];
try {
  const { environment, server: database, owner, desks } = data;
  const [desk] = desks;
  const cast = await castOf(owner, desk, 'waitingForSupport');
  const all = operationsOf(cast);
  const operations = Object.fromEntries(Object.entries(all).filter(([name]) => wanted.has(name)));
  const told = await rehearse({ environment, desk, cast, operations });
  const bare = await startBare(environment, applicationUrl(readSettings(environment)), told);
  running.push(bare);
  const api = await startProgram([apiProgram], environment);
  running.push(api);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const idle = memoryOf(api.pid);
  await cast.renew(api.url);
  await compare(api.url, bare.url, operations);

  /** No bare server beside these: what counts is how long somebody waits. */
  const finding = {
    search: searchesOf(cast),
    lookAlikes: lookAlikesOf(cast),
    suggest: typingOf(desk, cast, 'suggest'),
    articles: typingOf(desk, cast, 'articles'),
  };
  const trials = [];
  for (const count of connections) {
    for (const [name, request] of Object.entries(operations)) {
      await cast.renew(api.url);
      const warm = count !== connections[0];
      const trial = { servers: { api, bare }, database, connections: count, seconds, rounds, request, warm };
      trials.push({ name, connections: count, ...(await interleave(trial)) });
    }
    for (const [name, request] of Object.entries(finding)) {
      if (!wanted.has(name)) continue;
      await cast.renew(api.url);
      const warm = count !== connections[0];
      const trial = { servers: { api }, database, connections: count, seconds, rounds, request, warm };
      trials.push({ name, connections: count, ...(await interleave(trial)) });
    }
  }
  printTrials(trials);

  const [first] = connections;
  const verdicts = Object.entries(targets).flatMap(([name, target]) => {
    const trial = trials.find((each) => each.name === name && each.connections === first);
    return trial ? [atLeast(`${name}, ${first} connections`, trial.ratio, target)] : [];
  });
  for (const { name, connections: count, api: figures } of trials) {
    const most = longest[name];
    if (most) verdicts.push(atMost(`${name} p95, ${count} connections`, figures.p95, most, 'ms'));
  }
  if (wanted.has('neighbours')) {
    const [, quietDesk] = desks;
    const { alone, beside, ratio } = await neighbours({ api, owner, quietDesk, cast, seconds, rounds });
    const shown = [alone, beside].map(({ p50, p99 }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`).join(' ms → ');
    verdicts.push(atMost(`p99 of a quiet desk beside a noisy one (p50 / p99: ${shown} ms)`, ratio, 2, '×'));
  }
  if (wanted.has('rls')) {
    const cost = await policyCost({ environment, database, cast, request: all.get, seconds, rounds });
    verdicts.push(atMost('row-level security and desk setting, CPU of a get', cost.extra * 100, 40, '%'));
  }
  if (wanted.has('timers')) {
    verdicts.push(
      atMost('500 timers due at once, until done', (await timersDone({ environment, owner })) / 1000, 5, 's'),
    );
  }
  if (wanted.has('standalone')) {
    const { first: firstStart, later } = await standaloneStarts();
    verdicts.push({ what: 'standalone, first start → ready', value: firstStart, unit: 's', target: '', reached: null });
    verdicts.push(atMost('standalone, later start → ready', later, 8, 's'));
  }
  verdicts.push(atMost('memory of the API process, idle', idle, 220, 'MiB'));
  verdicts.push(
    atMost('memory of the API process, under load', Math.max(idle, ...trials.map(({ api }) => api.memory)), 320, 'MiB'),
  );
  printVerdicts(verdicts);
  writeReport(root, { tickets: Number(options.tickets), seconds, rounds, trials, verdicts });
} finally {
  for (const program of running) await program.stop();
  await data.close();
}
