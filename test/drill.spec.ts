import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';

/** How long a run may take on a machine that has much else to do; bounds a failing test, nothing is measured by it. */
const patience = 300_000;

/** The short run of the restore drill (test/drill, `npm run drill` for the long one), on databases of its own. */
describe('a copy that was made while the service took writes', () => {
  it(
    'is started elsewhere and is the service; held against what it cannot have, it is found out',
    async () => {
      const program = ['--import', './test/support/typescript.mjs', 'test/drill/run.ts', '--files', '3', '--plant'];
      const run = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] });
      const parts: Buffer[] = [];
      for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk: Buffer) => parts.push(chunk));
      const [status] = await once(run, 'close');
      const [told = '', planted = ''] = `${Buffer.concat(parts)}`.split(/^planted: .*$/m);

      expect(told).toMatch(/\nThe copy is the service\.\n$/);
      expect(told).not.toContain('FAILED');
      for (const what of ['3 of 3 acknowledged tickets', '3 of 3 acknowledged files', 'the audit chain: verified'])
        expect(told).toContain(`ok     ${what}`);
      expect(planted.trim().split('\n')).toEqual([
        'FAILED 3 of 4 acknowledged tickets are there',
        'FAILED 3 of 4 acknowledged files are what they were',
        'The copy is NOT the service: 2 checks failed.',
      ]);
      expect(status).toBe(1);
    },
    patience,
  );
});
