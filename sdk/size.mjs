// Prints what the SDK weighs in a browser, minified and gzipped: its core (all code, openapi-fetch included), the core
// with the table of every operation, a few bytes for each, and what each subpath weighs by itself. What is loaded when it
// is first used, such as the uploads, does not count, nor what a subpath wants beside the SDK. It fails above the promise
// for the core, and where an operation weighs more than it should. It weighs the sources, so that no build is needed.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const limit = 6 * 1024;
const limitOfAnOperation = 12;
const { exports, peerDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/**
 * @param {string} contents a program that takes in what is weighed
 * @param {string} [table] stands in for the table of operations
 */
async function weigh(contents, table) {
  const instead = {
    name: 'table',
    setup: ({ onLoad }) =>
      table && onLoad({ filter: /generated\/table\.ts$/ }, () => ({ contents: table, loader: 'ts' })),
  };
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    external: Object.keys(peerDependencies),
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
    for (const { path, kind, external } of metafile.outputs[name].imports) {
      if (!external && kind === 'import-statement' && !needed.includes(path)) needed.push(path);
    }
  }
  return gzipSync(Buffer.concat(needed.map((name) => Buffer.from(textOf(name)))), { level: 9 }).length;
}

const table = readFileSync(new URL('src/generated/table.ts', import.meta.url), 'utf8');
const operations = [...table.matchAll(/\w+:[gpuad]\w*:/g)].length;
const client = "export { createGuichet, GuichetProblem } from './src/index.ts';";
const core = await weigh(client, 'export const table = {};');
const whole = await weigh(client);
const each = (whole - core) / operations;
console.log(`core: ${core} of ${limit} bytes (minified, gzipped, openapi-fetch included)`);
console.log(`with its ${operations} operations: ${whole} bytes, ${each.toFixed(1)} of ${limitOfAnOperation} for each`);
for (const name of Object.keys(exports).filter((name) => /^\.\/[a-z-]+$/.test(name))) {
  console.log(`${name}: ${await weigh(`export * from '${name.replace('./', './src/')}.ts';`)} bytes`);
}
process.exitCode = core > limit || each > limitOfAnOperation ? 1 : 0;
