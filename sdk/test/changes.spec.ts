import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const start = '# Changelog\n\n## Unreleased\n\nCompared with `old.yaml`.\n\n### Breaking\n\n';
const end = '\n## 0.1.0\n\nThe first version.\n';

describe('the changelog', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'guichet-changes-test-'));
  const [changelog, specification] = [path.join(place, 'CHANGELOG.md'), path.join(place, 'now.yaml')];
  const fixture = readFileSync('sdk/test/fixture.yaml', 'utf8');
  const [, moved = ''] = /^ {2}(\/\S+):$/m.exec(fixture) ?? [];
  writeFileSync(path.join(place, 'old.yaml'), fixture);
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  /** What becomes of a changelog whose people declared that much. */
  const derived = (text: string, declared = '', stale = '- stale\n\n') => {
    writeFileSync(specification, text);
    writeFileSync(changelog, `${start}${declared}### Contract\n\n${stale}${end.trimStart()}`);
    const options = ['--changelog', changelog, '--specification', specification];
    const { status, stderr } = spawnSync(process.execPath, ['sdk/changes.mjs', ...options], { encoding: 'utf8' });
    return { status, stderr, text: readFileSync(changelog, 'utf8') };
  };

  it('says what is new', () => {
    const added = `paths:
  /v1/added:
    get:
      operationId: addedGet
      responses: { '204': { description: Done } }`;
    const grown = derived(fixture.replace(/^paths:$/m, added));
    expect(grown).toMatchObject({ status: 0, text: `${start}### Contract\n\n- \`/v1/added\`: added.\n${end}` });
    const nothing = `${start}### Contract\n\nNothing.\n${end}`;
    expect(derived(fixture)).toMatchObject({ status: 0, text: nothing });
    // Nothing of earlier versions is lost where nothing was derived yet.
    expect(derived(fixture, '', '')).toMatchObject({ status: 0, text: nothing });
  }, 120_000);

  it('fails for what breaks clients, unless people have declared it', () => {
    const address = `${moved}/moved`;
    const broken = fixture.replace(`  ${moved}:`, `  ${address}:`);
    const silent = derived(broken);
    expect(silent.status).toBe(1);
    expect(silent.stderr).toContain(`\`${address}\` breaks clients`);
    expect(silent.text).toContain(`- **Breaking:** \`${address}\`: `);
    const declared = derived(broken, `- \`${address}\` was elsewhere.\n\n`);
    expect(declared).toMatchObject({ status: 0, stderr: '' });
    expect(declared.text).toContain(`- **Breaking:** \`${address}\`: `);
  }, 120_000);

  it('says what it misses', () => {
    writeFileSync(changelog, '# Changelog\n');
    const { status, stderr } = spawnSync(process.execPath, ['sdk/changes.mjs', '--changelog', changelog], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('Compared with')]);
  });
});
