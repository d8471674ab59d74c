import { type RunningService, service } from './running.js';
import type { ScratchDatabase } from './scratch-database.js';

/** A service of its own, told where a bucket is: its API and its worker keep files there. It is the tests' from now on. */
export async function startWithBucket(database: ScratchDatabase, settings: Record<string, string>): Promise<void> {
  const shared = service();
  const environment = { ...shared.environment, DATABASE_URL: database.url, LOG_LEVEL: 'fatal', ...settings };
  const api = shared.startProcess('apps/api/src/main.js', environment);
  const worker = shared.startProcess('apps/worker/src/main.js', environment);
  const [url = ''] = await Promise.all([api.ready, worker.ready]);
  globalThis.guichetService = { ...shared, url, environment, api: api.child, worker: worker.child };
}

/** Ends it; the tests' service is the one from before. */
export function stopWithBucket(before: RunningService): void {
  const { api, worker } = service();
  globalThis.guichetService = before;
  if (api === before.api) return;
  api.kill('SIGKILL');
  worker.kill('SIGKILL');
}
