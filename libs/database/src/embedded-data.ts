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
 * The data folder, made when it is missing.
 *
 * @returns its real, absolute path
 * @throws StartupError when it cannot be made or written
 */
export function makeDataFolder(dataDir: string): string {
  return inFolder(dataDir, () => {
    if (!existsSync(dataDir)) {
      makeFolders(path.resolve(dataDir));
      // Root's PostgreSQL runs under another account, which has to pass through.
      chmodSync(dataDir, process.getuid?.() === 0 ? 0o755 : 0o700);
    }
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  });
}

/** Folder by folder: `mkdir` with `recursive` never returns from places such as /proc (Node 20). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process that starts at the same moment may have been quicker.
    if (!existsSync(folder)) throw error;
  }
}

/**
 * Opens the data folder for a server of our own.
 *
 * @throws StartupError when it cannot be made, written or used
 */
export function openDataFolder(dataDir: string): DataFolder {
  const folder = makeDataFolder(dataDir);
  return inFolder(folder, () => {
    const link = path.join(folder, 'postgres');
    const cluster = existsSync(link) ? realpathSync(link) : undefined;
    const account = postgresAccount(cluster);
    if (cluster !== undefined) checkCluster(cluster, account);
    return { path: folder, account, cluster, home: canEnter(account, folder) ? folder : reachableHome() };
  });
}

function reachableHome(): string {
  makeFolders(reachable);
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
