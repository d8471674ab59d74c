import { historyStart, mayTakePart, participatedTickets } from '#access';
import type { Blueprint } from '#blueprint';
import { type Caller, isStaff } from '#kernel';

/** Collects the values of a statement that is put together from parts. `$1` is the desk's id. */
export class StatementValues {
  readonly all: unknown[];

  constructor(deskId: string) {
    this.all = [deskId];
  }

  /** Adds a value and says where it stands, such as `$2`. */
  place(value: unknown): string {
    return `$${this.all.push(value)}`;
  }
}

/**
 * Who sees a ticket, as a condition on `ticket t`. It is the only place that says so: whatever reads tickets for a caller
 * has it among its conditions, and what it leaves out does not exist for them.
 *
 * Those who work for the desk see the whole desk. A customer sees what they asked for themselves, what colleagues of
 * their organizations asked for as far as the desk shares it (`access.colleagues.see`), and what they take part in. A
 * guest sees the one ticket they were let in to, however else they are known.
 *
 * @param ticket what the statement calls the ticket
 */
export function visibleTo(caller: Caller, blueprint: Blueprint, values: StatementValues, ticket = 't'): string {
  if (isStaff(caller)) return 'true';
  if (caller.personId === null) return 'false';
  const ways = waysOf(caller, blueprint, values, ticket);
  // In somebody's place, for one ticket alone.
  if (caller.onBehalf) return `(${ticket}.id = ${values.place(caller.onBehalf.ticketId)} AND (${ways.join(' OR ')}))`;
  if (mayTakePart(caller)) ways.push(`${ticket}.id = ANY (${participatedTickets(caller, values)})`);
  return ways.length === 0 ? 'false' : `(${ways.join(' OR ')})`;
}

/**
 * What of a ticket's conversation exists for a caller who sees the ticket, as a condition on the instant of each part;
 * null: all of it. Whoever has nothing but sharing from now on does not see what was before.
 *
 * @param at the column with the instant
 * @param ticket what the statement calls the ticket
 */
export function historyTo(
  caller: Caller,
  blueprint: Blueprint,
  values: StatementValues,
  at: string,
  ticket = 't',
): string | null {
  if (isStaff(caller) || !mayTakePart(caller)) return null;
  const sees = [
    ...waysOf(caller, blueprint, values, ticket),
    `${at} >= coalesce(${historyStart(caller, values, ticket)}, '-infinity')`,
  ];
  return `(${sees.join(' OR ')})`;
}

/** The ways on which a customer sees whole tickets: their own, their colleagues'. A guest has none of them. */
function waysOf(caller: Caller, blueprint: Blueprint, values: StatementValues, ticket: string): string[] {
  if (caller.participantId !== null) return [];
  const own = `${ticket}.requester_id = ${values.place(caller.personId)}`;
  const { see } = blueprint.access.colleagues;
  if (see === 'own' || caller.organizationIds.length === 0) return [own];
  const colleagues = `${ticket}.organization_id = ANY (${values.place(caller.organizationIds)}::uuid[])`;
  return [own, see === 'organization' ? colleagues : `${colleagues} AND ${ticket}.shared_with_organization`];
}
