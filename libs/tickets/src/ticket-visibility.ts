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
 * Those who work for the desk see the whole desk. A customer sees what they asked for themselves, and what colleagues of
 * their organizations asked for as far as the desk shares it (`access.colleagues.see`).
 *
 * @param ticket what the statement calls the ticket
 */
export function visibleTo(caller: Caller, blueprint: Blueprint, values: StatementValues, ticket = 't'): string {
  if (isStaff(caller)) return 'true';
  if (caller.personId === null) return 'false';
  const own = `${ticket}.requester_id = ${values.place(caller.personId)}`;
  const { see } = blueprint.access.colleagues;
  if (see === 'own' || caller.organizationIds.length === 0) return own;
  const colleagues = `${ticket}.organization_id = ANY (${values.place(caller.organizationIds)}::uuid[])`;
  return see === 'organization'
    ? `(${own} OR ${colleagues})`
    : `(${own} OR ${colleagues} AND ${ticket}.shared_with_organization)`;
}
