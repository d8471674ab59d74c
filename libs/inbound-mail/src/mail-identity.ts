import { createHash } from 'node:crypto';

/** Headers that servers add or change on the way; a message stays the same whatever they say. */
const ofTransport =
  /^(received|return-path|delivered-to|x-.*|authentication-results|arc-.*|dkim-signature|domainkey-signature|envelope-to|resent-.*|list-.*|precedence|errors-to)$/i;

/** Bytes of a message that are hashed at most; it is the head and the first words that make it another one. */
const longestHead = 256 * 1024;

/**
 * What makes a message the same message, however often and on whatever way it comes: its headers but those that servers
 * add, and its body. Two that share nothing but a Message-ID are two.
 */
export function identityOf(raw: Buffer): Buffer {
  const end = headEnd(raw);
  const hash = createHash('sha256');
  const head = raw.subarray(0, Math.min(end, longestHead)).toString('latin1');
  const fields = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  for (const field of fields) {
    const name = field.slice(0, Math.max(0, field.indexOf(':'))).trim();
    if (name !== '' && !ofTransport.test(name))
      hash.update(`${name.toLowerCase()}:${field.slice(field.indexOf(':') + 1).trim()}\n`);
  }
  hash.update('\n');
  // Trailing line ends are lost and won on the way.
  let last = raw.length;
  while (last > end && (raw[last - 1] === 10 || raw[last - 1] === 13)) last -= 1;
  return hash.update(raw.subarray(end, last)).digest();
}

/** The Message-ID in a raw message's head, to find it by. */
export function messageIdOf(raw: Buffer): string | null {
  const head = raw.subarray(0, Math.min(headEnd(raw), longestHead)).toString('latin1');
  return /^message-id:\s*(<[^\s<>]{1,400}>)/im.exec(head)?.[1] ?? null;
}

function headEnd(raw: Buffer): number {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((at) => at >= 0);
  return ends.length === 0 ? raw.length : Math.min(...ends);
}
