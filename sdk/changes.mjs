// What changed in the specification since a revision, as Markdown for the changelog; fails where something breaks clients.
//   npm run openapi:changes -- REVISION    such as a release's tag, or a file with an older specification
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [before, now = path.join(root, 'openapi.yaml')] = process.argv.slice(2);
if (before === undefined) {
  console.error('Name the revision to compare with: npm run openapi:changes -- v0.1.0');
  process.exit(2);
}
const place = mkdtempSync(path.join(tmpdir(), 'guichet-changes-'));
try {
  let old = path.resolve(before);
  if (!existsSync(old)) {
    old = path.join(place, 'openapi.yaml');
    const most = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
    writeFileSync(old, execFileSync('git', ['show', `${before}:openapi.yaml`], most));
  }
  const redocly = path.join(root, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
  const options = ['--format', 'markdown', '--fail-on', 'major'];
  const { status } = spawnSync(process.execPath, [redocly, 'diff', old, path.resolve(now), ...options], {
    cwd: place,
    stdio: ['ignore', 'inherit', 'ignore'],
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  process.exitCode = status ?? 2;
} finally {
  rmSync(place, { recursive: true, force: true });
}
