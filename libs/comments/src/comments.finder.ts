import { attachmentsOn } from '#attachments';
import type { Blueprint } from '#blueprint';
import { type Statement, statement, type Transaction } from '#database';
import { type Caller, isStaff, isUuid, notFound, type Uuid } from '#kernel';
import { historyFrom, type SeenTicket } from '#tickets';
import type { CommentWithAuthor } from './comment.view.js';

const columns = `c.id, c.ticket_id AS "ticketId", c.visibility, c.author_kind AS "authorKind",
  c.author_id AS "authorId", c.by_staff AS "byStaff", c.body, c.channel, c.created_at AS "createdAt",
  c.edited_at AS "editedAt", c.redacted_at AS "redactedAt", c.version, p.name AS "authorName", k.name AS "keyName",
  ${attachmentsOn('a.ticket_id = c.ticket_id AND a.comment_id = c.id')}`;
const joins = `LEFT JOIN person p ON c.author_kind = 'person' AND p.desk_id = $1 AND p.id = c.author_id
  LEFT JOIN api_key k ON c.author_kind = 'key' AND k.desk_id = $1 AND k.id = c.author_id`;

// `$3` says whether the reader works for the desk: for customers internal comments do not exist. `$5` is the instant
// before which nothing exists for somebody who takes part from then on; else null.
const one = statement<CommentWithAuthor>(
  'comment.get',
  `SELECT ${columns} FROM comment c ${joins}
   WHERE c.desk_id = $1 AND c.ticket_id = $2 AND c.id = $4 AND ($3 OR c.visibility = 'public')
     AND ($5::timestamptz IS NULL OR c.created_at >= $5)`,
);
const firstPage = statement<CommentWithAuthor>(
  'comment.list',
  `SELECT ${columns} FROM comment c ${joins}
   WHERE c.desk_id = $1 AND c.ticket_id = $2 AND ($3 OR c.visibility = 'public')
     AND ($5::timestamptz IS NULL OR c.created_at >= $5)
   ORDER BY c.created_at, c.id LIMIT $4`,
);
const nextPage = statement<CommentWithAuthor>(
  'comment.list-after',
  `SELECT ${columns} FROM comment c ${joins}
   WHERE c.desk_id = $1 AND c.ticket_id = $2 AND ($3 OR c.visibility = 'public')
     AND ($5::timestamptz IS NULL OR c.created_at >= $5) AND (c.created_at, c.id) > ($6::timestamptz, $7::uuid)
   ORDER BY c.created_at, c.id LIMIT $4`,
);

type Read = <Row>(asked: Statement<Row>, values: readonly unknown[]) => Promise<Row[]>;

/** The conversation of a ticket that the caller sees, as far as it exists for them. */
export interface Conversation {
  readonly ticketId: Uuid;
  /** ISO 8601; null: all of it */
  readonly since: string | null;
}

export function conversationOf(caller: Caller, ticket: SeenTicket, blueprint: Blueprint): Conversation {
  return { ticketId: ticket.id, since: historyFrom(caller, ticket, blueprint) };
}

/**
 * A comment of a ticket that the caller sees.
 *
 * @throws Problem `not-found`
 */
export async function findComment(
  read: Read,
  caller: Caller,
  { ticketId, since }: Conversation,
  id: string,
): Promise<CommentWithAuthor> {
  const wanted = id.toLowerCase();
  if (!isUuid(wanted)) throw notFound();
  const [row] = await read(one, [caller.deskId, ticketId, isStaff(caller), wanted, since]);
  if (!row) throw notFound();
  return row;
}

/** The comments of a ticket that the caller sees, oldest first; `after` is the last one of the page before. */
export async function listComments(
  read: Read,
  caller: Caller,
  { ticketId, since }: Conversation,
  most: number,
  after: { readonly createdAt: string; readonly id: string } | null,
): Promise<CommentWithAuthor[]> {
  const values = [caller.deskId, ticketId, isStaff(caller), most, since];
  return after ? read(nextPage, [...values, after.createdAt, after.id]) : read(firstPage, values);
}

export function reader(tx: Transaction): Read {
  return (asked, values) => tx.run(asked, values);
}
