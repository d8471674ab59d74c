// The database under measurement: a PostgreSQL of our own in a folder of its own, one large desk and four beside it.
// Desks are opened through the API, as an operator does; only their two years of rows come from bulk SQL.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { startProgram } from './processes.mjs';
import { prepareSeeding, seedDesk, settle } from './seed.mjs';
import { seedArticles } from './seed-articles.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const built = (file) => import(path.join(root, 'dist/libs', file));
const { migrate, Secrets, startEmbeddedServer } = await built('database/src/index.js');
const { readSettings } = await built('kernel/src/index.js');
const { checkBlueprint } = await built('blueprint/src/index.js');
const { ticketNumbers } = await built('tickets/src/numbering.js');

export const password = 'Guichet-2026-ok';
export const apiProgram = path.join(root, 'dist/apps/api/src/main.js');
const largeDesk = 'road';
const articlesOfLargeDesk = 5_000;
const desksBeside = ['support-ops', 'samsara', 'trackoe', 'supplyon'];

/**
 * A database of its own, with no desk in it, and the settings of a service on it that refuses nobody for asking often.
 *
 * @param {{ folder?: string, log?: (line: string) => void }} options `folder`: kept and used again
 */
export async function openDatabase({ folder: kept, log = () => {} } = {}) {
  const folder = kept ?? mkdtempSync(path.join(os.tmpdir(), 'guichet-bench-'));
  // Root's PostgreSQL runs under another account; where that may not enter, the data would be put elsewhere and stay.
  if (kept === undefined) chmodSync(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: path.join(folder, 'data'), log });
  const environment = {
    DATABASE_URL: server.url,
    GUICHET_SECRET: 'a secret that only the bench knows: 0123456789',
    OPERATOR_TOKEN: 'operator-token-of-the-bench-0123456789abcdef',
    PUBLIC_URL: 'http://guichet.bench',
    REQUESTS_PER_MINUTE: '900000000',
    LIMITS: 'desk=900000000,filing=900000000,filing-by-staff=900000000',
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    PORT: '0',
  };
  const owner = new pg.Client({ connectionString: server.url });
  owner.on('error', () => {});
  const close = async () => {
    await owner.end();
    await server.stop();
    if (!kept) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await owner.connect();
    await migrate(readSettings(environment));
    return { folder, server, owner, environment, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The same with one large desk and four beside it.
 *
 * @param {{ folder?: string, tickets: number, log: (line: string) => void }} options
 */
export async function openData({ folder: kept, tickets, log }) {
  const database = await openDatabase({ folder: kept, log });
  const { folder, owner, environment, close } = database;
  try {
    const note = path.join(folder, `desks-${tickets}.json`);
    if (!existsSync(note)) writeFileSync(note, JSON.stringify(await fill(owner, environment, tickets, log)));
    return { ...database, desks: JSON.parse(readFileSync(note, 'utf8')) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fill(owner, environment, tickets, log) {
  const api = await startProgram([apiProgram], environment);
  const desks = [];
  try {
    for (const name of [largeDesk, ...desksBeside]) {
      const source = readFileSync(path.join(root, `libs/blueprint/desks/${name}.yaml`), 'utf8');
      const { id, slug } = await openDesk(api.url, environment.OPERATOR_TOKEN, source);
      desks.push({ source, id, slug });
    }
  } finally {
    await api.stop();
  }
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const secrets = new Secrets(readSettings(environment));
  const prepared = await prepareSeeding(owner);
  for (const [index, { id, source }] of desks.entries()) {
    const { blueprint } = checkBlueprint(source);
    const size = index === 0 ? { tickets, people: 20_000 } : { tickets: 2_000 + 1_000 * index, people: 1_000 };
    const { numberOf } = ticketNumbers(secrets.key(`numbers:${id}`), blueprint.numbering);
    const start = performance.now();
    await seedDesk(owner, { id, blueprint, passwordHash, numberOf, ...size });
    log(`${blueprint.identity.slug}: ${size.tickets} tickets in ${Math.round((performance.now() - start) / 1000)} s`);
  }
  await seedArticles(owner, desks[0].id, articlesOfLargeDesk);
  await settle(owner, prepared);
  return desks.map(({ id, slug }) => ({ id, slug }));
}

/** A desk of a blueprint that ships with the project: its id and slug, and a key for everything there. */
export async function openDesk(url, operatorToken, blueprint, more = {}) {
  const answer = await fetch(`${url}/v1/desks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ blueprint, ...more }),
  });
  if (answer.status !== 201) throw new Error(`a desk could not be opened: ${answer.status} ${await answer.text()}`);
  const { desk, apiKey } = await answer.json();
  return { ...desk, key: apiKey };
}
