import { mayTakePart, ticketsSeenFromNow } from '#access';
import { type Caller, isStaff } from '#kernel';
import { searchQuery } from './search-words.js';
import type { StatementValues } from './ticket-visibility.js';

/**
 * Finding tickets by what is typed. Text search and row-level security do not mix by themselves: `@@` is not leakproof,
 * so under a policy PostgreSQL will not use the index on the words.
 *
 * - Customers see few tickets: these are taken first and held against the query one by one.
 * - Staff see the whole desk: `ticket_search` finds the words past the policy and returns ids, newest first, which are
 *   read again under it. When it knows of more tickets than it gives, a page out of these stands only if it is full and
 *   in the order of creation; otherwise the list is walked in its own order until the page is full, which ends soon
 *   because the words are in many tickets.
 */
export interface TicketSearch {
  /** What stands before the statement's `SELECT`; empty for none. */
  readonly prelude: string;
  /** The ways to a page, as queries of `ticket`; the page is cut from all of them together. */
  readonly pages: readonly string[];
}

/** A stretch of a list that an index leads along. */
export interface Stretch {
  readonly conditions: readonly string[];
  /** What stands after `ORDER BY`. */
  readonly by: string;
  readonly newestFirst: boolean;
  readonly size: number;
}

/** How many hits are looked at: fewer where the newest of them are the page. */
const mostHits = { newest: 500, any: 2_000 };

export function unsearched(stretches: readonly Stretch[]): TicketSearch {
  return { prelude: '', pages: stretches.map((stretch) => along(stretch)) };
}

/** @returns null when nothing was typed that could be found */
export function searchFor(
  caller: Caller,
  typed: string,
  stretches: readonly Stretch[],
  values: StatementValues,
): TicketSearch | null {
  const query = searchQuery(typed);
  if (query === null) return null;
  // Made once: in the condition itself it would be made anew for each ticket, which costs more than the comparison.
  const asked = `asked AS MATERIALIZED (SELECT to_tsquery('guichet', ${values.place(query)}) AS query)`;
  const number = `t.number = ${values.place(typed.trim().replace(/^#/, ''))}`;
  if (isStaff(caller)) return amongAll(asked, number, values.place(typed.trim().toLowerCase()), stretches);
  const everything = said(' AND NOT x.internal');
  // Whoever does not see the older conversation finds the ticket by its subject, not by what was said then.
  const found = mayTakePart(caller)
    ? `CASE WHEN t.id = ANY (${ticketsSeenFromNow(caller, values)})
       THEN to_tsvector('guichet', t.subject) @@ ${words} ELSE ${everything} END`
    : everything;
  return { prelude: `WITH ${asked}`, pages: stretches.map((each) => along(each, `(${number} OR ${found})`)) };
}

const words = '(SELECT query FROM asked)';

/** Not EXISTS: PostgreSQL would rather read every text of the desk once and remember which tickets have the words. */
function said(rows: string): string {
  return `(SELECT bool_or(x.words @@ ${words}) FROM ticket_text x WHERE x.desk_id = $1 AND x.ticket_id = t.id${rows})`;
}

function amongAll(asked: string, number: string, address: string, stretches: readonly Stretch[]): TicketSearch {
  const newestFirst = stretches.every((stretch) => stretch.newestFirst);
  const most = newestFirst ? mostHits.newest : mostHits.any;
  const enough = newestFirst ? Math.max(...stretches.map(({ size }) => size)) : most;
  const found = stretches.map((stretch, place) => {
    const hits = 't.created_at > (SELECT since FROM reach) AND t.id IN (SELECT ticket_id FROM hit)';
    return `found${place} AS MATERIALIZED ${along(stretch, hits)}`;
  });
  const walked = `(${number} OR t.requester_id IN (SELECT person_id FROM named) OR ${said('')})`;
  const prelude = `WITH ${asked}, named AS MATERIALIZED (
      SELECT person_id FROM person_search(${words}, ${mostHits.any})
      UNION SELECT person_id FROM address WHERE desk_id = $1 AND email_key = ${address}
    ), worded AS MATERIALIZED (
      SELECT * FROM ticket_search(${words}, true, ${enough}, ${most})
    ), theirs AS MATERIALIZED (
      SELECT id AS ticket_id, created_at AS filed_at, count(*) OVER () <= ${most} AS complete FROM ticket
      WHERE desk_id = $1 AND requester_id IN (SELECT person_id FROM named) ORDER BY created_at DESC LIMIT ${most}
    ), hit AS MATERIALIZED (
      SELECT ticket_id FROM worded UNION SELECT ticket_id FROM theirs
      UNION SELECT t.id FROM ticket t WHERE t.desk_id = $1 AND ${number}
    ), reach AS MATERIALIZED (
      SELECT coalesce(bool_and(complete), true) AS complete, coalesce(max(since), '-infinity') AS since FROM (
        SELECT bool_and(complete) AS complete, min(filed_at) FILTER (WHERE NOT complete) AS since FROM worded
        UNION ALL
        SELECT bool_and(complete), min(filed_at) FILTER (WHERE NOT complete) FROM theirs
      ) reached
    ), ${found.join(', ')}`;
  const pages = stretches.flatMap((stretch, place) => {
    const full = `(SELECT count(*) FROM found${place}) = ${stretch.size}`;
    const stands = `((SELECT complete FROM reach) OR ${stretch.newestFirst ? full : 'false'})`;
    return [`(SELECT * FROM found${place} WHERE ${stands})`, along(stretch, `NOT ${stands}`, walked)];
  });
  return { prelude, pages };
}

function along({ conditions, by, size }: Stretch, ...more: readonly string[]): string {
  const all = [...conditions, ...more].join(' AND ');
  return `(SELECT t.* FROM ticket t WHERE ${all} ORDER BY ${by} LIMIT ${size})`;
}
