// Builds every app and lib in one pass of the Nest compiler (the swagger plugin runs in no other), then lays the
// data files (blueprints, word lists, pages) beside the code that reads them, and bundles what runs in partners' pages.
//   node apps/build.mjs             build
//   node apps/build.mjs --if-stale  build only when a source is newer than the last build
//   node apps/build.mjs --watch     build, start the standalone service, and do both again at each change
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { writeReference } from '../sdk/generate/reference.mjs';
import { bundleEmbed } from './embed/bundle.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'dist', '.built');
const dataFile = /\.(ya?ml|json|txt|html|css|js|svg|gz)$/;
const sourceFile = /(\.(ts|ya?ml|json|txt|html|css|js|svg|gz|mjs|md))$/;

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(file);
    else yield file;
  }
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  const watched = ['package.json', 'nest-cli.json', 'tsconfig.json', 'sdk/README.md', 'sdk/CHANGELOG.md'].map((file) =>
    path.join(root, file),
  );
  for (const folder of ['apps', 'libs', 'docs', 'sdk/src']) watched.push(...walk(path.join(root, folder)));
  return watched.some((file) => sourceFile.test(file) && !file.endsWith('.spec.ts') && statSync(file).mtimeMs > built);
}

async function build() {
  console.error('Building: this takes a minute or two.');
  // Output of a source that is gone must not be found by a stray import.
  for (const folder of ['apps', 'libs', 'docs'])
    rmSync(path.join(root, 'dist', folder), { recursive: true, force: true });
  const nest = path.join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const { status } = spawnSync(process.execPath, [nest, 'build', 'api'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) return false;
  for (const folder of ['apps', 'libs']) {
    for (const file of walk(path.join(root, folder))) {
      if (!dataFile.test(file) || /tsconfig.*\.json$/.test(file)) continue;
      const target = path.join(root, 'dist', path.relative(root, file));
      mkdirSync(path.dirname(target), { recursive: true });
      cpSync(file, target);
    }
  }
  for (const [name, content] of await bundleEmbed()) {
    mkdirSync(path.join(root, 'dist/apps/embed'), { recursive: true });
    writeFileSync(path.join(root, 'dist/apps/embed', name), content);
  }
  // The guides, which the API serves, and the list of the SDK's calls.
  cpSync(path.join(root, 'docs'), path.join(root, 'dist', 'docs'), { recursive: true });
  cpSync(path.join(root, 'sdk', 'README.md'), path.join(root, 'dist', 'docs', 'sdk.md'));
  cpSync(path.join(root, 'sdk', 'CHANGELOG.md'), path.join(root, 'dist', 'docs', 'changelog.md'));
  const reference = writeReference(parse(readFileSync(path.join(root, 'openapi.yaml'), 'utf8')));
  writeFileSync(path.join(root, 'dist', 'docs', 'sdk-calls.md'), reference);
  writeFileSync(stamp, '');
  return true;
}

function develop() {
  let child;
  let pending;
  const restart = async () => {
    if (!(await build())) return;
    const start = () => {
      child = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist/apps/standalone/src/main.js')], {
        cwd: root,
        stdio: 'inherit',
      });
    };
    if (child && child.exitCode === null) {
      child.once('exit', start);
      child.kill('SIGTERM');
    } else start();
  };
  for (const folder of ['apps', 'libs']) {
    watch(path.join(root, folder), { recursive: true }, () => {
      clearTimeout(pending);
      pending = setTimeout(restart, 200);
    });
  }
  restart();
}

if (process.argv.includes('--watch')) develop();
else if (!process.argv.includes('--if-stale') || isStale()) process.exitCode = (await build()) ? 0 : 1;
