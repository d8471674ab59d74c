import PostalMime, { type Address, type Attachment, addressParser, type Email } from 'postal-mime';
import { textOfHtml } from './html-text.js';

/** A mailbox as a header names it: the address in lower case, the name without control characters. */
export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

export interface MailPart {
  /** As the mail names it; nothing to trust */
  readonly filename: string | null;
  readonly mimeType: string;
  /** Shown within the text, as a picture in it */
  readonly inline: boolean;
  readonly content: Uint8Array;
}

/** A message taken apart, with nothing decided about it. */
export interface ParsedMail {
  /** Whom its header says it is from; null unless that is one mailbox with an address */
  readonly from: Mailbox | null;
  /** Everybody it went to, as its headers say, and as servers noted on the way */
  readonly to: readonly string[];
  readonly copied: readonly Mailbox[];
  readonly subject: string;
  readonly messageId: string | null;
  /** Messages that it answers or follows, the nearest first */
  readonly cites: readonly string[];
  /** The plain part, else the HTML as text */
  readonly text: string;
  readonly parts: readonly MailPart[];
  /** Values by header name in lower case, the topmost first */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Whether it is a report of a mail server (RFC 6522) */
  readonly isReport: boolean;
  /** Whether its MIME could not be read; then the text is all that follows its header */
  readonly broken: boolean;
}

/** Parts of a message that are looked at; and how deep they nest. */
const mostParts = 100;
const limits = { maxNestingDepth: 50, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 3 };
const longestText = 1_000_000;

/** Takes a message apart (RFC 5322, MIME). Never throws: what cannot be read is taken as one text. */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  try {
    return mailOf(await PostalMime.parse(raw, { ...limits, rfc822Attachments: false }), false);
  } catch {
    return mailOf(await headOnly(raw), true);
  }
}

async function headOnly(raw: Uint8Array): Promise<Email> {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, longestText)).toString('utf8');
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, Math.min(end?.index ?? 0, limits.maxHeadersSize));
  const lines = head.split('\n').filter((line) => !/^content-(type|transfer-encoding)\s*:/i.test(line));
  try {
    const email = await PostalMime.parse(`${lines.join('\n')}\r\n\r\n`);
    return { ...email, text: text.slice((end?.index ?? 0) + (end?.[0].length ?? 0)) };
  } catch {
    return { headers: [], headerLines: [], attachments: [], text };
  }
}

function mailOf(email: Email, broken: boolean): ParsedMail {
  const headers = new Map<string, string[]>();
  for (const { key, value } of email.headers) headers.set(key, [...(headers.get(key) ?? []), value]);
  const first = (name: string) => headers.get(name)?.[0] ?? '';
  const named = (headers.get('from') ?? []).flatMap((value) => addressParser(value, { flatten: true }));
  const senders = named.length === 1 && email.from ? mailboxes([email.from]) : [];
  const plain = (email.text ?? '').slice(0, longestText);
  const isBlank = plain.trim() === '' && email.html !== undefined;
  const type = first('content-type').toLowerCase();
  return {
    from: senders.length === 1 ? (senders[0] ?? null) : null,
    to: [
      ...mailboxes([...(email.to ?? []), ...(email.cc ?? [])]).map((box) => box.email),
      ...['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to'].flatMap((name) =>
        (headers.get(name) ?? []).flatMap((value) => addressesIn(value)),
      ),
    ],
    copied: mailboxes(email.cc ?? []),
    subject: oneLine(email.subject ?? ''),
    messageId: messageIdsIn(first('message-id'))[0] ?? null,
    cites: [...new Set([...messageIdsIn(first('in-reply-to')), ...messageIdsIn(first('references')).reverse()])],
    text: storable(isBlank || isHtmlOnly(email) ? textOfHtml((email.html ?? '').slice(0, longestText)) : plain),
    parts: email.attachments.slice(0, mostParts).map(partOf),
    headers,
    isReport: type.startsWith('multipart/report') || email.attachments.some(isReportPart),
    broken,
  };
}

/** A text that was made of the HTML has lost what was quoted. */
function isHtmlOnly({ headers, html }: Email): boolean {
  const type = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  return html !== undefined && /^\s*text\/html\b/i.test(type);
}

function isReportPart({ mimeType }: Attachment): boolean {
  return mimeType === 'message/delivery-status' || mimeType === 'message/feedback-report';
}

function partOf({ filename, mimeType, disposition, related, content }: Attachment): MailPart {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content);
  const name = filename === null ? null : oneLine(filename).slice(0, 255) || null;
  return { filename: name, mimeType, inline: related === true || disposition === 'inline', content: bytes };
}

const address = /^[^\s@<>()",:;]{1,64}@[^\s@<>()",:;]{1,255}$/;

function mailboxes(listed: readonly Address[]): Mailbox[] {
  return listed
    .flatMap((each) => each.group ?? [each])
    .map(({ name, address: email = '' }) => ({
      name: oneLine(name).slice(0, 200),
      email: email.trim().normalize('NFC').toLowerCase(),
    }))
    .filter(({ email }) => email.length <= 254 && address.test(email));
}

function addressesIn(value: string): string[] {
  return (value.slice(0, 2000).match(/[^\s@<>()",:;]{1,64}@[^\s@<>()",:;]{1,255}/g) ?? []).map((each) =>
    each.toLowerCase(),
  );
}

/** `<left@right>`, without what nobody needs to repeat. */
function messageIdsIn(value: string): string[] {
  return (value.slice(0, 20_000).match(/<[^\s<>@]{1,200}@[^\s<>@]{1,200}>/g) ?? []).slice(0, 50);
}

function oneLine(text: string): string {
  return storable(text)
    .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What windows-1252 has where ISO 8859-1 has control characters; mails confuse the two, and so do decoders. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** What PostgreSQL takes, without U+0000 and halves of surrogate pairs; and what was meant by C1 control characters. */
function storable(text: string): string {
  return text
    .replaceAll('\0', '')
    .replaceAll(/[\u0080-\u009F]/g, (mark) => windows1252.charAt(mark.charCodeAt(0) - 0x80))
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
