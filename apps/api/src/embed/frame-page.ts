import { escaped } from '../pages/page-shell.js';
import type { EmbedWords } from './embed-words.js';

export interface FrameParts {
  /** BCP 47 */
  readonly language: string;
  readonly words: EmbedWords;
  readonly script: string;
  readonly style: string;
  /** What the script has to know, as `data-` attributes */
  readonly data: Readonly<Record<string, string>>;
}

/** The page in the frame: an empty shell that its script fills. Nothing inline. */
export function framePage({ language, words, script, style, data }: FrameParts): string {
  const attributes = Object.entries({ ...data, words: JSON.stringify(words) })
    .map(([name, value]) => ` data-${name}="${escaped(value)}"`)
    .join('');
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title)}</title>
<link rel="stylesheet" href="${style}">
<script src="${script}" defer></script>
</head>
<body${attributes}>
<main><noscript>${escaped(words.needsScript)}</noscript></main>
</body>
</html>
`;
}
