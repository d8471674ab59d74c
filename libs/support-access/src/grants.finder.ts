import { type Database, type Statement, statement, type Transaction } from '#database';
import { type Caller, isStaff, isUuid, notFound, type Uuid } from '#kernel';
import type { SupportAccessGrantRow } from './grant.entity.js';

/** A grant with what its readers are shown beside it. */
export interface GrantWithNames extends SupportAccessGrantRow {
  readonly ticketNumber: string;
  readonly customerName: string;
  readonly offeredByName: string;
  /** Agents who are in at the instant that was asked about. */
  readonly agentsIn: readonly AgentIn[];
}

export interface AgentIn {
  readonly sessionId: Uuid;
  readonly id: Uuid;
  readonly name: string;
  /** ISO 8601 */
  readonly since: string;
}

export type Read = <Row>(asked: Statement<Row>, values: readonly unknown[]) => Promise<Row[]>;

export function readIn(tx: Transaction): Read {
  return (asked, values) => tx.run(asked, values);
}

export function readFor(database: Database, caller: Caller): Read {
  return (asked, values) => database.read(caller, asked, values);
}

/** That `support_access_session s` of `support_access_grant g` is live at an instant; no job has to run to end it. */
export const isLive = (now: string) =>
  `s.ended_at IS NULL AND s.token_ends_at > ${now} AND g.ended_at IS NULL AND g.ends_at > ${now}`;

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = `g.desk_id AS "deskId", g.id, g.ticket_id AS "ticketId", g.customer_id AS "customerId",
  g.offered_by AS "offeredBy", g.reason, g.scope, g.offered_at AS "offeredAt", g.offer_ends_at AS "offerEndsAt",
  g.activated_at AS "activatedAt", g.ends_at AS "endsAt", g.ended_at AS "endedAt", g.ending,
  g.visible_until AS "visibleUntil", g.next_at AS "nextAt", g.version,
  t.number AS "ticketNumber", customer.name AS "customerName", agent.name AS "offeredByName",
  (SELECT coalesce(json_agg(json_build_object('sessionId', s.id, 'id', p.id, 'name', p.name,
      'since', ${instant('s.started_at')}) ORDER BY s.started_at), '[]')
   FROM support_access_session s JOIN person p ON p.desk_id = $1 AND p.id = s.agent_id
   WHERE s.desk_id = $1 AND s.grant_id = g.id AND ${isLive('$2')}) AS "agentsIn"`;
const joins = `JOIN ticket t ON t.desk_id = $1 AND t.id = g.ticket_id
  JOIN person customer ON customer.desk_id = $1 AND customer.id = g.customer_id
  JOIN person agent ON agent.desk_id = $1 AND agent.id = g.offered_by`;
/** Staff see all of the desk's; a customer their own, from the offer until it vanishes. */
const shown = `g.desk_id = $1 AND ($3::uuid IS NULL OR g.customer_id = $3 AND g.visible_until > $2)`;

const one = statement<GrantWithNames>(
  'support-access-grant.get',
  `SELECT ${columns} FROM support_access_grant g ${joins} WHERE ${shown} AND g.id = $4`,
);
const page = statement<GrantWithNames>(
  'support-access-grant.list',
  `SELECT ${columns} FROM support_access_grant g ${joins}
   WHERE ${shown} AND ($4::uuid IS NULL OR g.ticket_id = $4) AND ($5::uuid IS NULL OR g.id < $5)
   ORDER BY g.id DESC LIMIT $6`,
);
const ticketOf = statement<{ ticketId: Uuid }>(
  'support-access-grant.ticket',
  `SELECT g.ticket_id AS "ticketId" FROM support_access_grant g WHERE ${shown} AND g.id = $4`,
);

function readerOf(caller: Caller): readonly unknown[] {
  return [caller.deskId, caller.now, isStaff(caller) ? null : caller.personId];
}

/** @throws Problem `not-found` */
export async function findGrant(read: Read, caller: Caller, id: string): Promise<GrantWithNames> {
  const [row] = await read(one, [...readerOf(caller), checked(id)]);
  if (!row) throw notFound();
  return row;
}

/** The ticket of a grant that the caller sees, to be locked before the grant is. @throws Problem `not-found` */
export async function ticketOfGrant(read: Read, caller: Caller, id: string): Promise<Uuid> {
  const [row] = await read(ticketOf, [...readerOf(caller), checked(id)]);
  if (!row) throw notFound();
  return row.ticketId;
}

/** The newest first; `after` is the last one of the page before. */
export async function listGrants(
  read: Read,
  caller: Caller,
  of: { readonly ticketId: Uuid | null; readonly after: Uuid | null; readonly most: number },
): Promise<GrantWithNames[]> {
  return read(page, [...readerOf(caller), of.ticketId, of.after, of.most]);
}

function checked(id: string): Uuid {
  const wanted = id.toLowerCase();
  if (!isUuid(wanted)) throw notFound();
  return wanted;
}
