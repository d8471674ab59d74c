import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { StartupError } from '#kernel';
import { resetEmbeddedData } from './embedded-reset.js';
import { type EmbeddedServer, startEmbeddedServer } from './embedded-server.js';

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const built = fileURLToPath(new URL('../../../dist/libs/database/src/index.js', import.meta.url));
const silent = () => {};

async function query(url: string, text: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Another process that starts a server and keeps it; `said` is what it tells first: the server, or why there is none. */
function startElsewhere(dataDir: string, as: { uid?: number; gid?: number } = {}) {
  const program = `
    import { startEmbeddedServer } from ${JSON.stringify(built)};
    process.on('disconnect', () => process.exit());
    try {
      const { url, pid, adopted } = await startEmbeddedServer({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
      console.log(JSON.stringify({ url, pid, adopted }));
    } catch (error) {
      console.log(JSON.stringify({ error: error.message }));
      process.exit();
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    ...as,
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('no output to read');
  const said = new Promise<{ url: string; pid: number; adopted: boolean; error?: string }>((resolve) => {
    createInterface({ input: stdout }).once('line', (line) => resolve(JSON.parse(line)));
  });
  return { child, said };
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

describe('the embedded server', () => {
  let place: string;
  let dataDir: string;
  let server: EmbeddedServer | undefined;
  const children: ChildProcess[] = [];

  async function start(options: { port?: number; log?: (line: string) => void } = {}): Promise<EmbeddedServer> {
    server = await startEmbeddedServer({ dataDir, log: silent, ...options });
    return server;
  }

  beforeAll(() => {
    place = mkdtempSync(path.join(tmpdir(), 'guichet-embedded-'));
    chmodSync(place, 0o755);
    dataDir = path.join(place, 'data');
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    await server?.stop();
    server = undefined;
  });
  afterAll(async () => {
    await resetEmbeddedData(dataDir);
    rmSync(place, { recursive: true, force: true });
  });

  it('is made at the first start: durable, on the loopback address alone, open to its password alone', async () => {
    const { url, pid, adopted } = await start();

    expect(adopted).toBe(false);
    expect(await query(url, 'select current_database()')).toBe('guichet');
    expect(await query(url, 'select current_user')).toBe('guichet_owner');
    expect(await query(url, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await query(url, 'show unix_socket_directories')).toBe('');
    expect(await query(url, 'show fsync')).toBe('on');
    expect(await query(url, "select datlocale from pg_database where datname = 'guichet'")).toBe('C.UTF-8');
    await expect(query(url.replace(/:[^:]*@/, ':guess@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect(statSync(path.join(dataDir, 'postgres', 'guichet.password')).mode & 0o777).toBe(0o600);
    // Our environment may hold secrets: none of it is handed on.
    if (process.platform === 'linux') expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('HOME=');
  });

  it('keeps its data from one start to the next, and is gone in between', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED');

    const second = await start();

    expect(await query(second.url, 'select answer from kept')).toBe(42);
  });

  it('is adopted after the process that started it was killed', async () => {
    const { child, said } = startElsewhere(dataDir);
    const orphan = await said;
    await kill(child);

    const adopted = await start();

    expect(adopted).toMatchObject({ adopted: true, pid: orphan.pid, url: orphan.url });
    expect(await query(adopted.url, 'select 1')).toBe(1);
    await adopted.stop();
    await expect(query(adopted.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('serves one process: a second is told who has the folder, and the first goes on', async () => {
    const first = await start();

    const { child, said } = startElsewhere(dataDir);
    children.push(child);

    expect((await said).error).toMatch(
      new RegExp(`in use by another Guichet \\(process ${process.pid}\\).*GUICHET_DATA`),
    );
    await expect(resetEmbeddedData(dataDir)).rejects.toThrow(/in use/);
    expect(await query(first.url, 'select 1')).toBe(1);
  });

  it('is one server when two processes start at the same moment on a new folder', async () => {
    const folder = path.join(place, 'contested');
    const both = [startElsewhere(folder), startElsewhere(folder)];
    children.push(...both.map(({ child }) => child));

    const answers = await Promise.all(both.map(({ said }) => said));

    expect(answers.filter(({ error }) => error === undefined)).toHaveLength(1);
    expect(answers.filter(({ error }) => /in use by another Guichet/.test(error ?? ''))).toHaveLength(1);
    await Promise.all(children.map(kill));
    await resetEmbeddedData(folder);
  });

  it('comes back on the same port when it is killed', async () => {
    let tellBack: () => void;
    const back = new Promise<void>((resolve) => {
      tellBack = resolve;
    });
    const { url, pid } = await start({ log: (line) => /is back/.test(line) && tellBack() });
    await query(url, 'create table before_the_crash as select 1');

    process.kill(pid, 'SIGKILL');
    await back;

    expect(await query(url, 'select count(*)::int from before_the_crash')).toBe(1);
    expect(server?.pid).not.toBe(pid);
  });

  it('starts over a pid file that names a process of somebody else', async () => {
    await (await start()).stop();
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], isRoot ? nobody : {});
    children.push(bystander);
    writeFileSync(
      path.join(dataDir, 'postgres', 'postmaster.pid'),
      `${bystander.pid}\n${dataDir}\n1\n5432\n\n\n\nready\n`,
    );

    const { url } = await start();

    expect(await query(url, 'select 1')).toBe(1);
    expect(bystander.exitCode).toBeNull();
  });

  it('names the port that is taken', async () => {
    const squatter = createServer();
    const port = await new Promise<number>((resolve) => {
      squatter.listen(0, '127.0.0.1', () => {
        const address = squatter.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });

    await expect(start({ port })).rejects.toThrow(
      new StartupError(`The database's port ${port} is taken: free it or choose another.`),
    );
    squatter.close();
  });

  it('says in one line that the folder cannot be written', async () => {
    const folder = path.join(place, 'locked');
    mkdirSync(folder, { mode: 0o555 });

    const { said } = startElsewhere(path.join(folder, 'data'), isRoot ? nobody : {});

    expect((await said).error).toMatch(
      /^The data folder .*locked\/data cannot be used \(EACCES[^\n]*GUICHET_DATA to another folder\.$/,
    );
  });

  const asRoot = isRoot ? it : it.skip;

  asRoot('runs for an ordinary user, below a home that nobody else may enter', async () => {
    const home = mkdtempSync(path.join(place, 'home-'));
    chownSync(home, nobody.uid, nobody.gid);
    const folder = path.join(home, 'guichet');

    const { child, said } = startElsewhere(folder, nobody);
    const { error, pid } = await said;

    expect(error).toBeUndefined();
    expect(statSync(`/proc/${pid}`).uid).toBe(nobody.uid);
    await kill(child);
    await resetEmbeddedData(folder);
  });

  asRoot('runs for root under another account, and below a folder that this account may not enter', async () => {
    const home = path.join(place, 'private');
    mkdirSync(home, { mode: 0o700 });
    const folder = path.join(home, 'guichet');

    const first = await startEmbeddedServer({ dataDir: folder, log: silent });
    expect(statSync(`/proc/${first.pid}`).uid).not.toBe(0);
    await query(first.url, 'create table kept as select 1');
    await first.stop();
    const second = await startEmbeddedServer({ dataDir: folder, log: silent });
    expect(await query(second.url, 'select count(*)::int from kept')).toBe(1);
    await second.stop();

    await resetEmbeddedData(folder);
    const anew = await startEmbeddedServer({ dataDir: folder, log: silent });
    expect(await query(anew.url, "select to_regclass('kept')")).toBeNull();
    await anew.stop();
    await resetEmbeddedData(folder);
  });
});
