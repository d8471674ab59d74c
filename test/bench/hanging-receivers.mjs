// npm run bench:webhooks [-- --events 300 --hanging 50]
//
// What receivers that never answer cost one that does: how long after the call that made an event its delivery arrives
// at a quick receiver, alone and beside so many that take each request and say nothing. All hear of the same events.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { apiProgram, openDatabase, openDesk, root } from './data.mjs';
import { percentile } from './load.mjs';
import { startProgram } from './processes.mjs';

const { values: options } = parseArgs({
  options: { events: { type: 'string', default: '300' }, hanging: { type: 'string', default: '50' } },
});
const events = Number(options.events);
const pauseMs = 100;
const patienceMs = 120_000;
/** Milliseconds by which p99 may grow. */
const target = 2_000;

const { environment: bare, close } = await openDatabase();
const environment = { ...bare, WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' };
const running = [];
const servers = [];
try {
  const api = await startProgram([apiProgram], environment);
  running.push(api);
  running.push(await startProgram([path.join(root, 'dist/apps/worker/src/main.js')], environment));
  const blueprint = readFileSync(path.join(root, 'libs/blueprint/desks/trackoe.yaml'), 'utf8');
  const { key } = await openDesk(api.url, environment.OPERATOR_TOKEN, blueprint);
  const ask = async (method, where, body) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${api.url}${where}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  /** When the quick receiver got what is about whom. */
  const arrived = new Map();
  const endpoint = async (listener) => {
    const server = http.createServer(listener);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    const url = `http://127.0.0.1:${server.address().port}/`;
    await ask('POST', '/v1/webhook-endpoints', { url, kinds: ['organization.created'] });
  };
  await endpoint((request, answer) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      arrived.set(JSON.parse(text).data.event.subjectId, performance.now());
      answer.writeHead(204).end();
    });
  });
  const measure = async () => {
    const begun = new Map();
    for (let number = 0; number < events; number += 1) {
      const at = performance.now();
      begun.set((await ask('POST', '/v1/organizations', { name: `Company ${at}` })).id, at);
      await sleep(pauseMs);
    }
    const last = performance.now() + patienceMs;
    while ([...begun.keys()].some((id) => !arrived.has(id))) {
      if (performance.now() > last) throw new Error('not every event was delivered to the quick receiver');
      await sleep(20);
    }
    return Float64Array.from(begun, ([id, at]) => arrived.get(id) - at).sort();
  };
  const alone = await measure();
  let held = 0;
  for (let number = 0; number < Number(options.hanging); number += 1) {
    await endpoint((request) => {
      held += 1;
      request.resume();
    });
  }
  const beside = await measure();
  const shown = (delays) => [0.5, 0.95, 0.99].map((share) => Math.round(percentile(delays, share))).join(' / ');
  const more = percentile(beside, 0.99) - percentile(alone, 0.99);
  console.log(`${events} events, p50 / p95 / p99 until delivered: alone ${shown(alone)} ms`);
  console.log(`beside ${options.hanging} receivers that hang (they took ${held} requests): ${shown(beside)} ms`);
  console.log(`p99 grows by ${more.toFixed(0)} ms (${more <= target ? 'ok' : 'too much'}, target ${target} ms)`);
} finally {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  for (const program of running) await program.stop();
  await close();
}
