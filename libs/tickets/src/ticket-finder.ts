import { mayTakePart, participationIn } from '#access';
import type { Blueprint } from '#blueprint';
import { Database, type Transaction } from '#database';
import { type Caller, isStaff, notFound, type Uuid } from '#kernel';
import { ComposedStatements } from './composed-statements.js';
import type { Target } from './targets.js';
import type { SeenTicket } from './ticket-access.js';
import { namedBy } from './ticket-naming.js';
import { StatementValues, visibleTo } from './ticket-visibility.js';

/** Every column of `ticket t`, as `TicketRow` names them. */
const columns = `t.desk_id AS "deskId", t.id, t.number, t.type_key AS "typeKey", t.status_key AS "statusKey",
  t.is_open AS "isOpen", t.priority, t.subject, t.fields, t.module_key AS "moduleKey", t.channel, t.language,
  t.requester_id AS "requesterId", t.organization_id AS "organizationId",
  t.shared_with_organization AS "sharedWithOrganization", t.group_key AS "groupKey", t.assignee_id AS "assigneeId",
  t.filed_by_kind AS "filedByKind", t.filed_by AS "filedBy", t.created_at AS "createdAt", t.updated_at AS "updatedAt",
  t.public_updated_at AS "publicUpdatedAt", t.status_entered_at AS "statusEnteredAt",
  t.first_answered_at AS "firstAnsweredAt", t.last_agent_reply_at AS "lastAgentReplyAt",
  t.last_customer_reply_at AS "lastCustomerReplyAt", t.solved_at AS "solvedAt", t.ended_at AS "endedAt", t.next_due_at AS "nextDueAt",
  t.escalated_at AS "escalatedAt", t.merged_into AS "mergedInto", t.merged_at AS "mergedAt", t.sequence,
  t.version, t.public_version AS "publicVersion"`;

const hasMerged = 'EXISTS (SELECT FROM ticket m WHERE m.desk_id = $1 AND m.merged_into = t.id) AS "hasMerged"';

const found = new ComposedStatements<SeenTicket>('ticket.find');
const locked = new ComposedStatements<SeenTicket>('ticket.lock');
const promised = new ComposedStatements<Target>('ticket.targets');

/** A ticket whose row this transaction holds, so that nothing about it changes meanwhile. */
export interface LockedTicket {
  readonly ticket: Readonly<SeenTicket>;
  readonly targets: readonly Target[];
}

/**
 * The ticket with this id or number, as it is now. What the caller may not see is not found.
 *
 * @throws Problem `not-found`
 */
export async function findTicket(
  reader: Database | Transaction,
  caller: Caller,
  blueprint: Blueprint,
  idOrNumber: string,
): Promise<Readonly<SeenTicket>> {
  const values = new StatementValues(caller.deskId);
  const named = namedBy(idOrNumber, values);
  const text = `SELECT ${seenColumns(caller, values)} FROM ticket t WHERE t.desk_id = $1 AND ${named} AND ${visibleTo(caller, blueprint, values)}`;
  const statement = found.of(text);
  const row =
    reader instanceof Database
      ? await reader.readFirst(caller, statement, values.all)
      : await reader.first(statement, values.all);
  if (!row) throw notFound();
  return row;
}

/**
 * Locks the ticket until the transaction ends; every command begins with it, before any other lock. Its targets are read
 * by a statement of its own, sent along: it begins when the lock is there, so it sees what was waited for.
 *
 * @throws Problem `not-found`
 */
export async function lockTicket(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  idOrNumber: string,
): Promise<LockedTicket> {
  const values = new StatementValues(caller.deskId);
  const named = namedBy(idOrNumber, values);
  const visible = visibleTo(caller, blueprint, values);
  // Not FOR UPDATE: what merely refers to the ticket (a read marker) need not wait.
  const lock = `SELECT ${seenColumns(caller, values)} FROM ticket t WHERE t.desk_id = $1 AND ${named} AND ${visible} FOR NO KEY UPDATE OF t`;
  const [ticket, targets] = await Promise.all([tx.first(locked.of(lock), values.all), readTargets(tx, idOrNumber)]);
  if (!ticket) throw notFound();
  return { ticket, targets };
}

/**
 * Locks a ticket for the worker, unless somebody else holds it.
 *
 * @returns undefined when it is held, and so for another time
 */
export async function lockIdleTicket(tx: Transaction, id: Uuid): Promise<LockedTicket | undefined> {
  const lock = `SELECT ${columns}, ${hasMerged}, NULL AS participation FROM ticket t
    WHERE t.desk_id = $1 AND t.id = $2 FOR NO KEY UPDATE SKIP LOCKED`;
  const [ticket, targets] = await Promise.all([tx.first(locked.of(lock), [tx.deskId, id]), readTargets(tx, id)]);
  return ticket && { ticket, targets };
}

/** All of `ticket t` that decides and shows, for a caller who sees it. */
export function seenColumns(caller: Caller, values: StatementValues): string {
  return `${columns}, ${hasMerged}, ${standingColumn(caller, values)}`;
}

/** What the caller has by taking part in `ticket t`, beside its own columns. */
export function standingColumn(caller: Caller, values: StatementValues): string {
  if (isStaff(caller) || !mayTakePart(caller)) return 'NULL AS participation';
  return `${participationIn(caller, values, 't')} AS participation`;
}

async function readTargets(tx: Transaction, idOrNumber: string): Promise<Target[]> {
  const values = new StatementValues(tx.deskId);
  const text = `SELECT g.kind, g.started_at AS "startedAt", g.due_at AS "dueAt", g.met_at AS "metAt", g.paused_at AS "pausedAt"
    FROM ticket t JOIN ticket_target g ON g.desk_id = t.desk_id AND g.ticket_id = t.id
    WHERE t.desk_id = $1 AND ${namedBy(idOrNumber, values)}`;
  return tx.run(promised.of(text), values.all);
}
