// Runs the bundled program with the globals of the web and no others: node sdk/test/runtimes/edge.mjs BUNDLE SERVICE
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

const [file, baseUrl] = process.argv.slice(2);
const names = [
  ...['fetch', 'Request', 'Response', 'Headers', 'URL', 'URLSearchParams', 'FormData', 'Blob', 'File', 'crypto'],
  ...['AbortController', 'AbortSignal', 'Event', 'EventTarget', 'DOMException', 'ReadableStream', 'TransformStream'],
  ...['TextEncoder', 'TextDecoder', 'atob', 'btoa', 'setTimeout', 'clearTimeout', 'Uint8Array', 'ArrayBuffer'],
];
// Node 20 has `File` in a module alone.
const { File } = await import('node:buffer');
const sandbox = Object.fromEntries(names.map((name) => [name, globalThis[name] ?? { File }[name]]));
const context = createContext(sandbox, { codeGeneration: { strings: false, wasm: false } });
const foreign = runInContext(
  "['process', 'Buffer', 'require', 'global', 'setImmediate'].filter((name) => name in globalThis)",
  context,
);
if (foreign.length > 0) throw new Error(`There is ${foreign} here.`);
runInContext(readFileSync(file, 'utf8'), context);
console.log(JSON.stringify(await runInContext(`program.calls(${JSON.stringify(baseUrl)})`, context)));
process.exit();
