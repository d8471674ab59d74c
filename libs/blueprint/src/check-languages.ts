import { languagesWithBuiltInLabels } from './built-in-labels.js';
import type { Checking } from './checking.js';
import { asList } from './checking.js';
import { pointerTo } from './places.js';
import type { Reading } from './shape.js';

/** Every text stands in every offered language and in no other. */
export function checkLanguages({ document, complaints }: Checking, texts: Reading['texts']): void {
  const { languages, defaultLanguage } = document.identity;
  if (defaultLanguage !== undefined && !languages.includes(defaultLanguage)) {
    const offered = languages.join(', ');
    complaints.add(
      '/identity/defaultLanguage',
      'unknown-language',
      `"${defaultLanguage}" is not among the offered languages: ${offered}.`,
    );
  }
  for (const { at, text } of texts) {
    if (typeof text === 'string' || Array.isArray(text)) {
      if (languages.length === 1) continue;
      const detail = `This desk offers ${languages.join(', ')}: give this text for each, as {${languages[0]}: …}.`;
      complaints.add(at, 'missing-language', detail);
    } else if (typeof text === 'object' && text !== null) {
      for (const language of languages) {
        if (!Object.hasOwn(text, language)) {
          complaints.add(pointerTo(at, language), 'missing-language', `The text in "${language}" is missing.`);
        }
      }
      for (const language of Object.keys(text)) {
        if (!languages.includes(language)) {
          const detail = `"${language}" is not offered by this desk; add it to /identity/languages or drop the text.`;
          complaints.add(pointerTo(at, language), 'unknown-language', detail);
        }
      }
    }
  }
  checkBuiltIn({ document, complaints }, languages);
}

/** What a blueprint leaves out has labels of its own, in a few languages only. */
function checkBuiltIn({ document, complaints }: Checking, languages: readonly string[]): void {
  const without = languages.filter((language) => !languagesWithBuiltInLabels.has(language));
  if (without.length === 0) return;
  const say = (at: string) => {
    complaints.add(at, 'missing-language', `Nothing is built in for "${without.join(', ')}": give the labels here.`);
  };
  if (!document.lists) say('/lists');
  if (asList(Object.keys(document.priorities ?? {})).length < 4) say('/priorities');
}
