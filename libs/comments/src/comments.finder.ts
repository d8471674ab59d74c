import { attachmentsOn } from '#attachments';
import type { Blueprint } from '#blueprint';
import { type Statement, statement, type Transaction } from '#database';
import { type Caller, isStaff, isUuid, notFound, type Uuid } from '#kernel';
import { findMerged, historyFrom, type SeenTicket } from '#tickets';
import type { CommentDto } from './comment.dto.js';
import { type CommentWithAuthor, commentView } from './comment.view.js';

const columns = `c.id, c.ticket_id AS "ticketId", c.visibility, c.author_kind AS "authorKind",
  c.author_id AS "authorId", c.by_staff AS "byStaff", c.body, c.channel, c.created_at AS "createdAt",
  c.edited_at AS "editedAt", c.redacted_at AS "redactedAt", c.version, p.name AS "authorName", k.name AS "keyName",
  c.written_by AS "writtenBy", w.name AS "writerName",
  ${attachmentsOn('a.ticket_id = c.ticket_id AND a.comment_id = c.id')}`;
const joins = `LEFT JOIN person p ON c.author_kind = 'person' AND p.desk_id = $1 AND p.id = c.author_id
  LEFT JOIN person w ON w.desk_id = $1 AND w.id = c.written_by
  LEFT JOIN api_key k ON c.author_kind = 'key' AND k.desk_id = $1 AND k.id = c.author_id`;

// A conversation is that of a ticket and of those merged into it (`$2`). `$3` says whether the reader works for the desk:
// for customers internal comments do not exist. `$4` has for each ticket the instant before which nothing exists for
// somebody who takes part from then on; else null.
const parts = 'unnest($2::uuid[], $4::timestamptz[]) AS part(ticket_id, since)';
const exists = `c.desk_id = $1 AND c.ticket_id = part.ticket_id AND ($3 OR c.visibility = 'public')
  AND (part.since IS NULL OR c.created_at >= part.since)`;
const page = (place: string) => `SELECT ${columns} FROM (
    SELECT c.* FROM ${parts} CROSS JOIN LATERAL (
      SELECT * FROM comment c WHERE ${exists}${place} ORDER BY c.created_at, c.id LIMIT $5
    ) c ORDER BY c.created_at, c.id LIMIT $5
  ) c ${joins} ORDER BY c.created_at, c.id`;

const one = statement<CommentWithAuthor>(
  'comment.get',
  `SELECT ${columns} FROM ${parts} JOIN comment c ON ${exists} ${joins} WHERE c.id = $5`,
);
const firstPage = statement<CommentWithAuthor>('comment.list', page(''));
const nextPage = statement<CommentWithAuthor>(
  'comment.list-after',
  page(' AND (c.created_at, c.id) > ($6::timestamptz, $7::uuid)'),
);

type Read = <Row>(asked: Statement<Row>, values: readonly unknown[]) => Promise<Row[]>;

/** The conversation of a ticket that the caller sees, as far as it exists for them. */
export interface Conversation {
  /** The ticket, and those merged into it that the caller sees. */
  readonly ticketIds: readonly Uuid[];
  /** For each of them, ISO 8601; null: all of it */
  readonly since: readonly (string | null)[];
}

export async function conversationOf(
  read: Read,
  caller: Caller,
  ticket: SeenTicket,
  blueprint: Blueprint,
): Promise<Conversation> {
  const merged = ticket.hasMerged ? await findMerged(read, caller, blueprint, ticket.id) : [];
  const all = [ticket, ...merged];
  return { ticketIds: all.map(({ id }) => id), since: all.map((each) => historyFrom(caller, each, blueprint)) };
}

/**
 * A comment of a ticket that the caller sees.
 *
 * @throws Problem `not-found`
 */
export async function findComment(
  read: Read,
  caller: Caller,
  { ticketIds, since }: Conversation,
  id: string,
): Promise<CommentWithAuthor> {
  const wanted = id.toLowerCase();
  if (!isUuid(wanted)) throw notFound();
  const [row] = await read(one, [caller.deskId, ticketIds, isStaff(caller), since, wanted]);
  if (!row) throw notFound();
  return row;
}

/** A comment of a ticket as it is now, for whoever works for the desk. @throws Problem `not-found` */
export async function commentAfter(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  ticketId: Uuid,
  id: Uuid,
): Promise<CommentDto> {
  const row = await findComment(reader(tx), caller, { ticketIds: [ticketId], since: [null] }, id);
  return commentView(row, caller, blueprint);
}

/** The comments of a ticket that the caller sees, oldest first; `after` is the last one of the page before. */
export async function listComments(
  read: Read,
  caller: Caller,
  { ticketIds, since }: Conversation,
  most: number,
  after: { readonly createdAt: string; readonly id: string } | null,
): Promise<CommentWithAuthor[]> {
  const values = [caller.deskId, ticketIds, isStaff(caller), since, most];
  return after ? read(nextPage, [...values, after.createdAt, after.id]) : read(firstPage, values);
}

export function reader(tx: Transaction): Read {
  return (asked, values) => tx.run(asked, values);
}
