// npm run bench:answers [-- --tries 500]
//
// How long the API takes to answer for an address that is known, unknown or suspended, at every door that must not tell
// which (OWASP ASVS 5.0, 6.3.8). The three take turns, in another order each time, so that whatever else the machine does
// falls on all alike; one call at a time, from another source each time; what counts tries is emptied between the calls,
// for a refused try would be quicker. Prints medians, and how far apart they are at most.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hash } from '@node-rs/argon2';
import { apiProgram, openDesk as newDesk, openDatabase, password, root } from './data.mjs';
import { startProgram } from './processes.mjs';

const { values: options } = parseArgs({ options: { tries: { type: 'string', default: '500' } } });
const tries = Number(options.tries);
const warmUp = 30;

/** Milliseconds that the medians may lie apart. */
const target = 5;

const { environment: bare, owner, close } = await openDatabase();
const environment = { ...bare, TRUSTED_PROXIES: '127.0.0.1' };
const api = await startProgram([apiProgram], environment);
try {
  console.log(`load before: ${os.loadavg().map((load) => load.toFixed(2))}, ${os.cpus().length} cores`);
  for (const name of ['road', 'support-ops']) {
    const slug = await openDesk(name);
    for (const door of ['sessions', 'password-links', 'sign-in-links']) print(name, door, await measure(slug, door));
  }
  console.log(`load after: ${os.loadavg().map((load) => load.toFixed(2))}`);
} finally {
  await api.stop();
  await close();
}

/** A desk with somebody who can sign in, and somebody who is suspended. */
async function openDesk(name) {
  const blueprint = readFileSync(path.join(root, `libs/blueprint/desks/${name}.yaml`), 'utf8');
  const desk = await newDesk(api.url, environment.OPERATOR_TOKEN, blueprint, { test: true });
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  for (const [kind, status] of [
    ['known', 'active'],
    ['suspended', 'suspended'],
  ]) {
    await owner.query(
      `WITH made AS (INSERT INTO person (desk_id, id, role, status, name, password_hash, created_at, updated_at)
         VALUES ($1, gen_random_uuid(), 'customer', $2, $3, $4, now(), now()) RETURNING id)
       INSERT INTO address (desk_id, id, person_id, email, email_key, is_primary, proved_at, created_at)
       SELECT $1, gen_random_uuid(), id, $5, $5, true, now(), now() FROM made`,
      [desk.id, status, kind, passwordHash, `${kind}@people.example`],
    );
  }
  return desk.slug;
}

async function measure(slug, door) {
  const kinds = ['known', 'unknown', 'suspended'];
  const taken = Object.fromEntries(kinds.map((kind) => [kind, []]));
  for (let round = -warmUp; round < tries; round += 1) {
    // Another order each time: each kind comes as often first, second and last.
    for (let turn = 0; turn < kinds.length; turn += 1) {
      const kind = kinds[(((round + turn) % 3) + 3) % 3];
      await owner.query('DELETE FROM sign_in_throttle');
      // Nobody who is unknown is so a second time at a desk that invites whoever asks.
      const email = kind === 'unknown' ? `unknown${round + warmUp}.${door}@people.example` : `${kind}@people.example`;
      const body = door === 'sessions' ? { email, password: 'not the password' } : { email };
      const number = round + warmUp + 1;
      const source = `198.${18 + (turn % 2)}.${number >> 8}.${number & 255}`;
      const begun = performance.now();
      await post(`/v1/desks/${slug}/${door}`, body, { 'x-forwarded-for': source });
      if (round >= 0) taken[kind].push(performance.now() - begun);
    }
  }
  return Object.fromEntries(kinds.map((kind) => [kind, median(taken[kind])]));
}

async function post(where, body, headers) {
  const answer = await fetch(`${api.url}${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (![201, 202, 401].includes(answer.status)) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function print(desk, door, medians) {
  const apart = Math.max(...Object.values(medians)) - Math.min(...Object.values(medians));
  const told = Object.entries(medians).map(([kind, ms]) => `${kind} ${ms.toFixed(2)} ms`);
  console.log(
    `${desk}, ${door}: ${told.join(', ')}; ${apart.toFixed(2)} ms apart (${apart <= target ? 'ok' : 'too far'})`,
  );
}
