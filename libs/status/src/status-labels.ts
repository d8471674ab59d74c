import type { Blueprint, Labels } from '#blueprint';
import { type FieldError, Problem } from '#kernel';

/** What a text may be: a title stands in one line, as it goes into subjects of mails. */
const rules = {
  title: {
    longest: 200,
    form: /^[^\p{Cc}\p{Zl}\p{Zp}]*[^\s\p{Cc}][^\p{Cc}\p{Zl}\p{Zp}]*$/u,
    detail: 'Say it in one line.',
  },
  text: { longest: 5_000, form: /\S/u, detail: 'Say something.' },
};

/**
 * Texts by language, as staff give them: one in the desk's first language at least, none in a language that the desk
 * does not have.
 *
 * @param pointer where they stand in the body
 * @throws Problem `unprocessable`
 */
export function checkedLabels(
  { identity }: Blueprint,
  given: Readonly<Record<string, unknown>>,
  pointer: string,
  kind: keyof typeof rules,
): Labels {
  const { longest, form, detail } = rules[kind];
  const labels: Record<string, string> = {};
  const errors: FieldError[] = [];
  if (!(identity.defaultLanguage in given)) {
    const missing = `The desk's first language is ${identity.defaultLanguage}.`;
    errors.push({ pointer: `${pointer}/${identity.defaultLanguage}`, code: 'required', detail: missing });
  }
  for (const [language, text] of Object.entries(given)) {
    const place = `${pointer}/${language.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!identity.languages.includes(language)) {
      errors.push({ pointer: place, code: 'unknown', detail: `This desk speaks: ${identity.languages.join(', ')}.` });
    } else if (typeof text !== 'string' || !form.test(text))
      errors.push({ pointer: place, code: 'bad-format', detail });
    else if (text.length > longest) {
      errors.push({ pointer: place, code: 'too-long', detail: `At most ${longest} characters.` });
    } else labels[language] = text.trim();
  }
  if (errors.length > 0) throw new Problem('unprocessable', 'See `errors` for what is wrong and where.', { errors });
  return labels;
}
