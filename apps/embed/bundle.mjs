// Makes of the sources what browsers load: the loader for partners' pages, and the script of the frame.
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/** @returns {Promise<Map<string, Uint8Array>>} contents by file name */
export async function bundleEmbed() {
  const { outputFiles } = await build({
    entryPoints: ['loader', 'frame'].map((name) => path.join(import.meta.dirname, 'src', `${name}.ts`)),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    outdir: 'out',
    alias: { '@guichet/sdk/embed': path.join(root, 'sdk/src/embed.ts') },
    absWorkingDir: root,
    write: false,
    logLevel: 'warning',
  });
  return new Map(outputFiles.map(({ path: file, contents }) => [path.basename(file), contents]));
}
