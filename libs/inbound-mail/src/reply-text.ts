import { quoteFollows } from './html-text.js';
import { forwardedAt, introductionAt, isForward, restQuotedAt } from './quote-marks.js';
import { trimmed, withoutSignature } from './signature.js';

/** What somebody wrote for this mail, told from what their mail program added. */
export interface VisibleReply {
  /** Empty when nothing but quotations and signatures is there. */
  readonly text: string;
  /** Whether anything was left out as quoted. */
  readonly quoted: boolean;
}

/** Characters that are looked at; quotations behind them are long gone. */
const mostCharacters = 200_000;

/**
 * Tells the words of a reply from what it quotes and from the signature. Pure, and linear in the text's length.
 *
 * - What is introduced as a quotation (`On … wrote:`, an original message's headers) and `>` lines go.
 * - Words between or below `>` lines are answers to them and stay.
 * - A forwarded mail is part of what is said and stays.
 *
 * @param text plain, or as `textOfHtml` gives it
 */
export function visibleReply(text: string, subject = ''): VisibleReply {
  const lines = text
    .slice(0, mostCharacters)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u00A0\u2007\u202F]/g, ' ')
    .replaceAll(/[\u200B\u200E\u200F\u2060\uFEFF]/g, '')
    .split('\n');
  const { own, quoted } = withoutQuotes(lines, isForward(subject));
  const kept = withoutSignature(own.filter((line) => line !== quoteFollows));
  const said = kept.map((line) => line.trimEnd()).join('\n');
  return { text: said.replaceAll(/\n{3,}/g, '\n\n').trim(), quoted };
}

function withoutQuotes(lines: readonly string[], forwards: boolean): { own: string[]; quoted: boolean } {
  const own: string[] = [];
  let quoted = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (forwardedAt(lines, at)) return { own: [...own, ...lines.slice(at)], quoted };
    if (line.startsWith('>')) {
      quoted = true;
      at += 1;
      continue;
    }
    const introduction = introductionAt(lines, at);
    if (introduction > 0) {
      const next = nextWritten(lines, at + introduction);
      const isMarked = (lines[next] ?? '').startsWith('>');
      // Without `>` nothing tells where the quotation ends: it goes to the end, if anything stands above it.
      if (!isMarked && trimmed(own).length > 0) return { own, quoted: true };
      if (isMarked || next >= lines.length) {
        quoted = true;
        at = next;
        continue;
      }
    }
    if (!forwards && restQuotedAt(lines, at) && trimmed(own).length > 0) return { own, quoted: true };
    own.push(line);
    at += 1;
  }
  return { own, quoted };
}

function nextWritten(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === '') at += 1;
  return at;
}
