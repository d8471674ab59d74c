import { type Database, statement } from '#database';
import { type Caller, Problem } from '#kernel';
import type { FoundAttachment } from './attachments.finder.js';
import type { VirusScanner } from './virus-scanner.js';

const askScanner = statement<never>(
  'attachment.ask-scanner',
  `UPDATE attachment SET scan = 'pending', unexamined = true, next_at = $3, version = version + 1
   WHERE desk_id = $1 AND id = $2 AND scan = 'off'`,
);

/**
 * Whether a file can be had now. Where there is a scanner, nothing is handed out that it has not looked at, not even
 * what was taken in before there was one.
 *
 * @throws Problem `conflict` for one that hangs on nothing or was redacted, `no-longer-kept`,
 *   `attachment-pending` and `attachment-infected`, `unavailable` while the scanner is away
 */
export async function requireReadable(
  database: Database,
  scanner: VirusScanner,
  caller: Caller,
  found: FoundAttachment,
): Promise<void> {
  const { deskId, requestId, now } = caller;
  if (found.stored.redacted) throw new Problem('conflict', 'This file was taken away. Nobody has it any more.');
  if (found.stored.expired) {
    throw new Problem('no-longer-kept', 'This desk has kept the file as long as it keeps files. It is gone.');
  }
  if (found.ticketId === null) {
    throw new Problem('conflict', 'This file hangs on nothing yet. Send its id along with a ticket or a comment.');
  }
  if (found.scan === 'infected') {
    throw new Problem('attachment-infected', 'The virus scanner found something in this file. It is not handed out.');
  }
  if (found.scan === 'clean' || !scanner.isConfigured) return;
  if (found.scan === 'off') {
    await database.transaction({ deskId, requestId }, (tx) => tx.run(askScanner, [deskId, found.id, now]));
  } else if (found.attempts > 0) {
    const detail = 'The virus scanner is away, and without it no file is handed out. Try again shortly.';
    throw new Problem('unavailable', detail, { retryAfter: 30 });
  }
  throw new Problem('attachment-pending', 'The virus scanner has yet to look at this file. Ask again in a moment.', {
    retryAfter: 2,
  });
}
