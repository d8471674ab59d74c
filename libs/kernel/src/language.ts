interface Wish {
  /** A language range in lower case. */
  readonly range: string;
  readonly quality: number;
}

/** Longer headers and lists are not read: no browser writes them. */
const [longestHeader, mostWishes] = [1000, 64];
const wishForm = /^([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i;

/**
 * The language of an answer: the best of those offered, by `Accept-Language` (RFC 9110 §12.5.4) with lookup matching
 * (RFC 4647 §3.4: `fr-CA` finds `fr`, `*` says nothing by itself). Wishes of equal weight count in their order, and
 * what weighs 0 is not chosen while anything else fits.
 *
 * @param header as received; one that is malformed or over 1000 characters counts as none
 * @param offered BCP 47 tags; the answer is one of them, as written there, or `fallback`
 * @param fallback for callers who wish for nothing on offer
 */
export function negotiateLanguage(header: string | undefined, offered: readonly string[], fallback: string): string {
  const wishes = wishesIn(header ?? '').sort((one, other) => other.quality - one.quality);
  const refused = new Set(wishes.filter((wish) => wish.quality === 0).map((wish) => wish.range));
  const choice = offered.filter((language) => !refused.has(language.toLowerCase()));
  for (const { range, quality } of wishes) {
    if (range === '*' || quality === 0) continue;
    for (const wider of widening(range)) {
      const found = choice.find((language) => language.toLowerCase() === wider);
      if (found !== undefined) return found;
    }
  }
  if (!refused.has(fallback.toLowerCase())) return fallback;
  const anything = wishes.some((wish) => wish.range === '*' && wish.quality > 0);
  return (anything ? choice[0] : undefined) ?? fallback;
}

function wishesIn(header: string): Wish[] {
  if (header.length > longestHeader) return [];
  // RFC 9110 §5.6.1: a list may have empty elements.
  const elements = header.split(',').map((element) => element.replace(/^[ \t]+|[ \t]+$/g, ''));
  const wishes: Wish[] = [];
  for (const element of elements.filter(Boolean)) {
    const [, range, quality = '1'] = wishForm.exec(element) ?? [];
    if (range === undefined) return [];
    wishes.push({ range: range.toLowerCase(), quality: Number(quality) });
  }
  return wishes.length > mostWishes ? [] : wishes;
}

/** The range, then ever less of it: subtags fall from the end, a single letter together with what it introduced. */
function* widening(range: string): Generator<string> {
  const subtags = range.split('-');
  while (subtags.length > 0) {
    yield subtags.join('-');
    subtags.pop();
    if (subtags.at(-1)?.length === 1) subtags.pop();
  }
}
