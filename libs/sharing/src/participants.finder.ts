import { takesPart } from '#access';
import type { Blueprint } from '#blueprint';
import { type Statement, statement } from '#database';
import { type Caller, isStaff, isUuid, notFound, type Uuid } from '#kernel';
import type { ParticipantWithNames } from './participant.view.js';

const columns = `pt.id, pt.ticket_id AS "ticketId", pt.person_id AS "personId", pt.role, pt.source, pt.history,
  pt.invited_by AS "invitedBy", pt.created_at AS "createdAt", pt.accepted_at AS "acceptedAt",
  pt.expires_at AS "expiresAt", pt.version, p.name, a.email, inviter.name AS "inviterName"`;
const joins = `JOIN person p ON p.desk_id = $1 AND p.id = pt.person_id
  LEFT JOIN address a ON a.desk_id = $1 AND a.id = pt.address_id
  LEFT JOIN person inviter ON inviter.desk_id = $1 AND inviter.id = pt.invited_by`;
/**
 * Whom a reader of the ticket is shown: those who take part, themselves, and whom they named; the requester also
 * whom others named. Of those who were copied and have not accepted customers learn where the desk lists them.
 */
const shown = `pt.desk_id = $1 AND pt.ticket_id = $2 AND ($3::boolean OR pt.person_id = $4::uuid OR ${takesPart('$5')}
  OR pt.source = 'shared' AND (pt.invited_by = $4::uuid OR $6::boolean)
  OR pt.source = 'copied' AND $7::boolean AND (pt.expires_at IS NULL OR pt.expires_at > $5))`;

const one = statement<ParticipantWithNames>(
  'participant.get',
  `SELECT ${columns} FROM participant pt ${joins} WHERE ${shown} AND pt.id = $8`,
);
const page = statement<ParticipantWithNames>(
  'participant.list',
  `SELECT ${columns} FROM participant pt ${joins}
   WHERE ${shown} AND ($9::timestamptz IS NULL OR (pt.created_at, pt.id) > ($9, $10::uuid))
   ORDER BY pt.created_at, pt.id LIMIT $8`,
);

export type Read = <Row>(asked: Statement<Row>, values: readonly unknown[]) => Promise<Row[]>;

/** The part of a ticket that says which of its participants a caller, who sees the ticket, is shown. */
export interface SharedTicket {
  readonly id: Uuid;
  readonly requesterId: Uuid;
}

/** @throws Problem `not-found` */
export async function findParticipant(
  read: Read,
  caller: Caller,
  blueprint: Blueprint,
  ticket: SharedTicket,
  id: string,
): Promise<ParticipantWithNames> {
  const wanted = id.toLowerCase();
  if (!isUuid(wanted)) throw notFound();
  const [row] = await read(one, [...valuesFor(caller, blueprint, ticket), wanted]);
  if (!row) throw notFound();
  return row;
}

/** Who was named first comes first; `after` is the last one of the page before. */
export async function listParticipants(
  read: Read,
  caller: Caller,
  blueprint: Blueprint,
  ticket: SharedTicket,
  most: number,
  after: { readonly createdAt: string; readonly id: string } | null,
): Promise<ParticipantWithNames[]> {
  const place = [after?.createdAt ?? null, after?.id ?? null];
  return read(page, [...valuesFor(caller, blueprint, ticket), most, ...place]);
}

function valuesFor(caller: Caller, blueprint: Blueprint, ticket: SharedTicket): unknown[] {
  const isRequester = caller.participantId === null && caller.personId === ticket.requesterId;
  const listsCopied = blueprint.channels.email?.copied === 'listed';
  return [caller.deskId, ticket.id, isStaff(caller), caller.personId, caller.now, isRequester, listsCopied];
}
