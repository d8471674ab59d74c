import { statement, type Transaction } from '#database';
import type { Role, Uuid } from '#kernel';
import { type ToldEvent, textOf } from './told-event.js';

/** Somebody who may get a mail, at one address. */
export interface Reader {
  /** null: nobody with an account, only an address */
  readonly id: Uuid | null;
  readonly role: Role | null;
  readonly status: 'invited' | 'active' | 'suspended';
  readonly name: string;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly email: string;
  /** Whether the person has shown that the address is theirs. */
  readonly proved: boolean;
  /** Keys of the agent groups they are in. */
  readonly groups: readonly string[];
  /** Events they do not want to hear of, where the desk leaves it to them. */
  readonly muted: readonly string[];
}

/** Who may have to be told: the people named by the events, and the desk's agents and admins. */
export interface Readers {
  readonly byId: ReadonlyMap<Uuid, Reader>;
  /** Active agents and admins */
  readonly staff: readonly Reader[];
}

const read = statement<Reader & { readonly id: Uuid }>(
  'person.readers',
  `SELECT p.id, p.role, p.status, p.name, p.language, p.time_zone AS "timeZone", a.email,
     a.proved_at IS NOT NULL AS proved,
     ARRAY(SELECT g.group_key FROM group_member g WHERE g.desk_id = $1 AND g.person_id = p.id) AS groups,
     ARRAY(SELECT m.key FROM jsonb_each(CASE WHEN jsonb_typeof(p.preferences->'notifications') = 'object'
       THEN p.preferences->'notifications' ELSE '{}' END) m WHERE m.value = 'false') AS muted
   FROM person p JOIN address a ON a.desk_id = $1 AND a.person_id = p.id AND a.is_primary
   WHERE p.desk_id = $1 AND (p.id = ANY($2::uuid[]) OR p.role IN ('agent', 'admin') AND p.status = 'active')`,
);

export async function readReaders(tx: Transaction, events: readonly ToldEvent[]): Promise<Readers> {
  const ids = events.flatMap(({ ticket, subjectId, data }) => [
    ticket?.requesterId,
    ticket?.assigneeId,
    subjectId,
    textOf(data, 'assigneeId'),
  ]);
  const people = await tx.run(read, [tx.deskId, ids.filter((id) => typeof id === 'string')]);
  return {
    byId: new Map(people.map((person) => [person.id, person])),
    staff: people.filter(({ role, status }) => role !== 'customer' && status === 'active'),
  };
}
