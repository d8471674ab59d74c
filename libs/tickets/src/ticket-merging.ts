import { attachmentsOn } from '#attachments';
import type { Blueprint } from '#blueprint';
import type { Database, Transaction } from '#database';
import type { Caller, Uuid } from '#kernel';
import { ComposedStatements } from './composed-statements.js';
import type { SeenTicket } from './ticket-access.js';
import { findTicket, type LockedTicket, lockTicket, seenColumns } from './ticket-finder.js';
import { instant } from './ticket-row.js';
import { StatementValues, visibleTo } from './ticket-visibility.js';

// A merged ticket stays as it was, with all that was said on it, and points to the one that goes on. What was said on
// either is read together, each part by whom its own ticket is for: merging shows nobody what the desk's rules did not
// show them before.

const merged = new ComposedStatements<SeenTicket>('ticket.merged-into');

/** The ticket that a ticket was merged into and those merged into it, for a statement that selects from `ticket t`. */
export function mergedTicketColumns(caller: Caller, blueprint: Blueprint, values: StatementValues): string {
  return `(SELECT json_build_object('id', survivor.id, 'number', survivor.number) FROM ticket survivor
      WHERE survivor.desk_id = $1 AND survivor.id = t.merged_into AND ${visibleTo(caller, blueprint, values, 'survivor')}
    ) AS survivor,
    (SELECT coalesce(json_agg(json_build_object('id', m.id, 'number', m.number, 'subject', m.subject, 'typeKey', m.type_key,
        'fields', m.fields, 'requesterId', m.requester_id, 'requesterName', asker.name,
        'createdAt', ${instant('m.created_at')}, 'mergedAt', ${instant('m.merged_at')}, 'attachments', files.attachments)
        ORDER BY m.merged_at, m.id), '[]')
      FROM ticket m JOIN person asker ON asker.desk_id = $1 AND asker.id = m.requester_id
      CROSS JOIN LATERAL (SELECT ${attachmentsOn('a.ticket_id = m.id AND a.comment_id IS NULL')}) files
      WHERE m.desk_id = $1 AND m.merged_into = t.id AND ${visibleTo(caller, blueprint, values, 'm')}
    ) AS "mergedTickets"`;
}

/** The tickets merged into one, as far as the caller sees them. */
export async function findMerged(
  run: Transaction['run'],
  caller: Caller,
  blueprint: Blueprint,
  into: Uuid,
): Promise<SeenTicket[]> {
  const values = new StatementValues(caller.deskId);
  const text = `SELECT ${seenColumns(caller, values)} FROM ticket t
    WHERE t.desk_id = $1 AND t.merged_into = ${values.place(into)} AND ${visibleTo(caller, blueprint, values)}
    ORDER BY t.id`;
  return run(merged.of(text), values.all);
}

/**
 * The ticket that goes on where this one is merged: what is said about either is said there.
 *
 * @throws Problem `not-found`, also for whoever sees the merged one alone
 */
export async function findSurvivor(
  reader: Database | Transaction,
  caller: Caller,
  blueprint: Blueprint,
  idOrNumber: string,
): Promise<Readonly<SeenTicket>> {
  const ticket = await findTicket(reader, caller, blueprint, idOrNumber);
  return ticket.mergedInto === null ? ticket : findTicket(reader, caller, blueprint, ticket.mergedInto);
}

/** The same, locked: first the merged one, then the one that goes on, as everybody does who locks both. */
export async function lockSurvivor(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  idOrNumber: string,
): Promise<LockedTicket> {
  const locked = await lockTicket(tx, caller, blueprint, idOrNumber);
  return locked.ticket.mergedInto === null ? locked : lockTicket(tx, caller, blueprint, locked.ticket.mergedInto);
}
