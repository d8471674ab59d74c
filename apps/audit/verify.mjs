// Verifies an exported audit chain (`GET /v1/audit/export`), with nothing of the service: this file and Node.js do.
//   npm run audit:verify -- FILE          the export by itself: each entry follows the one before, up to its own head
//   npm run audit:verify -- FILE HASH     and it ends at this head, noted earlier or elsewhere
//
// Format `guichet-audit-1`, one JSON value a line:
//   first   {format, desk, after, previous}: the entries follow place `after`, whose hash is `previous`; at place 0 that is
//           the SHA-256 of `guichet-audit-1 <desk>`
//   then    {position, previous, event, hash}: `hash` is the SHA-256 of the canonical JSON (RFC 8785) of
//           {event, position, previous}, in lower-case hexadecimal
//   last    {head: {position, hash}}: without it the file was cut off
// A file that was rewritten from some place to its end is consistent in itself: only a head noted elsewhere tells.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

class Broken extends Error {}

function parsed(line) {
  try {
    return Object(JSON.parse(line));
  } catch {
    throw new Broken('is no JSON');
  }
}

/** Follows a chain line by line. */
class Follower {
  begun = false;
  head;
  count = 0;

  take(line) {
    if (this.head) throw new Broken('comes after the head');
    const value = parsed(line);
    if (!this.begun) this.begin(value);
    else if ('head' in value) this.end(value.head);
    else this.follow(value);
  }

  begin({ format, desk, after, previous }) {
    if (format !== 'guichet-audit-1') throw new Broken('does not say “guichet-audit-1”');
    if (!Number.isSafeInteger(after) || after < 0) throw new Broken('does not say what it follows');
    if (after === 0 && previous !== sha256(`${format} ${desk}`)) throw new Broken('does not begin this desk’s chain');
    this.begun = true;
    this.position = after;
    this.hash = previous;
  }

  follow({ position, previous, event, hash }) {
    if (position !== this.position + 1) throw new Broken(`is entry ${position}, not ${this.position + 1}`);
    if (previous !== this.hash) throw new Broken(`does not follow entry ${this.position}`);
    if (hash !== sha256(canonical({ event, position, previous }))) throw new Broken('does not have the hash it says');
    this.position = position;
    this.hash = hash;
    this.count += 1;
  }

  end(head) {
    if (head?.position !== this.position || head?.hash !== this.hash) {
      throw new Broken(`says that the chain ends at entry ${head?.position}, and it ends at ${this.position}`);
    }
    this.head = head;
  }
}

async function verify(file, expected) {
  const follower = new Follower();
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    try {
      follower.take(line);
    } catch (error) {
      if (error instanceof Broken) return `broken at line ${number}: it ${error.message}`;
      throw error;
    }
  }
  if (!follower.head) return `broken at line ${number + 1}: the file ends without its head`;
  if (expected !== undefined && expected !== follower.hash) {
    return `broken at line ${number}: the head is ${follower.hash}, not ${expected}`;
  }
  return { count: follower.count, hash: follower.hash };
}

const [file, expected] = process.argv.slice(2);
if (file === undefined) {
  console.error('Name the exported file: npm run audit:verify -- FILE [HASH]');
  process.exitCode = 2;
} else {
  const found = await verify(file, expected);
  if (typeof found === 'string') {
    console.error(found);
    process.exitCode = 1;
  } else console.log(`verified ${found.count} entries, head ${found.hash}`);
}
