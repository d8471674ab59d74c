import type { Blueprint } from '#blueprint';
import { longestComment } from '#comments';
import type { ParsedMail } from './parsed-mail.js';

const texts = {
  fr: {
    noSubject: '(sans objet)',
    onlyAttached: '(pièce jointe sans texte)',
    more: '[… La suite est dans l’e-mail d’origine.]',
    leftOut: 'Pièces jointes non reprises, à lire dans l’e-mail d’origine :',
  },
  de: {
    noSubject: '(ohne Betreff)',
    onlyAttached: '(Anhang ohne Text)',
    more: '[… Der Rest steht in der ursprünglichen E-Mail.]',
    leftOut: 'Nicht übernommene Anhänge, zu finden in der ursprünglichen E-Mail:',
  },
  en: {
    noSubject: '(no subject)',
    onlyAttached: '(attachment without text)',
    more: '[… The rest is in the original mail.]',
    leftOut: 'Attachments that were left out; they are in the original mail:',
  },
};

function wordsIn(language: string): (typeof texts)['en'] {
  return /^fr\b/i.test(language) ? texts.fr : /^de\b/i.test(language) ? texts.de : texts.en;
}

/**
 * A mail's words as a comment or description takes them: no control characters, not too long, never nothing.
 *
 * @param leftOut names of attachments that were not taken
 */
export function bodyOf(
  body: string,
  language: string,
  longest = longestComment,
  leftOut: readonly string[] = [],
): string {
  const { onlyAttached, more, leftOut: notTaken } = wordsIn(language);
  const missing = leftOut.length === 0 ? '' : `\n\n${notTaken}\n${leftOut.map((name) => `- ${name}`).join('\n')}`;
  const clean = `${body.trim()}${missing}`.replaceAll(/[^\P{Cc}\n\t]/gu, '').trim();
  if (clean === '') return onlyAttached;
  const characters = [...clean];
  if (characters.length <= longest) return clean;
  return `${characters
    .slice(0, Math.max(0, longest - more.length - 2))
    .join('')
    .trimEnd()}\n\n${more}`;
}

/** A mail's subject as a ticket's, without the `Re:` of whoever answered something old. */
export function subjectOf(subject: string, language: string, longest: number): string {
  const bare = subject.replace(/^\s*((re|aw|sv|réf?|tr|fwd?|wg)\s*:\s*)+/iu, '').trim();
  return [...(bare || wordsIn(language).noSubject)].slice(0, longest).join('').trim();
}

/** The language that somebody unknown is written to: the one that their mail names, else the desk's. */
export function languageOf({ headers }: ParsedMail, { identity }: Blueprint): string {
  const said = `${headers.get('content-language')?.[0] ?? ''},${headers.get('accept-language')?.[0] ?? ''}`;
  for (const tag of said.toLowerCase().split(/[,;\s]+/)) {
    const offered = identity.languages.find(
      (language) => tag !== '' && tag.split('-')[0] === language.toLowerCase().split('-')[0],
    );
    if (offered) return offered;
  }
  return identity.defaultLanguage;
}
