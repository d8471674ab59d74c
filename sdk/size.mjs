// Prints what the SDK weighs in a browser, minified and gzipped: its core (all code, openapi-fetch included), and the
// core with the table of every operation, a few bytes for each. What is loaded when it is first used, such as the uploads,
// does not count. It fails above the promise for the core, and where an
// operation weighs more than it should. It weighs the sources, so that no build is needed.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const limit = 6 * 1024;
const limitOfAnOperation = 12;

/** @param {string} [table] stands in for the table of operations */
async function weigh(table) {
  const instead = {
    name: 'table',
    setup: ({ onLoad }) =>
      table && onLoad({ filter: /generated\/table\.ts$/ }, () => ({ contents: table, loader: 'ts' })),
  };
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: "export { createGuichet, GuichetProblem } from './src/index.ts';",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    absWorkingDir: import.meta.dirname,
    metafile: true,
    write: false,
    plugins: [instead],
  });
  const textOf = (name) => outputFiles.find(({ path }) => path.endsWith(`/${name}`))?.contents ?? '';
  // What is loaded later, when it is called for, does not count.
  const needed = ['out/stdin.js'];
  for (const name of needed) {
    for (const { path, kind } of metafile.outputs[name].imports) {
      if (kind === 'import-statement' && !needed.includes(path)) needed.push(path);
    }
  }
  return gzipSync(Buffer.concat(needed.map((name) => Buffer.from(textOf(name)))), { level: 9 }).length;
}

const table = readFileSync(new URL('src/generated/table.ts', import.meta.url), 'utf8');
const operations = [...table.matchAll(/\w+:[gpuad]\w*:/g)].length;
const core = await weigh('export const table = {};');
const whole = await weigh();
const each = (whole - core) / operations;
console.log(`core: ${core} of ${limit} bytes (minified, gzipped, openapi-fetch included)`);
console.log(`with its ${operations} operations: ${whole} bytes, ${each.toFixed(1)} of ${limitOfAnOperation} for each`);
process.exitCode = core > limit || each > limitOfAnOperation ? 1 : 0;
