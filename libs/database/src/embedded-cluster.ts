import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '#kernel';
import type { Account } from './embedded-account.js';
import type { Binaries } from './embedded-binaries.js';
import { type DataFolder, inFolder } from './embedded-data.js';
import { existsProcess } from './embedded-postmaster.js';

const run = promisify(execFile);

/** The superuser of an embedded cluster, owner of the database. */
export const embeddedOwner = 'guichet_owner';
const passwordFile = 'guichet.password';

/** A PostgreSQL data directory and the password of its superuser. */
export interface Cluster {
  path: string;
  password: string;
}

/** The folder's cluster; on the first start a new one, with a random password. */
export async function openCluster(folder: DataFolder, binaries: Binaries): Promise<Cluster> {
  if (folder.cluster === undefined) await createCluster(folder, binaries);
  return inFolder(folder.path, () => {
    const cluster = realpathSync(path.join(folder.path, 'postgres'));
    const major = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
    if (major !== binaries.major) {
      throw new StartupError(
        `The database in ${folder.path} was made by PostgreSQL ${major} and this Guichet brings ${binaries.major}: run the version that made it, or begin anew with --reset.`,
      );
    }
    return { path: cluster, password: readFileSync(path.join(cluster, passwordFile), 'utf8').trim() };
  });
}

/**
 * initdb into a draft, then one rename (or link): whoever is killed on the way leaves no half cluster, and of two first
 * starts at once one wins and the other finds the winner's.
 */
async function createCluster({ path: folder, account, home }: DataFolder, binaries: Binaries): Promise<void> {
  const final = path.join(folder, 'postgres');
  const draft = inFolder(folder, () => {
    removeAbandonedDrafts(home);
    return mkdtempSync(path.join(home, `postgres.${process.pid}-`));
  });
  const password = randomBytes(24).toString('base64url');
  const handOver = `${draft}.password`;
  try {
    inFolder(folder, () => {
      writeFileSync(handOver, `${password}\n`, { mode: 0o600 });
      if (account !== undefined) for (const file of [draft, handOver]) chownSync(file, account.uid, account.gid);
    });
    await initdb(binaries, account, draft, handOver);
    inFolder(folder, () => {
      writeFileSync(path.join(draft, passwordFile), `${password}\n`, { mode: 0o600 });
      publish(draft, final, home);
    });
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(handOver, { force: true });
  }
}

/** Makes the finished draft the folder's cluster, unless another first start was quicker. */
function publish(draft: string, final: string, home: string): void {
  if (path.dirname(final) === home) {
    try {
      renameSync(draft, final);
    } catch (error) {
      if (!existsSync(final)) throw error;
      rmSync(draft, { recursive: true, force: true });
    }
    return;
  }
  // A name that is not a draft's any more, so that nobody clears it away.
  const elsewhere = path.join(home, `data-${randomBytes(6).toString('hex')}`);
  renameSync(draft, elsewhere);
  try {
    symlinkSync(elsewhere, final);
  } catch (error) {
    rmSync(elsewhere, { recursive: true, force: true });
    if (!existsSync(final)) throw error;
  }
}

async function initdb(
  binaries: Binaries,
  account: Account | undefined,
  target: string,
  password: string,
): Promise<void> {
  const flags = ['-D', target, '-U', embeddedOwner, `--pwfile=${password}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  // The builtin provider sorts alike on every machine and never changes under an index.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    await run(binaries.initdb, [...flags, ...locale, '--no-instructions'], {
      cwd: '/',
      uid: account?.uid,
      gid: account?.gid,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    const reason = output.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? output.trim();
    throw new StartupError(`The database could not be made in ${target}: ${reason.trim()}`);
  }
}

/** Drafts whose maker is gone. A draft's name holds its maker's process id. */
function removeAbandonedDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    const maker = /^postgres\.(\d+)-/.exec(name)?.[1];
    if (maker === undefined || existsProcess(Number(maker))) continue;
    rmSync(path.join(home, name), { recursive: true, force: true });
  }
}
