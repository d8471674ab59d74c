import { quoteFollows } from './html-text.js';

// How mail programs introduce what they quote, in French, English and German.

/** `On …, Lea wrote:`; the line may have been wrapped. A date has a digit in it, an ordinary sentence rarely both. */
const introductions = [
  /^On\b.{4,300}\bwrote\s*:$/iu,
  /^Le\b.{4,300}\ba\s+[ée]crit\s*:$/iu,
  /^Am\b.{4,300}\bschrieb\b.{0,200}:$/iu,
  /^.{1,200}\b(wrote|a\s+[ée]crit|schrieb)\b.{0,20}\d.{0,120}:$/iu,
  /^\d.{4,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>.{0,40}:$/u,
];

/** How many lines from `at` on introduce a quotation; 0: none. */
export function introductionAt(lines: readonly string[], at: number): number {
  if (!/^\s{0,20}(On|Le|Am|\d|\S.{0,200}(wrote|crit|schrieb))/iu.test((lines[at] ?? '').slice(0, 300))) return 0;
  let joined = '';
  for (let length = 1; length <= 4; length += 1) {
    const line = lines[at + length - 1]?.trim() ?? '';
    if (line === '' || line.startsWith('>')) return 0;
    joined = `${joined} ${line}`.trim();
    if (joined.length > 500) return 0;
    if (!line.endsWith(':')) continue;
    if (/\d/.test(joined) && introductions.some((pattern) => pattern.test(joined))) return length;
    return 0;
  }
  return 0;
}

/** The headers that are shown above a quoted message, each in its languages. */
const shownHeaders: readonly RegExp[] = [
  /^[*_]*(From|De|Von|Absender|Exp[ée]diteur)[*_]*\s*:/iu,
  /^[*_]*(Sent|Date|Envoy[ée]( le)?|Gesendet|Datum)[*_]*\s*:/iu,
  /^[*_]*(To|[ÀA]|An|Destinataires?)[*_]*\s*:/iu,
  /^[*_]*(Subject|Objet|Sujet|Betreff)[*_]*\s*:/iu,
];

/** Whether the headers of a quoted message begin here: its sender and two more of date, recipient and subject. */
export function headersAt(lines: readonly string[], at: number): boolean {
  const found = new Set<number>();
  for (let place = at; place < at + 8; place += 1) {
    const line = lines[place]?.trim() ?? '';
    const which = shownHeaders.findIndex((header) => header.test(line));
    if (place === at && which < 0) return false;
    // A long header runs on into the next line; an empty line ends them.
    if (line === '') break;
    if (which >= 0) found.add(which);
  }
  return found.has(0) && found.size >= 3;
}

const original =
  /^[-_*\s]{0,40}(original message|message d['’]origine|message original|message initial|mail original|urspr[üu]ngliche nachricht|original-?nachricht)[-_*\s:]{0,40}$/iu;

/** Where everything that follows is quoted: a separator with words, a line of Outlook's before headers, or headers. */
export function restQuotedAt(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? '';
  if (line === quoteFollows || (line.length < 80 && /^[-_*]/.test(line) && original.test(line))) return true;
  if (/^_{10,}$|^-{10,}$/.test(line)) {
    const next = lines[at + 1]?.trim() === '' ? at + 2 : at + 1;
    return headersAt(lines, next) || lines[next]?.trim() === quoteFollows;
  }
  return headersAt(lines, at);
}

const forwarded =
  /^([-_\s]{0,40}(forwarded message|message transf[ée]r[ée]|weitergeleitete nachricht)[-_\s]{0,40}|(begin forwarded message|d[ée]but du message (transf[ée]r[ée]|r[ée]exp[ée]di[ée])|anfang der weitergeleiteten nachricht)\s*:)$/iu;

/** Whether somebody else's mail follows that was sent along on purpose: it is part of what is said. */
export function forwardedAt(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? '';
  return line.length < 100 && forwarded.test(line);
}

/** Whether a subject says that the mail passes on another one. */
export function isForward(subject: string): boolean {
  return /^\s*(fwd?|tr|wg|i)\s*:/iu.test(subject);
}
