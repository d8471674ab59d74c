import { statement, type Transaction } from '#database';
import { type Caller, Problem, type Role, type Uuid } from '#kernel';

const admins = statement<{ id: Uuid }>(
  'person.lock-admins',
  `SELECT id FROM person WHERE desk_id = $1 AND role = 'admin' AND status = 'active' ORDER BY id FOR UPDATE`,
);

/**
 * Whether the caller may change people of this role: admins, API keys (their scope was checked) and the service itself
 * everybody, agents customers alone.
 *
 * @throws Problem `forbidden`
 */
export function requireRightOver(caller: Caller, role: Role): void {
  if (role === 'customer' || caller.role !== 'agent') return;
  throw new Problem('forbidden', 'Only an admin can do this with agents and admins.');
}

/**
 * Locks the desk's active admins, in one order, and returns their ids. Done before any other lock on a person, so that
 * two admins who remove each other neither both succeed nor wait for each other.
 */
export async function lockAdmins(tx: Transaction): Promise<Uuid[]> {
  return (await tx.run(admins, [tx.deskId])).map(({ id }) => id);
}

/** @throws Problem `conflict` (409) when nobody but this person could administer the desk */
export function requireOtherAdmin(admins: readonly Uuid[], personId: Uuid): void {
  if (admins.length === 1 && admins[0] === personId) {
    throw new Problem('conflict', 'This is the last admin of the desk. Make somebody else an admin first.');
  }
}
