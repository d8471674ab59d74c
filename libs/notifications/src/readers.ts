import { takesPart } from '#access';
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
  /** Whether they can sign in; who cannot gets links that let them in to their ticket. */
  readonly hasPassword: boolean;
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
  /** Who takes part in a ticket of others, by the ticket's id, and since when. */
  readonly participants: ReadonlyMap<Uuid, readonly { readonly personId: Uuid; readonly since: Date }[]>;
  /** Who wants no mail about which ticket: `<ticket> <person>`. */
  readonly silenced: ReadonlySet<string>;
}

const read = statement<Reader & { readonly id: Uuid }>(
  'person.readers',
  `SELECT p.id, p.role, p.status, p.name, p.language, p.time_zone AS "timeZone", a.email,
     a.proved_at IS NOT NULL AS proved, p.password_hash IS NOT NULL AS "hasPassword",
     ARRAY(SELECT g.group_key FROM group_member g WHERE g.desk_id = $1 AND g.person_id = p.id) AS groups,
     ARRAY(SELECT m.key FROM jsonb_each(CASE WHEN jsonb_typeof(p.preferences->'notifications') = 'object'
       THEN p.preferences->'notifications' ELSE '{}' END) m WHERE m.value = 'false') AS muted
   FROM person p JOIN address a ON a.desk_id = $1 AND a.person_id = p.id AND a.is_primary
   WHERE p.desk_id = $1 AND (p.id = ANY($2::uuid[]) OR p.role IN ('agent', 'admin') AND p.status = 'active')`,
);

const readParticipants = statement<{ ticketId: Uuid; personId: Uuid; since: Date }>(
  'participant.readers',
  `SELECT pt.ticket_id AS "ticketId", pt.person_id AS "personId", pt.accepted_at AS since FROM participant pt
   WHERE pt.desk_id = $1 AND pt.ticket_id = ANY($2::uuid[]) AND ${takesPart('$3')} ORDER BY pt.created_at, pt.id`,
);
const readSilenced = statement<{ silenced: string }>(
  'subscription.silenced',
  `SELECT ticket_id || ' ' || person_id AS silenced FROM subscription
   WHERE desk_id = $1 AND ticket_id = ANY($2::uuid[]) AND NOT notifications`,
);

/** Read when the mails are made: whoever has ceased to take part since an event hears nothing of it. */
export async function readReaders(
  tx: Pick<Transaction, 'deskId' | 'now' | 'run'>,
  events: readonly ToldEvent[],
): Promise<Readers> {
  const tickets = [...new Set(events.flatMap(({ ticket }) => (ticket ? [ticket.id] : [])))];
  const [participating, silenced] =
    tickets.length === 0
      ? [[], []]
      : await Promise.all([
          tx.run(readParticipants, [tx.deskId, tickets, tx.now]),
          tx.run(readSilenced, [tx.deskId, tickets]),
        ]);
  const ids = events.flatMap(({ ticket, subjectId, data }) => [
    ticket?.requesterId,
    ticket?.assigneeId,
    subjectId,
    textOf(data, 'assigneeId'),
  ]);
  const named = [...ids, ...participating.map(({ personId }) => personId)];
  const people = await tx.run(read, [tx.deskId, named.filter((id) => typeof id === 'string')]);
  return {
    byId: new Map(people.map((person) => [person.id, person])),
    staff: people.filter(({ role, status }) => role !== 'customer' && status === 'active'),
    participants: new Map(tickets.map((id) => [id, participating.filter(({ ticketId }) => ticketId === id)])),
    silenced: new Set(silenced.map(({ silenced: key }) => key)),
  };
}
