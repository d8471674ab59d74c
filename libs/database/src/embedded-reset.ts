import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inFolder } from './embedded-data.js';
import { findPostmaster } from './embedded-postmaster.js';
import { startEmbeddedServer } from './embedded-server.js';

/**
 * Removes the database of the data folder for good, ending a server that was left behind.
 *
 * @throws StartupError when a running process uses it
 */
export async function resetEmbeddedData(dataDir: string): Promise<void> {
  const link = path.join(dataDir, 'postgres');
  if (!existsSync(link)) return;
  const cluster = realpathSync(link);
  if ((await findPostmaster(cluster)) !== undefined) {
    await (await startEmbeddedServer({ dataDir, log: () => {} })).stop();
  }
  inFolder(dataDir, () => {
    // Out of the way in one step: nobody finds half a cluster.
    const old = `${link}.${process.pid}-old`;
    renameSync(link, old);
    for (const remains of [cluster, old, path.join(dataDir, 'postgres.log')]) {
      rmSync(remains, { recursive: true, force: true });
    }
  });
}
