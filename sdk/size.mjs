// Prints what the SDK weighs in a browser, minified and gzipped, openapi-fetch and every operation included, and
// fails above the promise. It weighs the sources, so that no build is needed.
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const limit = 6 * 1024;
const { outputFiles } = buildSync({
  stdin: {
    contents: "export { createGuichet, GuichetProblem } from './src/index.ts';",
    resolveDir: import.meta.dirname,
  },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
});
const size = gzipSync(outputFiles[0].contents, { level: 9 }).length;
console.log(`core: ${size} of ${limit} bytes (minified, gzipped, openapi-fetch included)`);
process.exitCode = size > limit ? 1 : 0;
