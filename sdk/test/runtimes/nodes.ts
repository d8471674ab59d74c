import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Node to try, or why there is none. */
export type Found = { readonly program: string } | { readonly reason: string };

/**
 * A Node of this major version: the running one, or one that npm brings as a package, kept in `.build` for the next time.
 * It is no dependency of anything here.
 */
export async function nodeOf(major: number): Promise<Found> {
  if (process.versions.node.startsWith(`${major}.`)) return { program: process.execPath };
  const name = `node-${process.platform}-${process.arch}`;
  const place = path.resolve('.build', 'nodes', String(major));
  const program = path.join(place, 'node_modules', name, 'bin', 'node');
  if (!existsSync(program)) {
    mkdirSync(place, { recursive: true });
    const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--prefer-offline', '--prefix', place];
    const told = await run('npm', ['install', ...options, `${name}@${major}`], { cwd: place, timeout: 120_000 }).catch(
      () => undefined,
    );
    if (!told || !existsSync(program)) return { reason: `npm could not bring ${name}@${major}` };
  }
  const { stdout } = await run(program, ['--version']).catch(() => ({ stdout: '' }));
  return stdout.startsWith(`v${major}.`) ? { program } : { reason: `${name}@${major} does not run here` };
}
