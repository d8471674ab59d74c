import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '#kernel';
import { type Account, canEnter, postgresAccount } from './embedded-account.js';

/** Where root's PostgreSQL keeps what it must reach when the data folder lies where no other account may enter. */
const reachable = '/var/lib/guichet';

/** The folder that the operator named, looked at and found fit. */
export interface DataFolder {
  /** Its real, absolute path. */
  path: string;
  /** Whom PostgreSQL runs as; `undefined` for ourselves. */
  account: Account | undefined;
  /** The real path of its cluster, if there is one already. */
  cluster: string | undefined;
  /** A folder that the account can enter, for what has to be put somewhere. */
  home: string;
}

/**
 * Opens the data folder, making it when it is missing.
 *
 * @throws StartupError when it cannot be made, written or used
 */
export function openDataFolder(dataDir: string): DataFolder {
  return inFolder(dataDir, () => {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true });
      // Root's PostgreSQL runs under another account, which has to pass through.
      chmodSync(dataDir, process.getuid?.() === 0 ? 0o755 : 0o700);
    }
    const folder = realpathSync(dataDir);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const link = path.join(folder, 'postgres');
    const cluster = existsSync(link) ? realpathSync(link) : undefined;
    const account = postgresAccount(cluster);
    if (cluster !== undefined) checkCluster(cluster, account);
    return { path: folder, account, cluster, home: canEnter(account, folder) ? folder : reachableHome() };
  });
}

function reachableHome(): string {
  mkdirSync(reachable, { recursive: true });
  chmodSync(reachable, 0o755);
  return reachable;
}

function checkCluster(cluster: string, account: Account | undefined): void {
  const { uid } = statSync(cluster);
  const ours = process.getuid?.();
  if (account === undefined && ours !== undefined && uid !== ours) {
    throw new StartupError(
      `The database in ${cluster} belongs to user ${uid} and you are user ${ours}: start Guichet as that user, or set GUICHET_DATA to another folder.`,
    );
  }
  if (!canEnter(account, cluster)) {
    throw new StartupError(
      `PostgreSQL runs as ${account?.name}, who may not enter ${cluster}: open the folders above it (chmod o+x), or set GUICHET_DATA to another folder.`,
    );
  }
}

/** Runs file operations below the data folder and says in one line which of them the machine refused. */
export function inFolder<Result>(dataDir: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof StartupError || !(error instanceof Error) || !('code' in error)) throw error;
    const advice = 'make it writable for the user that starts Guichet, or set GUICHET_DATA to another folder';
    throw new StartupError(`The data folder ${path.resolve(dataDir)} cannot be used (${error.message}): ${advice}.`);
  }
}
