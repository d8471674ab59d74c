import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestDesk } from './support/desks.js';
import { ObjectStore } from './support/object-store.js';
import { service } from './support/running.js';

/** Mebibytes of each upload; `UPLOAD_MIB=100 npm test test/uploads-memory` measures the whole promise. */
const mebibytes = Number(process.env['UPLOAD_MIB'] ?? 20);
const atOnce = 20;
/** By how much the memory of the API may grow meanwhile, in mebibytes. */
const mostGrowth = 64;

/** A form with a file of that many mebibytes, made as it is sent. */
function form(boundary: string, size: number): Readable {
  const chunk = Buffer.alloc(64 * 1024, 'guichet ');
  function* parts() {
    yield `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="large.bin"\r\n\r\n`;
    for (let sent = 0; sent < size * 16; sent += 1) yield chunk;
    yield `\r\n--${boundary}--\r\n`;
  }
  return Readable.from(parts(), { objectMode: false });
}

async function upload(url: string, token: string, size: number): Promise<number | undefined> {
  const boundary = 'guichet-upload';
  const headers = { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` };
  const sending = request(`${url}/v1/attachments`, { method: 'POST', headers, agent: false });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sending.on('response', (answer) => resolve(answer.resume().statusCode));
    sending.on('error', reject);
  });
  await pipeline(form(boundary, size), sending);
  return answered;
}

/** Resident memory of a process in mebibytes, as Linux tells it: `VmRSS` now, `VmHWM` at its highest. */
function memoryOf(pid: number | undefined, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}

const onLinux = process.platform === 'linux' ? describe.each : describe.skip.each;

onLinux(['on a disk', 'in a bucket'])('many large uploads at once, %s', (place) => {
  let api: ReturnType<ReturnType<typeof service>['startProcess']>;
  let store: ObjectStore | undefined;
  let url: string | undefined;

  beforeAll(async () => {
    if (place === 'in a bucket') store = await ObjectStore.start();
    api = service().startProcess('apps/api/src/main.js', { ...service().environment, ...store?.settings() });
    url = await api.ready;
  });
  afterAll(async () => {
    api.child.kill('SIGKILL');
    await store?.stop();
  });

  it(`are taken in constant memory: ${atOnce} of ${mebibytes} MiB in at most ${mostGrowth} MiB`, async () => {
    const desk = await TestDesk.open('samsara');
    const dan = await desk.person({ name: 'Dan Agent', role: 'agent' });
    const at = url ?? '';
    // What the first request of each kind costs once is not what is measured.
    for (let warm = 0; warm < 2; warm += 1) expect(await upload(at, dan.token, 1)).toBe(201);
    const before = memoryOf(api.child.pid, 'VmRSS');
    writeFileSync(`/proc/${api.child.pid}/clear_refs`, '5');
    const statuses = await Promise.all(Array.from({ length: atOnce }, () => upload(at, dan.token, mebibytes)));
    const growth = memoryOf(api.child.pid, 'VmHWM') - before;
    if (process.env['UPLOAD_MIB']) process.stderr.write(`grew by ${growth.toFixed(1)} MiB from ${before.toFixed(1)}\n`);
    expect(statuses).toEqual(statuses.map(() => 201));
    expect(growth).toBeLessThan(mostGrowth);
    if (store) expect(await store.objects(desk.id)).toHaveLength(atOnce + 2);
  }, 600_000);
});
