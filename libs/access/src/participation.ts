import type { AccessLevel } from '#blueprint';
import type { Caller } from '#kernel';

/** Collects the values of a statement and says where each stands, such as `$2`. `$1` is the desk's id. */
export interface Places {
  place(value: unknown): string;
}

/** What taking part in a ticket gives its reader. */
export interface Participation {
  readonly role: AccessLevel;
  /** ISO 8601 UTC: what is older does not exist for them; null: they may read the whole conversation. */
  readonly historyFrom: string | null;
}

/**
 * That `participant pt` takes part at an instant. Nothing else ends sharing: no job has to run first.
 *
 * @param now where the instant stands in the statement
 */
export const takesPart = (now: string) =>
  `pt.accepted_at IS NOT NULL AND (pt.expires_at IS NULL OR pt.expires_at > ${now})`;

/** Whether somebody has ever been put on a ticket of others; read with their credentials. */
export const everParticipates = (person: string) =>
  `EXISTS (SELECT FROM participant pt WHERE pt.desk_id = $1 AND pt.person_id = ${person})`;

/**
 * That `participant pt` is the caller, who takes part now; a guest is one participant and no other, and where the ticket
 * is merged the one that this has made of them on the ticket that goes on.
 */
function held(caller: Caller, values: Places): string {
  const one = caller.participantId === null ? '' : ` AND ${guest(values.place(caller.participantId))}`;
  const person = values.place(caller.personId);
  return `pt.desk_id = $1 AND pt.person_id = ${person}${one} AND ${takesPart(values.place(caller.now))}`;
}

function guest(id: string): string {
  return `(pt.id = ${id} OR pt.merged_from = (SELECT g.ticket_id FROM participant g WHERE g.desk_id = $1 AND g.id = ${id}))`;
}

/** Whether rows of `participant` can give this caller anything at all. */
export function mayTakePart(caller: Caller): boolean {
  return caller.personId !== null && (caller.participates || caller.participantId !== null);
}

/**
 * The tickets that a caller takes part in, as an array. It refers to nothing around it, so PostgreSQL makes it once and
 * goes through the tickets by their key; `EXISTS` under an `OR` would be asked of every ticket of the desk.
 */
export function participatedTickets(caller: Caller, values: Places): string {
  return `ARRAY(SELECT pt.ticket_id FROM participant pt WHERE ${held(caller, values)})`;
}

/** The same, of those alone whose older conversation they do not see. */
export function ticketsSeenFromNow(caller: Caller, values: Places): string {
  return `ARRAY(SELECT pt.ticket_id FROM participant pt WHERE ${held(caller, values)} AND pt.history = 'fromNow')`;
}

/** From when on a caller takes part in a ticket whose older conversation they do not see; null for all others. */
export function historyStart(caller: Caller, values: Places, ticket: string): string {
  return `(SELECT pt.accepted_at FROM participant pt
    WHERE ${held(caller, values)} AND pt.ticket_id = ${ticket}.id AND pt.history = 'fromNow')`;
}

/** A caller's `Participation` in a ticket as JSON, or null. */
export function participationIn(caller: Caller, values: Places, ticket: string): string {
  return `(SELECT json_build_object('role', pt.role, 'historyFrom', CASE WHEN pt.history = 'fromNow'
      THEN to_char(pt.accepted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') END)
    FROM participant pt WHERE ${held(caller, values)} AND pt.ticket_id = ${ticket}.id)`;
}
