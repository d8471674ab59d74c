import type { CharacterClass, PasswordRule } from '#blueprint';
import type { FieldError } from '#kernel';
import { isCommonPassword } from './common-passwords.js';

/** Unicode categories, as the blueprint's vocabulary defines the classes. A combining mark belongs to its letter. */
const classes: Readonly<Record<CharacterClass, { pattern: RegExp; code: string; detail: string }>> = {
  upperCase: { pattern: /\p{Lu}/u, code: 'needs-upper-case', detail: 'Use at least one upper-case letter.' },
  lowerCase: { pattern: /\p{Ll}/u, code: 'needs-lower-case', detail: 'Use at least one lower-case letter.' },
  digit: { pattern: /\p{Nd}/u, code: 'needs-digit', detail: 'Use at least one digit.' },
  special: {
    pattern: /[^\p{L}\p{M}\p{Nd}\s]/u,
    code: 'needs-special',
    detail: 'Use at least one character that is neither letter, digit nor space.',
  },
};

/**
 * Every point of the desk's rule that a password breaks; empty when it is good. Lengths are code points after NFC.
 *
 * @param own words that say nothing secret about this account: its addresses, its owner's name, the desk's name
 * @param pointer where the password stands in the request
 */
export function brokenRules(
  password: string,
  rule: PasswordRule,
  own: readonly string[] = [],
  pointer = '/password',
): FieldError[] {
  const text = password.normalize('NFC');
  const length = [...text].length;
  const broken: FieldError[] = [];
  const breaks = (code: string, detail: string) => broken.push({ pointer, code, detail });
  if (length < rule.minLength) breaks('too-short', `Use at least ${rule.minLength} characters.`);
  if (length > rule.maxLength) breaks('too-long', `Use at most ${rule.maxLength} characters.`);
  for (const name of rule.classes) {
    const wanted = classes[name];
    if (!wanted.pattern.test(text)) breaks(wanted.code, wanted.detail);
  }
  if (rule.refuseCommon && isCommonPassword(text, own)) {
    breaks('too-common', 'This password is one of those that are tried first. Choose another.');
  }
  return broken;
}
