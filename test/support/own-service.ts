import { type RunningService, service } from './running.js';
import { ScratchDatabase } from './scratch-database.js';

/** A service beside the shared one, for tests that change or kill what others rely on. */
export interface OwnService {
  readonly database: ScratchDatabase;
  /** Starts another worker of it. */
  startWorker(): Promise<RunningService['worker']>;
  /** Ends it with all its workers and gives the shared one back. */
  end(): Promise<void>;
}

/** Puts a service of its own, on a database of its own, in the place of the shared one. */
export async function openOwnService(name: string, settings: Readonly<Record<string, string>>): Promise<OwnService> {
  const shared = service();
  const database = await ScratchDatabase.create('migrated', name);
  const environment = { ...shared.environment, DATABASE_URL: database.url, ...settings };
  const api = shared.startProcess('apps/api/src/main.js', environment);
  const worker = shared.startProcess('apps/worker/src/main.js', environment);
  const [url = '', mailDoor = ''] = await Promise.all([api.ready, worker.ready]);
  const children = [api.child, worker.child];
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
    async startWorker() {
      const started = shared.startProcess('apps/worker/src/main.js', environment);
      children.push(started.child);
      await started.ready;
      return started.child;
    },
    async end() {
      for (const child of children) child.kill('SIGKILL');
      globalThis.guichetService = shared;
      await database.drop();
    },
  };
}
