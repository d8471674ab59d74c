import type { Text, Texts } from './document.js';
import { languageFault } from './formats.js';
import { list, map, type Shape, string } from './shape.js';

const language = string(35, languageFault);

/** A text in several languages, or one bare text; remembered so that its languages are checked later. */
export function localized(longest: number): Shape<Text> {
  const plain = string(longest);
  const perLanguage = map(language, plain);
  return (value, at, reading): value is Text => {
    reading.texts.push({ at, text: value });
    return typeof value === 'object' && value !== null ? perLanguage(value, at, reading) : plain(value, at, reading);
  };
}

/** As `localized`, with a list of texts in place of one. */
export function localizedList(longest: number): Shape<Texts> {
  const plain = list(string(longest), 1);
  const perLanguage = map(language, plain);
  return (value, at, reading): value is Texts => {
    reading.texts.push({ at, text: value });
    return Array.isArray(value) ? plain(value, at, reading) : perLanguage(value, at, reading);
  };
}
