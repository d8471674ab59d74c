import { ParticipantRow, takesPart } from '#access';
import type { AccessLevel } from '#blueprint';
import { statement, type Transaction } from '#database';
import { newId, type Uuid } from '#kernel';

/**
 * Who is on a merged ticket takes part in the one that goes on: its requester, who may answer, and its participants as
 * they did. From now on only: what was said there before is not theirs to read, unless the desk shows it to them anyway,
 * as to colleagues where these see each other's tickets. What was said on their own ticket stays theirs, and nobody
 * else's: each part of the conversation is read by whom its own ticket is for.
 */
interface Joining {
  readonly personId: Uuid;
  readonly addressId: Uuid;
  readonly role: AccessLevel;
  readonly expiresAt: Date | null;
  readonly mergedFrom: Uuid;
  readonly mergedAt: Date;
}

/** Customers alone: staff see the ticket. Whoever is on it already stays as they are. */
const joining = statement<Joining>(
  'participant.joining-by-merge',
  `SELECT DISTINCT ON (person.id) person.id AS "personId", coalesce(there.address_id, a.id) AS "addressId", there.role,
     there.expires_at AS "expiresAt", m.id AS "mergedFrom", m.merged_at AS "mergedAt"
   FROM ticket m JOIN ticket survivor ON survivor.desk_id = $1 AND survivor.id = m.merged_into
   CROSS JOIN LATERAL (
     SELECT m.requester_id AS person_id, NULL::uuid AS address_id, 'comment' AS role, NULL::timestamptz AS expires_at
     UNION ALL
     SELECT pt.person_id, pt.address_id, pt.role, pt.expires_at FROM participant pt
     WHERE pt.desk_id = $1 AND pt.ticket_id = m.id AND ${takesPart('$3')}
   ) there
   JOIN person ON person.desk_id = $1 AND person.id = there.person_id AND person.role = 'customer'
   JOIN address a ON a.desk_id = $1 AND a.person_id = person.id AND a.is_primary
   WHERE m.desk_id = $1 AND m.merged_into = $2 AND person.id <> survivor.requester_id AND NOT EXISTS (
     SELECT FROM participant pt WHERE pt.desk_id = $1 AND pt.ticket_id = $2 AND pt.person_id = person.id)
   ORDER BY person.id, there.address_id NULLS FIRST, m.merged_at, m.id`,
);
const leave = statement<never>(
  'participant.leave-by-unmerge',
  'DELETE FROM participant WHERE desk_id = $1 AND ticket_id = $2 AND merged_from = $3',
);

/** Puts those on a ticket who were on the tickets merged into it. Its row is locked. */
export async function joinPeople(tx: Transaction, survivorId: Uuid): Promise<void> {
  const people = await tx.run(joining, [tx.deskId, survivorId, tx.now]);
  if (people.length === 0) return;
  await tx.manager.insert(
    ParticipantRow,
    people.map(({ mergedAt, ...person }) => ({
      ...person,
      deskId: tx.deskId,
      id: newId(),
      ticketId: survivorId,
      source: 'merged' as const,
      history: 'fromNow' as const,
      invitedBy: null,
      createdAt: mergedAt,
      acceptedAt: mergedAt,
    })),
  );
}

/** Takes those off again who came with one of them, unless another brings them too. */
export async function partPeople(tx: Transaction, survivorId: Uuid, mergedId: Uuid): Promise<void> {
  await tx.run(leave, [tx.deskId, survivorId, mergedId]);
  await joinPeople(tx, survivorId);
}
