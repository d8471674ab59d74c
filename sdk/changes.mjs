// Writes into sdk/CHANGELOG.md what changed for callers since the last version, out of the two specifications, and fails
// where something breaks clients that the changelog does not declare.
//   npm run openapi:changes [-- --changelog FILE] [--specification FILE]
// The changelog's first section says what is compared ("Compared with `REVISION`", a revision of this repository or a file)
// and, under "### Breaking", which operations break, why, and what clients do about it. What stands under "### Contract" is
// derived.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: files } = parseArgs({
  options: {
    changelog: { type: 'string', default: path.join(root, 'sdk', 'CHANGELOG.md') },
    specification: { type: 'string', default: path.join(root, 'openapi.yaml') },
  },
});

const changelog = readFileSync(files.changelog, 'utf8');
const heading = '\n### Contract\n';
const start = changelog.indexOf(heading);
const said = changelog.slice(0, start + heading.length);
const [, revision] = /\n## .*?\nCompared with `([^`]+)`/s.exec(said) ?? [];
if (start < 0 || revision === undefined) {
  console.error(
    `${files.changelog}: the first section has to say "Compared with \`REVISION\`" and have "### Contract".`,
  );
  process.exit(2);
}
const next = changelog.indexOf('\n## ', said.length - 1);
const rest = next < 0 ? '' : changelog.slice(next);
const changes = changesSince(revision).filter(({ impact }) => impact !== 'patch');
const lines = changes.map((change) => {
  const { subject, place } = placeOf(change.path);
  const what = [change.kind, change.property, place && `\`${place}\``].filter(Boolean).join(' ');
  const why = change.impact === 'major' ? change.verdicts.map(({ message }) => ` ${message}`).join('') : '';
  return `- ${change.impact === 'major' ? '**Breaking:** ' : ''}\`${subject}\`: ${what}.${why}`;
});
writeFileSync(files.changelog, `${said}\n${lines.join('\n') || 'Nothing.'}\n${rest}`);

const [, declared = ''] = /\n### Breaking\n(.*?)\n### /s.exec(said) ?? [];
const undeclared = new Set(
  changes
    .filter(({ impact }) => impact === 'major')
    .map(({ path: pointer }) => placeOf(pointer).subject)
    .filter((subject) => !declared.includes(`\`${subject}\``)),
);
for (const subject of undeclared) {
  console.error(`\`${subject}\` breaks clients: undo that, or declare it in ${files.changelog} under "### Breaking".`);
}
process.exitCode = undeclared.size > 0 ? 1 : 0;

/** The differences that redocly finds, each with its impact: `major` breaks clients, `patch` is seen by nobody's program. */
function changesSince(before) {
  const place = mkdtempSync(path.join(tmpdir(), 'guichet-changes-'));
  try {
    let old = path.resolve(path.dirname(files.changelog), before);
    if (!existsSync(old)) {
      old = path.join(place, 'openapi.yaml');
      const most = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
      writeFileSync(old, execFileSync('git', ['show', `${before}:openapi.yaml`], most));
    }
    const redocly = path.join(root, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
    const report = path.join(place, 'report.json');
    const options = ['--format', 'json', '--fail-on', 'none', '--output', report];
    const { status, stderr } = spawnSync(
      process.execPath,
      [redocly, 'diff', old, path.resolve(files.specification), ...options],
      {
        cwd: place,
        encoding: 'utf8',
        env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
      },
    );
    if (status !== 0) throw new Error(`redocly diff ended with ${status}:\n${stderr}`);
    return JSON.parse(readFileSync(report, 'utf8')).changes;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What callers call the place of a JSON pointer: the operation, and where in it. */
function placeOf(pointer) {
  const segments = pointer
    .replace(/^#\//, '')
    .split('/')
    .map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [top, address, method, ...inside] = segments;
  if (top !== 'paths') return { subject: segments.join('/'), place: '' };
  const noise = new Set(['content', 'application/json', 'schema', 'properties', '$ref']);
  const place = inside.filter((each) => !noise.has(each)).join('.');
  return { subject: method === undefined ? address : `${method.toUpperCase()} ${address}`, place };
}
