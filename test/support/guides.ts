import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TrialService } from './trial-service.js';

/** What the guides of docs/ are called. */
export const guideNames = readdirSync('docs').map((file) => file.replace(/\.md$/, ''));

export const guideText = (name: string): string => readFileSync(path.join('docs', `${name}.md`), 'utf8');

/** The blocks of that language in a guide, in their order. */
export function guideBlocks(name: string, language: string): string[] {
  const blocks = guideText(name).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'));
  return [...blocks].map(([, text = '']) => text);
}

/** What stands in a guide, for that service instead of the one on the usual ports. */
export function adapted(text: string, { address, mailDoor, place }: TrialService): string {
  return (
    text
      .replaceAll('http://127.0.0.1:3000', address)
      .replaceAll('smtp://127.0.0.1:2525', mailDoor)
      .replaceAll('.guichet/', `${place}/data/`)
      // Built already, and of nobody's business to be built again in the middle of the tests.
      .replaceAll('npm run -s desk --', 'node dist/apps/desk/src/main.js')
  );
}
