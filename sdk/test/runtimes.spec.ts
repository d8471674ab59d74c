import { execFile } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { browserProgram, openBrowser } from '../../test/support/browser.js';
import { PackedProject } from './packed.js';
import { nodeOf } from './runtimes/nodes.js';
import { expected, serviceOfProgram } from './runtimes/service.js';
import { UnreliableService } from './unreliable-service.js';

const run = promisify(execFile);
const service = new UnreliableService();
const majors = [20, 22, 24];
const nodes = await Promise.all(majors.map(nodeOf));

let project: PackedProject;
/** The program and all that it needs in one script, as bundlers for browsers and edges make it. */
let bundle: string;

beforeAll(async () => {
  await service.start();
  project = new PackedProject();
  copyFileSync('sdk/test/runtimes/program.js', project.at('program.js'));
  writeFileSync(
    project.at('node.js'),
    "import { calls } from './program.js';\nconsole.log(JSON.stringify(await calls(process.argv[2])));\n",
  );
  // "neutral": an import of anything that only Node has does not resolve, and fails the build.
  const { outputFiles } = await build({
    entryPoints: [project.at('program.js')],
    bundle: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    globalName: 'program',
    target: 'es2022',
    write: false,
  });
  bundle = outputFiles[0]?.text ?? '';
}, 120_000);
afterAll(async () => {
  project.remove();
  await service.stop();
});
beforeEach(() =>
  service.script(serviceOfProgram(`<!doctype html><script>${bundle.replaceAll('</', '<\\/')}</script>`)),
);

describe('the packed SDK', () => {
  for (const [place, found] of nodes.entries()) {
    if ('reason' in found) it.skip(`runs on Node ${majors[place]} (left out: ${found.reason})`, () => {});
    else
      it(`runs on Node ${majors[place]}`, async () => {
        const { stdout } = await run(found.program, [project.at('node.js'), service.baseUrl], { cwd: project.place });
        expect(JSON.parse(stdout)).toEqual(expected);
      }, 120_000);
  }

  it('runs where there is nothing of Node and no eval, as at an edge', async () => {
    writeFileSync(project.at('bundle.txt'), bundle);
    const { stdout } = await run(process.execPath, [
      path.resolve('sdk/test/runtimes/edge.mjs'),
      project.at('bundle.txt'),
      service.baseUrl,
    ]);
    expect(JSON.parse(stdout)).toEqual(expected);
  }, 120_000);

  const inBrowser = browserProgram ? it : it.skip;
  inBrowser(
    'runs in Chromium (left out where there is none)',
    async () => {
      const browser = await openBrowser();
      try {
        const page = await browser.newPage();
        await page.goto(service.baseUrl);
        expect(await page.evaluate(`program.calls(${JSON.stringify(service.baseUrl)})`)).toEqual(expected);
      } finally {
        await browser.close();
      }
    },
    180_000,
  );
});
