import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

describe('the comparison of two specifications', () => {
  it('tells what is new, and fails for what breaks clients', () => {
    const place = mkdtempSync(path.join(tmpdir(), 'guichet-changes-test-'));
    const fixture = readFileSync('sdk/test/fixture.yaml', 'utf8');
    const old = path.join(place, 'old.yaml');
    writeFileSync(old, fixture);
    const compared = (text: string) => {
      const now = path.join(place, 'now.yaml');
      writeFileSync(now, text);
      return spawnSync(process.execPath, ['sdk/changes.mjs', old, now], { encoding: 'utf8' });
    };
    const [, path0 = ''] = /^ {2}(\/\S+):$/m.exec(fixture) ?? [];

    const grown = compared(
      fixture.replace(
        /^paths:$/m,
        `paths:\n  /v1/added:\n    get:\n      operationId: addedGet\n      responses: { '204': { description: Done } }`,
      ),
    );
    expect([grown.status, grown.stdout]).toEqual([0, expect.stringContaining('~1v1~1added')]);

    const broken = compared(fixture.replace(`  ${path0}:`, `  ${path0}/moved:`));
    expect([broken.status, broken.stdout]).toEqual([1, expect.stringContaining(path0.replaceAll('/', '~1'))]);
    rmSync(place, { recursive: true, force: true });
  }, 120_000);
});
