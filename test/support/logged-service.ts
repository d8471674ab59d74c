import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually, service } from './running.js';
import { ScratchDatabase } from './scratch-database.js';

/** A service of its own whose every word is kept: what it says at its most talkative. */
export interface LoggedService {
  readonly database: ScratchDatabase;
  /** All that the API and the worker have said so far. */
  log(): string;
  /** Names the folder where the files lie. */
  readonly filesDir: string;
  /** Ends it and gives the shared one back. */
  end(): Promise<void>;
}

/** Puts a service of its own, on a database of its own, in the place of the shared one. */
export async function openLoggedService(name: string): Promise<LoggedService> {
  const shared = service();
  const database = await ScratchDatabase.create('migrated', name);
  const place = mkdtempSync(path.join(tmpdir(), `guichet-${name}-`));
  const filesDir = path.join(place, 'files');
  const environment = { ...shared.environment, DATABASE_URL: database.url, FILES_DIR: filesDir, LOG_LEVEL: 'debug' };
  const children = (['api', 'worker'] as const).map((program) => {
    const file = path.join(place, `${program}.log`);
    const out = openSync(file, 'a');
    const main = path.join('dist', 'apps', program, 'src', 'main.js');
    const child = spawn(process.execPath, ['--enable-source-maps', main], {
      env: environment,
      stdio: ['ignore', out, out],
    });
    child.unref();
    closeSync(out);
    writeFileSync(path.join(process.env['TEST_PROCESSES'] ?? '', String(child.pid)), '');
    return { child, said: () => readFileSync(file, 'utf8') };
  });
  const [api, worker] = children;
  if (!api || !worker) throw new Error('there are two programs');
  const url = await eventually('the API', () => /^guichet: listening on (\S+)$/m.exec(api.said())?.[1]);
  const mailDoor = await eventually('the worker', () =>
    /^guichet: working$/m.test(worker.said()) ? /^guichet: taking mail on (\S+)$/m.exec(worker.said())?.[1] : undefined,
  );
  globalThis.guichetService = {
    ...shared,
    url,
    mailDoor,
    environment,
    databaseUrl: database.url,
    api: api.child,
    worker: worker.child,
  };
  return {
    database,
    filesDir,
    log: () => children.map(({ said }) => said()).join('\n'),
    async end() {
      for (const { child } of children) child.kill('SIGKILL');
      globalThis.guichetService = shared;
      await database.drop();
      rmSync(place, { recursive: true, force: true });
    },
  };
}
