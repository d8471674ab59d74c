import { service } from './running.js';

/** Milliseconds that starting a process may take on a busy machine; bounds a failing test, nothing is measured by it. */
export const patience = 120_000;

/** An instance of the API beside the one all tests share, with settings of its own. */
export interface ExtraApi {
  readonly url: string;
  /** Its process's end, unless it runs. */
  readonly ended: () => number | string | null;
  readonly stop: () => Promise<void>;
}

export async function startApi(settings: Readonly<Record<string, string>>): Promise<ExtraApi> {
  const { startProcess, environment } = service();
  const { child, ready } = startProcess('apps/api/src/main.js', { ...environment, ...settings });
  const url = await ready;
  if (url === undefined) throw new Error('the API does not say where it listens');
  return {
    url,
    ended: () => child.exitCode ?? child.signalCode,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
    },
  };
}
