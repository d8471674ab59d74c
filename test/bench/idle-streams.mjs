// Streams of the change feed that nobody tells anything: what each takes of the process that holds it, and how long until
// all have heard when something happens.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiProgram } from './data.mjs';
import { cpuOf, memoryOf, startProgram } from './processes.mjs';

const openedAtOnce = 50;

export async function idleStreams({ environment, desk, streams }) {
  const api = await startProgram([apiProgram], environment);
  const listeners = [];
  try {
    const organization = {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.key}`, 'content-type': 'application/json' },
    };
    // What is loaded and compiled with the first of them is not what a stream takes.
    listeners.push(...(await Promise.all(Array.from({ length: openedAtOnce }, () => listen(api.url, desk.key)))));
    const note = async (name) => {
      const heard = listeners.map((listener) => listener.heard());
      const begun = performance.now();
      const answer = await fetch(`${api.url}/v1/organizations`, { ...organization, body: JSON.stringify({ name }) });
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      await Promise.all(heard);
      return performance.now() - begun;
    };
    await note('First');
    await sleep(5_000);
    const before = memoryOf(api.pid);
    while (listeners.length < streams + openedAtOnce) {
      listeners.push(...(await Promise.all(Array.from({ length: openedAtOnce }, () => listen(api.url, desk.key)))));
    }
    await sleep(20_000);
    const idle = memoryOf(api.pid);
    const cpu = cpuOf(api.pid);
    await sleep(20_000);
    const idleCpu = (cpuOf(api.pid) - cpu) / 20_000;
    const took = await note('Second');
    console.log(
      `${streams} idle streams: ${before.toFixed(0)} → ${idle.toFixed(0)} MiB, ${(((idle - before) * 1024) / streams).toFixed(1)} KiB each; ` +
        `${(idleCpu * 100).toFixed(0)} % of a core while idle; all ${listeners.length} heard of an event within ${took.toFixed(0)} ms, ` +
        `${memoryOf(api.pid).toFixed(0)} MiB then`,
    );
  } finally {
    for (const { socket } of listeners) socket.destroy();
    await api.stop();
  }
}

/** A stream as a plain connection, for two thousand clients would weigh more than what is measured. */
async function listen(url, key) {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  let text = '';
  let wanted;
  const welcomed = new Promise((resolve, reject) => {
    socket.on('data', (chunk) => {
      text = (text + chunk.toString('latin1')).slice(-4_000);
      if (text.includes(': welcome')) resolve();
      else if (!text.startsWith('HTTP/1.1 200')) reject(new Error(text));
      if (wanted && text.includes('organization.created')) {
        wanted();
        wanted = undefined;
      }
    });
    socket.once('error', reject);
  });
  socket.write(
    `GET /v1/events?from=now&kinds=organization.created HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${key}\r\nAccept: text/event-stream\r\n\r\n`,
  );
  await welcomed;
  const heard = () => {
    text = '';
    return new Promise((resolve) => {
      wanted = resolve;
    });
  };
  return { socket, heard };
}
