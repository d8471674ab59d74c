/**
 * The text of a mail's HTML, for mails that bring no plain part. What mail programs quote comes out as lines that begin
 * with `>`, as in plain mails; where they mark the rest of a mail as quoted without enclosing it, a line that is nothing
 * but `quoteFollows` stands; what they mark as a signature is left out. Reads each character once, whatever the tags.
 */
export const quoteFollows = '\uE000';

/** Elements whose content nobody sees. */
const unseen = new Set(['head', 'style', 'script', 'title', 'template', 'noscript', 'svg', 'object', 'select']);
const blocks = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Cells stand beside each other. */
const cells = new Set(['td', 'th']);
const alone = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** No space around them: mail programs make a paragraph of every line. */
const tightParagraph = /mso|margin:\s*0|margin-(top|bottom):\s*0/i;
const signature =
  /\b(gmail_signature|moz-signature|protonmail_signature_block|yahoo_signature|AppleMailSignature|ms-outlook-mobile-signature|ms-outlook-ios-signature)\b|\bid=["']?Signature\b/i;
const restIsQuoted =
  /\bid=["']?(x_)?(divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION)\b|\bms-outlook-mobile-reference-message\b/i;

interface Open {
  readonly name: string;
  readonly quotes: boolean;
  readonly silent: boolean;
}

const tag = /<(\/?)([a-zA-Z][\w:-]*)([^<>]*)>/y;

export function textOfHtml(html: string): string {
  const text = new Lines();
  const open: Open[] = [];
  let silent = 0;
  let commentsEnd = true;
  for (let at = 0; at < html.length; ) {
    const next = html.indexOf('<', at);
    const until = next < 0 ? html.length : next;
    if (until > at && silent === 0) text.add(html.slice(at, until), isPreformatted(open));
    if (next < 0) break;
    tag.lastIndex = next;
    const [whole, closing, named = '', attributes = ''] = tag.exec(html) ?? [];
    if (whole === undefined) {
      const isComment = html.startsWith('<!--', next) && commentsEnd;
      const end = isComment ? html.indexOf('-->', next + 4) : -1;
      if (isComment && end < 0) commentsEnd = false;
      if (end >= 0) at = end + 3;
      else if (/^<[!?]/.test(html.slice(next, next + 2))) at = afterDeclaration(html, next);
      else {
        if (silent === 0) text.add('<', isPreformatted(open));
        at = next + 1;
      }
      continue;
    }
    at = next + whole.length;
    const name = named.toLowerCase();
    if (closing) {
      const place = lastOf(open, name);
      if (place < 0) continue;
      for (const ended of open.splice(place)) {
        if (ended.silent) silent -= 1;
        if (ended.quotes) text.endQuote();
      }
      if (silent === 0) text.breakAfter(name);
      continue;
    }
    if (silent === 0) {
      if (restIsQuoted.test(attributes)) text.mark(quoteFollows);
      text.breakBefore(name, tightParagraph.test(attributes));
    }
    if (alone.has(name) || attributes.endsWith('/')) continue;
    const isSilent = unseen.has(name) || signature.test(attributes);
    const quotes = name === 'blockquote' && silent === 0 && !isSilent;
    if (open.length < 1000) open.push({ name, quotes, silent: isSilent });
    else continue;
    if (isSilent) silent += 1;
    if (quotes) text.beginQuote();
  }
  return text.done();
}

function afterDeclaration(html: string, from: number): number {
  const end = html.slice(from, from + 2000).indexOf('>');
  return end < 0 ? from + 2 : from + end + 1;
}

function lastOf(open: readonly Open[], name: string): number {
  for (let place = open.length - 1; place >= Math.max(0, open.length - 100); place -= 1) {
    if (open[place]?.name === name) return place;
  }
  return -1;
}

function isPreformatted(open: readonly Open[]): boolean {
  return open.some(({ name }) => name === 'pre');
}

class Lines {
  private readonly lines: string[] = [];
  private line = '';
  private depth = 0;
  private blank = false;
  private tight = false;

  add(source: string, preformatted: boolean): void {
    const text = decoded(source);
    if (preformatted) {
      const [first = '', ...rest] = text.split('\n');
      this.line += first;
      for (const next of rest) {
        this.end(true);
        this.line = next;
      }
      return;
    }
    const flowing = text.replaceAll(/[ \t\r\n\f]+/g, ' ');
    this.line += this.line === '' ? flowing.replace(/^ +/, '') : flowing;
  }

  breakBefore(name: string, tight: boolean): void {
    if (name === 'br') this.end(true);
    else if (cells.has(name)) this.line += this.line === '' ? '' : ' ';
    else if (blocks.has(name)) this.end(false);
    if (name === 'li') this.line = '- ';
    if (name === 'p' && !tight) this.space();
    if (name === 'p') this.tight = tight;
  }

  breakAfter(name: string): void {
    if (!blocks.has(name) || cells.has(name)) return;
    this.end(false);
    if (name === 'p' && !this.tight) this.space();
  }

  beginQuote(): void {
    this.end(false);
    this.depth += 1;
  }

  endQuote(): void {
    this.end(false);
    this.depth -= 1;
  }

  mark(line: string): void {
    this.end(false);
    this.lines.push(line);
  }

  /** Ends a line; an empty one counts only where it was meant. */
  private end(meant: boolean): void {
    const text = this.line.replaceAll('\u00A0', ' ').trimEnd();
    if (text === '' && !meant && this.line === '') return;
    if (this.blank && this.lines.length > 0) this.lines.push(this.prefix().trimEnd());
    this.blank = false;
    this.lines.push(`${this.prefix()}${text}`.trimEnd());
    this.line = '';
  }

  private space(): void {
    this.blank = true;
  }

  private prefix(): string {
    return this.depth === 0 ? '' : `${'>'.repeat(Math.min(this.depth, 20))} `;
  }

  done(): string {
    this.end(false);
    return this.lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim();
  }
}

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0', euro: '€', hellip: '…', copy: '©' },
  ...{ laquo: '«', raquo: '»', ldquo: '“', rdquo: '”', bdquo: '„', lsquo: '‘', rsquo: '’', ndash: '–', mdash: '—' },
  ...{ eacute: 'é', egrave: 'è', ecirc: 'ê', euml: 'ë', agrave: 'à', acirc: 'â', auml: 'ä', ccedil: 'ç', icirc: 'î' },
  ...{ iuml: 'ï', ocirc: 'ô', ouml: 'ö', ugrave: 'ù', ucirc: 'û', uuml: 'ü', szlig: 'ß', oelig: 'œ', deg: '°' },
  ...{ Eacute: 'É', Egrave: 'È', Agrave: 'À', Ccedil: 'Ç', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', bull: '•', middot: '·' },
  ...{ zwnj: '', zwj: '', shy: '', reg: '®', trade: '™', times: '×', thinsp: ' ', ensp: ' ', emsp: ' ' },
};

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));?/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isCharacter ? String.fromCodePoint(point) : '';
  });
}
