import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import { searchableText } from '#tickets';

const bodies = statement<{ body: string; visibility: string }>(
  'comment.bodies',
  `SELECT body, visibility FROM comment WHERE desk_id = $1 AND ticket_id = $2 ORDER BY created_at DESC, id DESC`,
);
/** What the index holds at most of one ticket; the newest words first. */
const mostCharacters = 400_000;

const rewrite = statement<never>(
  'ticket-text.rewrite',
  `UPDATE ticket_text SET words = strip(to_tsvector('guichet', CASE WHEN internal THEN $4 ELSE $3 END))
   WHERE desk_id = $1 AND ticket_id = $2`,
);

/**
 * Makes a ticket's words anew from what is there now, so that it is no longer found by what was taken away.
 *
 * @param own the words of the ticket itself
 */
export async function rewriteWords(tx: Transaction, ticketId: Uuid, own: string): Promise<void> {
  const rows = await tx.run(bodies, [tx.deskId, ticketId]);
  const open = rows.filter(({ visibility }) => visibility === 'public').map(({ body }) => body);
  const all = rows.map(({ body }) => body);
  const text = (said: readonly string[]) => `${own} ${searchableText(...said)}`.slice(0, mostCharacters);
  await tx.run(rewrite, [tx.deskId, ticketId, text(open), text(all)]);
}
