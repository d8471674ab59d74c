import { mayTakePart, ticketsSeenFromNow } from '#access';
import { type Caller, isStaff } from '#kernel';
import { searchQuery } from './search-words.js';
import type { StatementValues } from './ticket-visibility.js';

/**
 * Finding tickets by what is typed. Text search and row-level security do not mix by themselves: `@@` is not leakproof,
 * so under a policy PostgreSQL will not use the index on the words.
 *
 * - Customers see few tickets: these are taken first and held against the query one by one.
 * - Staff see the whole desk: `ticket_search` asks the index past the policy and returns ids, which are read again under
 *   it. A word in more than `mostHits` tickets is not selective; then the list is walked in its order until the page is
 *   full, which ends soon for the same reason.
 */
export interface TicketSearch {
  /** What stands before `SELECT`; empty for none. */
  readonly prelude: string;
  /** The ways to a page, as conditions; of several the statement takes the union. */
  readonly ways: readonly string[];
}

const mostHits = 2_000;

/** @returns null when nothing was typed that could be found */
export function searchFor(caller: Caller, typed: string, values: StatementValues): TicketSearch | null {
  const query = searchQuery(typed);
  if (query === null) return null;
  // Made once: in the condition itself it would be made anew for each ticket, which costs more than the comparison.
  const asked = `WITH asked AS MATERIALIZED (SELECT to_tsquery('guichet', ${values.place(query)}) AS query)`;
  const words = '(SELECT query FROM asked)';
  const number = values.place(typed.trim().replace(/^#/, ''));
  // Not EXISTS: PostgreSQL would rather read every text of the desk once and remember which tickets have the words.
  const said = (rows: string) =>
    `(SELECT bool_or(x.words @@ ${words}) FROM ticket_text x WHERE x.desk_id = $1 AND x.ticket_id = t.id${rows})`;
  if (!isStaff(caller)) {
    const everything = said(' AND NOT x.internal');
    // Whoever does not see the older conversation finds the ticket by its subject, not by what was said then.
    const found = mayTakePart(caller)
      ? `CASE WHEN t.id = ANY (${ticketsSeenFromNow(caller, values)})
         THEN to_tsvector('guichet', t.subject) @@ ${words} ELSE ${everything} END`
      : everything;
    return { prelude: asked, ways: [`(t.number = ${number} OR ${found})`] };
  }
  const address = values.place(typed.trim().toLowerCase());
  const prelude = `${asked}, named AS MATERIALIZED (
      SELECT person_id FROM person_search(${words}, ${mostHits})
      UNION SELECT person_id FROM address WHERE desk_id = $1 AND email_key = ${address}
    ), worded AS MATERIALIZED (
      SELECT ticket_id FROM ticket_search(${words}, true, ${mostHits})
    ), hit AS MATERIALIZED (
      SELECT ticket_id FROM worded
      UNION SELECT id FROM ticket WHERE desk_id = $1 AND number = ${number}
      UNION SELECT id FROM ticket WHERE desk_id = $1 AND requester_id IN (SELECT person_id FROM named)
    )`;
  const selective = `(SELECT count(*) FROM worded) < ${mostHits}`;
  return {
    prelude,
    ways: [
      `${selective} AND t.id IN (SELECT ticket_id FROM hit)`,
      `NOT ${selective} AND (t.number = ${number}
        OR t.requester_id IN (SELECT person_id FROM named) OR ${said('')})`,
    ],
  };
}
