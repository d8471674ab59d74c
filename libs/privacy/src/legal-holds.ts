import { statement, type Transaction } from '#database';
import { Problem, type Uuid } from '#kernel';

const standing = statement<{ id: Uuid }>(
  'legal-hold.standing',
  `SELECT id FROM legal_hold WHERE desk_id = $1 AND (person_id = ANY($2::uuid[]) OR ticket_id = ANY($3::uuid[])) ORDER BY id`,
);

/** @throws Problem `legal-hold` (409) when a hold keeps one of these people or tickets; it names the holds */
export async function requireNoHold(tx: Transaction, people: readonly Uuid[], tickets: readonly Uuid[]): Promise<void> {
  const holds = await tx.run(standing, [tx.deskId, people, tickets]);
  if (holds.length === 0) return;
  throw new Problem('legal-hold', 'A legal hold keeps this from being erased. Lift it first, once you may.', {
    members: { holds: holds.map(({ id }) => id) },
  });
}
