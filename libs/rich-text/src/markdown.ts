import MarkdownIt from 'markdown-it';
import { sanitize } from './sanitizer.js';

/**
 * CommonMark with tables and strike-through. HTML in a text is shown as it was typed, not obeyed; addresses become links
 * only where the text says so. Nesting beyond `maxNesting` is shown as plain text, so that no text can exhaust the stack.
 */
const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false });

type Token = ReturnType<typeof markdown.parse>[number];

/** HTML of a Markdown text, sanitised: safe to put into a page as it is. */
export function renderMarkdown(source: string): string {
  return sanitize(markdown.render(source));
}

/** What a Markdown text says, without its marks: for searching and for excerpts. Not HTML. */
export function textOfMarkdown(source: string): string {
  return markdown
    .parse(source, {})
    .map(wordsOf)
    .filter((text) => text !== '')
    .join('\n')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
}

function wordsOf(token: Token): string {
  if (token.type === 'fence' || token.type === 'code_block') return token.content.trim();
  return (token.children ?? []).map(inlineWords).join('');
}

function inlineWords(token: Token): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
  return token.content;
}
