import { readFileSync } from 'node:fs';

/** The first block of that language below a heading of the README. */
export function readmeBlock(heading: string, language: string): string {
  const readme = readFileSync('README.md', 'utf8');
  const below = readme.slice(readme.indexOf(`\n${heading}\n`));
  const text = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'm').exec(below)?.[1];
  if (text === undefined) throw new Error(`the README has no ${language} below ${heading}`);
  return text;
}
