import { searchableText } from '#tickets';

/** PostgreSQL's configuration for the words of a language; what it has no stems for is found by whole words. */
export function configurationOf(language: string): string {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  return ['en', 'fr', 'de'].includes(primary) ? `public.guichet_${primary}` : 'public.guichet';
}

/** Letters that Unicode does not take apart, as they are typed without them. */
const unfolded: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/**
 * The words of a text as they are indexed and asked for: runs of letters and digits, in small letters, without accents.
 */
export function foldedWords(text: string): string[] {
  const plain = searchableText(text)
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßœæøłđðþ]/g, (letter) => unfolded[letter] ?? letter);
  return plain.split(' ').filter((word) => word !== '');
}

const mostAskedWords = 12;

/** What was typed, as `article_search` takes it; the last word may be a beginning. null: nothing to search for. */
export function askedWords(typed: string): string[] | null {
  const words = foldedWords(typed);
  // What is typed last says best what is meant; a word counts once.
  const asked = [...new Set(words.toReversed())].slice(0, mostAskedWords).toReversed();
  return asked.length === 0 ? null : asked;
}

const mostDifferentWords = 5_000;

/** The different words of an article that a misspelt one may have been meant to be. */
export function vocabularyOf(...texts: readonly string[]): string[] {
  const words = texts.flatMap(foldedWords).filter((word) => /^\p{L}{3,40}$/u.test(word));
  return [...new Set(words)].sort().slice(0, mostDifferentWords);
}

const snippetLength = 160;

/** Where a text speaks of what was asked for, or its beginning; plain text of at most about 160 characters. */
export function snippetOf(text: string, asked: readonly string[]): string {
  // What looks like a tag says nothing to a reader, and nobody can take an excerpt for HTML by mistake.
  const plain = text.replaceAll(/<[a-z/!?][^<>]*>?/gi, ' ');
  const start = placeOf(plain, asked);
  const from = start <= snippetLength / 2 ? 0 : plain.indexOf(' ', start - snippetLength / 2) + 1;
  const cut = plain.slice(from, from + snippetLength);
  const isWhole = from + snippetLength >= plain.length;
  const shown = isWhole ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), snippetLength / 2));
  return `${from > 0 ? '… ' : ''}${shown.replaceAll(/\s+/g, ' ').trim()}${isWhole ? '' : ' …'}`;
}

/** Where the first word stands that begins like one of those asked for; 0 for none. */
function placeOf(plain: string, asked: readonly string[]): number {
  const beginnings = asked.filter((word) => word.length > 2).map((word) => word.slice(0, Math.max(3, word.length - 2)));
  for (const match of plain.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const [word = ''] = foldedWords(match[0]);
    if (beginnings.some((beginning) => word.startsWith(beginning))) return match.index;
  }
  return 0;
}
