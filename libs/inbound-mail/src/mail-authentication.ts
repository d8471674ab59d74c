import type { ParsedMail } from './parsed-mail.js';

/** What a receiving server that is trusted found out about the sender's domain; `unknown` where none says anything. */
export type Authenticity = 'pass' | 'fail' | 'unknown';

/**
 * Reads the DMARC result (RFC 7489) that a server which the installation trusts put at the top of a message
 * (`Authentication-Results`, RFC 8601). What names another server may have been written by anybody and is passed over.
 *
 * @param trusted names by which the trusted servers call themselves (`authserv-id`), in lower case
 */
export function authenticityOf(mail: Pick<ParsedMail, 'headers'>, trusted: ReadonlySet<string>): Authenticity {
  if (trusted.size === 0) return 'unknown';
  for (const value of mail.headers.get('authentication-results') ?? []) {
    const [head = '', ...results] = withoutComments(value.slice(0, 10_000)).split(';');
    const server = head.trim().split(/\s+/)[0]?.toLowerCase() ?? '';
    if (!trusted.has(server)) continue;
    const found = results.map((result) => /^\s*dmarc\s*=\s*(\w+)/i.exec(result)?.[1]?.toLowerCase()).find(Boolean);
    // The topmost one is the newest. One below it that says otherwise came with the message.
    return found === 'pass' ? 'pass' : found === 'fail' ? 'fail' : 'unknown';
  }
  return 'unknown';
}

function withoutComments(value: string): string {
  let depth = 0;
  let text = '';
  for (const character of value) {
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) text += character;
  }
  return text;
}
