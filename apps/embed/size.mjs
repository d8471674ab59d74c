// Prints what the embedded form weighs, minified and gzipped, and fails above what is promised: 3 kB in the partner's
// page, which is all that loads there before the frame.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundleEmbed } from './bundle.mjs';

const limits = { 'loader.js': 3 * 1024, 'frame.js': 10 * 1024, 'frame.css': 3 * 1024 };
const files = await bundleEmbed();
files.set('frame.css', readFileSync(new URL('src/frame.css', import.meta.url)));
for (const [name, limit] of Object.entries(limits)) {
  const size = gzipSync(files.get(name), { level: 9 }).length;
  console.log(`${name}: ${size} of ${limit} bytes (minified, gzipped)`);
  if (size > limit) process.exitCode = 1;
}
