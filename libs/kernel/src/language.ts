/**
 * The language of an answer: the best of those offered, by `Accept-Language` (RFC 9110 §12.5.4) with lookup matching
 * (RFC 4647 §3.4: `fr-CA` finds `fr`). A header that cannot be read counts as none.
 */
export function negotiateLanguage(header: string | undefined, offered: readonly string[], fallback: string): string {
  const wishes = (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part, place) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase(), quality: Math.min(Number(quality ?? 1), 1), place };
    })
    .filter(({ tag, quality }) => /^([a-z]{1,8}(-[a-z0-9]{1,8})*|\*)$/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { tag } of wishes) {
    if (tag === '*') return fallback;
    for (let range = tag; range !== ''; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
      const found = offered.find((language) => language.toLowerCase() === range);
      if (found !== undefined) return found;
    }
  }
  return fallback;
}
