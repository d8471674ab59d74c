import { dictionary } from '@zxcvbn-ts/language-common';

/** About 49,000 passwords from breaches, most used first; all in lower case. */
const common: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/**
 * Whether a password is among those that attackers try first (NIST SP 800-63B-4 §3.1.1.2): breached or common ones,
 * two such in a row, one short text over and over, a run of neighbours (`abcdef…`, `987654…`), or words that everybody
 * knows of this account. Also with digits and signs put around.
 */
export function isCommonPassword(password: string, own: readonly string[] = []): boolean {
  const text = password.toLowerCase();
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const words = own.flatMap((word) => [word, ...word.split(/[\s@.]+/u)]).map((word) => word.toLowerCase());
  const known = (part: string) => common.has(part) || (part.length > 3 && words.includes(part));
  return known(text) || known(core) || isRepetition(text) || isRun(text) || inTwo(text, known) || inTwo(core, known);
}

function inTwo(text: string, known: (part: string) => boolean): boolean {
  for (let place = 3; place <= text.length - 3; place += 1) {
    if (known(text.slice(0, place)) && known(text.slice(place))) return true;
  }
  return false;
}

/** Up to five characters, over and over, the last time perhaps in part. */
function isRepetition(text: string): boolean {
  for (let unit = 1; unit <= 5 && unit * 2 <= text.length; unit += 1) {
    if (text.slice(unit) === text.slice(0, -unit)) return true;
  }
  return false;
}

/** Each character follows the one before it in the alphabet or the digits, upwards or downwards, 9 being before 0. */
function isRun(text: string): boolean {
  const steps = [...text].map((character) => character.codePointAt(0) ?? 0);
  const along = (step: number) =>
    steps.every((code, place) => {
      const before = steps[place - 1];
      return before === undefined || code === before + step || Math.abs(code - before) === 9;
    });
  return steps.length > 3 && (along(1) || along(-1));
}
