/**
 * Text as it is searched: the same on both sides. PostgreSQL's parser knows hosts, signed numbers, paths and mail
 * addresses, so that `E-1024` holds the number -1024 and `station.It` is a host; nobody finds those by their words.
 * Hence text is cut into runs of letters and digits before it is indexed, and queries alike.
 */

const mostQueryWords = 12;
/** A lexeme takes at most 2 KiB; longer runs are not words of any language. */
const longestWord = 100;

function* wordsOf(text: string): Generator<string> {
  for (const [word] of text.normalize('NFKC').matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (word.length <= longestWord) yield word;
  }
}

/** What goes into `to_tsvector('guichet', …)`. */
export function searchableText(...texts: readonly string[]): string {
  return texts.flatMap((text) => [...wordsOf(text)]).join(' ');
}

/** The words that tell one text from another: the longest, each once, without those so short that every text has them. */
export function typedWords(text: string): string[] {
  const words = new Set([...wordsOf(text.toLowerCase())].filter((word) => word.length >= 4));
  return [...words].sort((a, b) => b.length - a.length).slice(0, mostQueryWords);
}

/**
 * What goes into `to_tsquery('guichet', …)`: every word must be there, the last one may be a beginning. Only letters and
 * digits are left in it, in quotes, so it is always well formed. null: nothing to search for.
 */
export function searchQuery(typed: string): string | null {
  const words = [...wordsOf(typed)].slice(0, mostQueryWords);
  if (words.length === 0) return null;
  return `${words.map((word) => `'${word}'`).join(' & ')}:*`;
}
