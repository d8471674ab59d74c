import type { Labels } from './blueprint.js';
import type { Text, Texts } from './document.js';

/** A map of the same keys in the same order. */
export function mapped<V, W>(part: Record<string, V>, change: (value: V, key: string) => W): Map<string, W> {
  return new Map(Object.entries(part).map(([key, value]) => [key, change(value, key)]));
}

/** A text in each of the languages; a bare text is that of a desk's only language. */
export function labelsIn(text: Text, languages: readonly string[]): Labels {
  return Object.fromEntries(
    languages.map((language) => [language, typeof text === 'string' ? text : (text[language] ?? '')]),
  );
}

/** As `labelsIn`, for lists of texts. */
export function listsIn(texts: Texts, languages: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    languages.map((language) => [language, Array.isArray(texts) ? texts : (texts[language] ?? [])]),
  );
}
