import { statement, type Transaction } from '#database';
import type { Caller, Uuid } from '#kernel';

// The articles themselves are a later feature; that a ticket was filed all the same is known here alone.
const settle = statement<never>(
  'article-suggestion.filed',
  `UPDATE article_suggestion SET outcome = 'filed', ticket_id = $3, settled_at = $4
   WHERE desk_id = $1 AND id = $2 AND outcome IS NULL AND (person_id IS NULL OR person_id = $5)`,
);

/** Notes that somebody filed a ticket after they were shown articles. Nothing depends on it: an unknown id is left be. */
export async function settleSuggestion(
  tx: Transaction,
  caller: Caller,
  suggestion: string,
  ticketId: Uuid,
): Promise<void> {
  await tx.run(settle, [tx.deskId, suggestion.toLowerCase(), ticketId, tx.now, caller.personId]);
}
