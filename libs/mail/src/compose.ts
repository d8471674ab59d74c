import { renderTemplate, type TemplateValues } from '#blueprint';
import { type Block, htmlOf, type Look, type Piece } from './layout.js';

/** A text with its language chosen and what the desk says differently laid over it. */
export interface MailWords {
  readonly subject: string;
  /** Paragraphs, parted by empty lines */
  readonly body: string;
  readonly button: string;
  /** Between a link's name and the link in plain text */
  readonly colon: string;
  readonly footer: string;
  readonly language: string;
}

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What somebody wrote at length: shown as a quotation where it stands alone. */
const quoted = new Set(['comment.text', 'reason', 'rating.words', 'incident.update']);
const isLink = (name: string) => name === 'link' || name.endsWith('.link');

/**
 * Fills in a mail. While the template is rendered a value is only a mark, so what a person wrote can neither become
 * structure (a paragraph, a button, a tag) nor be read as a template; the marks are replaced when text and HTML are made
 * from the paragraphs.
 */
export function compose(words: MailWords, values: TemplateValues, look: Look): ComposedMail {
  return composeAll([{ words, values }], look);
}

/**
 * One mail of several, in order: with the subject and the foot of the first, and what they have in common (the greeting,
 * the way to the request) said once, a button where it comes last.
 */
export function composeAll(parts: readonly [Told, ...Told[]], look: Look): ComposedMail {
  const filled = parts.map(({ words, values }) => fillIn(words, values));
  const [{ words }] = parts;
  const subject = filled[0]?.subject ?? '';
  const footer = filled[0]?.footer ?? '';
  const blocks = saidOnce(filled.flatMap((each) => each.blocks));
  return {
    subject,
    text: `${blocks.map((block) => textOf(block, words.colon)).join('\n\n')}\n\n-- \n${footer}\n`,
    html: htmlOf(blocks, { ...look, subject, footer, language: words.language }),
  };
}

/** One thing that a mail tells of. */
export interface Told {
  readonly words: MailWords;
  readonly values: TemplateValues;
}

function saidOnce(blocks: readonly Block[]): Block[] {
  // Two names of one way are one way.
  const texts = blocks.map((block) => (block.kind === 'button' ? block.url : JSON.stringify(block)));
  return blocks.filter(({ kind }, place) => {
    const text = texts[place] ?? '';
    return place === (kind === 'button' ? texts.lastIndexOf(text) : texts.indexOf(text));
  });
}

function fillIn(words: MailWords, values: TemplateValues) {
  const pieces: Piece[] = [];
  const marks: Record<string, string> = {};
  const plain: Record<string, string> = {};
  for (const [name, given] of Object.entries(values)) {
    const value = clean(given ?? '');
    if (value === '') continue;
    const kind = isLink(name) ? 'link' : quoted.has(name) ? 'quote' : 'inline';
    plain[name] = oneLine(value);
    marks[name] = `\uE000${pieces.length}\uE001`;
    pieces.push({ kind, value: kind === 'quote' ? value : oneLine(value) });
  }
  const asIs = (value: string) => value;
  const blocks = renderTemplate(words.body.replaceAll('\r\n', '\n'), marks, asIs)
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => blockOf(paragraph, pieces, words.button));
  const subject = [...oneLine(renderTemplate(words.subject, plain, asIs))].slice(0, 200).join('');
  const footer = oneLine(renderTemplate(words.footer, plain, asIs));
  return { subject, footer, blocks };
}

function blockOf(paragraph: string, pieces: readonly Piece[], button: string): Block {
  const parts = paragraph
    .split(/\uE000(\d+)\uE001/)
    .map((part, place): Piece => (place % 2 === 0 ? { kind: 'inline', value: part } : pieceAt(pieces, part)))
    .filter((piece) => piece.value !== '');
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'link') return { kind: 'button', label: button, url: only.value };
  if (parts.length === 1 && only?.kind === 'quote') return { kind: 'quote', text: only.value };
  return {
    kind: 'paragraph',
    pieces: parts.map((piece) => (piece.kind === 'quote' ? { kind: 'inline', value: oneLine(piece.value) } : piece)),
  };
}

function pieceAt(pieces: readonly Piece[], place: string): Piece {
  return pieces[Number(place)] ?? { kind: 'inline', value: '' };
}

function textOf(block: Block, colon: string): string {
  if (block.kind === 'button') return `${block.label}${colon}\n${block.url}`;
  if (block.kind === 'quote') return block.text.replaceAll(/^/gm, '> ');
  return block.pieces.map((piece) => piece.value).join('');
}

/** Without control characters, our own marks, and the marks that turn the direction of what follows. */
function clean(value: string): string {
  return value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\uE000\uE001\u202A-\u202E\u2066-\u2069]/gu, (mark) => (/[\n\t]/.test(mark) ? mark : ''))
    .trim();
}

function oneLine(value: string): string {
  return value.replaceAll(/\s+/gu, ' ').trim();
}
