import { statement, type Transaction } from '#database';
import { notFound, type Role, type Uuid } from '#kernel';

/** Whose data it is and where it lies: read once, under lock, and then taken away place by place. */
export interface ErasureScope {
  /** Agents and admins: what they wrote for the desk is the desk's. */
  readonly isStaff: boolean;
  /** The person and the accounts that became theirs. */
  readonly people: readonly Uuid[];
  /** Their addresses as written and as compared. */
  readonly emails: readonly string[];
  readonly emailKeys: readonly string[];
  /** Tickets they requested. */
  readonly own: readonly Uuid[];
  /** Of these, those that nobody else among the customers has part in. */
  readonly alone: readonly Uuid[];
  /** These and the tickets of others where they wrote something or take part. */
  readonly touched: readonly Uuid[];
}

const lockPerson = statement<{ role: Role }>(
  'erasure.lock-person',
  'SELECT role FROM person WHERE desk_id = $1 AND id = $2 AND erased_at IS NULL FOR UPDATE',
);
const names = statement<{ people: Uuid[]; emails: string[]; emailKeys: string[] }>(
  'erasure.names',
  `SELECT ARRAY(SELECT $2::uuid UNION SELECT id FROM merged_person WHERE desk_id = $1 AND merged_into = $2)::text[] AS people,
     ARRAY(SELECT email FROM address WHERE desk_id = $1 AND person_id = $2) AS emails,
     ARRAY(SELECT email_key FROM address WHERE desk_id = $1 AND person_id = $2) AS "emailKeys"`,
);
// In one order, and before people, as every command on tickets does.
const lockTickets = statement<{ id: Uuid; own: boolean; alone: boolean }>(
  'erasure.lock-tickets',
  `SELECT t.id, t.requester_id = $2 AS own, t.requester_id = $2
     AND NOT (t.shared_with_organization AND EXISTS (
       SELECT FROM membership m WHERE m.desk_id = $1 AND m.organization_id = t.organization_id AND m.person_id <> $2))
     AND NOT EXISTS (SELECT FROM participant p
       WHERE p.desk_id = $1 AND p.ticket_id = t.id AND p.person_id <> $2 AND p.accepted_at IS NOT NULL) AS alone
   FROM ticket t WHERE t.desk_id = $1 AND (t.requester_id = $2
     OR t.id IN (SELECT ticket_id FROM participant WHERE desk_id = $1 AND person_id = $2)
     OR t.id IN (SELECT ticket_id FROM comment
       WHERE desk_id = $1 AND author_kind = 'person' AND author_id = $2 AND NOT by_staff)
     OR t.id IN (SELECT ticket_id FROM attachment
       WHERE desk_id = $1 AND uploader_kind = 'person' AND uploader_id = $2 AND ticket_id IS NOT NULL))
   ORDER BY t.id FOR UPDATE`,
);

/** What is erased with somebody. */
export interface PersonScope extends ErasureScope {
  readonly personId: Uuid;
}

/** @throws Problem `not-found` when there is no such person, or nothing of them any more */
export async function lockScope(tx: Transaction, personId: Uuid): Promise<PersonScope> {
  await tx.run(lockTickets, [tx.deskId, personId]);
  const person = await tx.first(lockPerson, [tx.deskId, personId]);
  const named = await tx.first(names, [tx.deskId, personId]);
  if (!person || !named) throw notFound();
  // Again, now that nothing of theirs can be added: a ticket may have been filed between the two.
  const tickets = await tx.run(lockTickets, [tx.deskId, personId]);
  const ids = (fits: (ticket: { own: boolean; alone: boolean }) => boolean) => tickets.filter(fits).map(({ id }) => id);
  return {
    ...named,
    personId,
    isStaff: person.role !== 'customer',
    own: ids(({ own }) => own),
    alone: ids(({ alone }) => alone),
    touched: ids(() => true),
  };
}
