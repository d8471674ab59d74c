import { CST, Lexer } from 'yaml';
import type { Complaint } from './complaint.js';

/** How deep maps and lists may nest; a blueprint needs about 8. */
export const deepestNesting = 32;
/** A generous width for one step of indentation. */
const widestStep = 8;
/** Tokens of YAML, white space included; the five desks have 2,000–3,000. Half a second's work. */
const mostTokens = 100_000;

/**
 * What makes a text too dangerous to hand to the YAML library, with the first line (from 1) that does, or null. The
 * library makes its tree by recursion, and a text deep enough takes the whole process down with it (V8 cannot always
 * turn an exhausted stack into an exception); it also spends 5–20 µs on each token that is wrong. So depth and number are
 * bounded on the bare tokens before. Indentation, the marks `-`, `?` and `:` on one line, and brackets each nest.
 */
export function faultOfBounds(text: string): Complaint | null {
  let line = 1;
  let brackets = 0;
  let marks = 0;
  let tokens = 0;
  let atLineStart = true;
  const say = (code: Complaint['code'], detail: string): Complaint => ({ pointer: '', line, column: 1, code, detail });
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > mostTokens) return say('too-large', `A blueprint has at most ${mostTokens} words and signs.`);
    const type = CST.tokenType(token);
    if (type === 'newline') {
      line += 1;
      marks = 0;
      atLineStart = true;
      continue;
    }
    if (type === 'flow-seq-start' || type === 'flow-map-start') brackets += 1;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') brackets -= 1;
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind') marks += 1;
    // Scalars may span lines.
    else if (type !== 'space') line += token.split('\n').length - 1;

    const isIndentedTooFar = type === 'space' && atLineStart && token.length > deepestNesting * widestStep;
    if (isIndentedTooFar || brackets > deepestNesting || (brackets === 0 && marks > deepestNesting)) {
      return say(
        'too-deep',
        `Nest maps and lists at most ${deepestNesting} deep, and do not indent further than it takes.`,
      );
    }
    if (brackets < 0) return say('syntax', 'This is not valid YAML: a bracket closes here that was never opened.');
    atLineStart = false;
  }
  return null;
}
