import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project of somebody else's, into which the packed SDK is installed. */
export class PackedProject {
  readonly place = mkdtempSync(path.join(tmpdir(), 'guichet-sdk-'));
  /** What npm would have installed from the archive. */
  readonly installed = path.join(this.place, 'package');

  constructor() {
    const modules = this.at('node_modules');
    mkdirSync(path.join(modules, '@guichet'), { recursive: true });
    execFileSync('npm', ['pack', '--silent', '--pack-destination', this.place], { cwd: path.join(root, 'sdk') });
    const archive = readdirSync(this.place).find((file) => file.endsWith('.tgz')) ?? '';
    execFileSync('tar', ['-xzf', archive], { cwd: this.place });
    symlinkSync(this.installed, path.join(modules, '@guichet/sdk'), 'dir');
    symlinkSync(path.join(root, 'node_modules/openapi-fetch'), path.join(modules, 'openapi-fetch'), 'dir');
    writeFileSync(this.at('package.json'), '{ "type": "module" }');
  }

  at(file: string): string {
    return path.join(this.place, file);
  }

  remove(): void {
    rmSync(this.place, { recursive: true, force: true });
  }
}
