import { createHash, randomBytes } from 'node:crypto';
import { statement, type Transaction } from '#database';
import { activeTraceparent, type Caller, newId, type Uuid } from '#kernel';
import { canonicalJson } from './canonical-json.js';
import type { ActorKind } from './event.entity.js';

/**
 * A kind of event, declared once in its feature's `<noun>.events.ts`.
 *
 * @typeParam Data ids, keys, instants, numbers: nothing a person wrote
 * @typeParam Text what a person wrote or was called; erasable
 */
export interface EventKind<Data extends object, Text extends object> {
  /** `noun.pastTense`, such as `ticket.moved` */
  readonly name: string;
  /** `public`: everybody who sees the ticket sees it; `staff`: customers never learn of it. */
  readonly audience: 'public' | 'staff';
  /** Whether the relay looks at it: somebody may have to be told. */
  readonly relayed: boolean;
  /** Carries the types; never set. */
  readonly shape?: [Data, Text];
}

export function eventKind<Data extends object, Text extends object = Record<string, never>>(
  name: string,
  audience: 'public' | 'staff',
  relayed: boolean,
): EventKind<Data, Text> {
  return { name, audience, relayed };
}

/** Who did it, as the log keeps it. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: Uuid | null;
  /** The customer in whose name an agent did it, by their consent. */
  readonly onBehalfOf?: Uuid | null;
}

export const systemActor: Actor = { kind: 'system', id: null };

export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'operator') return systemActor;
  if (caller.onBehalf) return { kind: 'person', id: caller.onBehalf.agentId, onBehalfOf: caller.personId };
  const id = caller.personId ?? caller.keyId;
  // Whoever looks at a page; the id says which page's key it was.
  return { kind: caller.kind === 'publishable' ? 'anonymous' : caller.kind, id };
}

export interface EventDraft {
  readonly kind: EventKind<object, object>;
  readonly actor: Actor;
  readonly ticketId?: Uuid;
  /** Place among the ticket's events; the ticket's row is locked and hands it out. */
  readonly sequence?: number;
  readonly subjectId?: Uuid;
  /** Overrides the kind's audience, for an event that is public or not by its content (a comment). */
  readonly audience?: 'public' | 'staff';
  readonly data: object;
  readonly text?: object;
  /** False where nobody is to be told of this one, though of others of its kind. */
  readonly relayed?: false;
}

/** A draft with its data checked against its kind. */
export function eventOf<Data extends object, Text extends object>(
  kind: EventKind<Data, Text>,
  draft: Omit<EventDraft, 'kind' | 'data' | 'text'> & { readonly data: Data; readonly text?: Text },
): EventDraft {
  return { ...draft, kind };
}

/**
 * The inserts of events as parts of a `WITH`, for a command that writes everything in one statement. The parameters
 * hold `eventRows(…)` as JSON, the instant and the request's id; `$1` is the desk's id. Ends without a comma.
 */
export function eventParts(rows: string, at: string, requestId: string): string {
  return `drafts AS (
     SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS d(
       id uuid, kind text, ticket_id uuid, sequence integer, subject_id uuid, audience text,
       actor_kind text, actor_id uuid, on_behalf_of uuid, data jsonb, body jsonb, salt bytea, text_digest bytea,
       relayed boolean, traceparent text)
   ), events AS (
     INSERT INTO event (desk_id, id, kind, ticket_id, sequence, subject_id, audience, actor_kind, actor_id, on_behalf_of, at,
       request_id, traceparent, data, text_digest)
     SELECT $1, id, kind, ticket_id, sequence, subject_id, audience, actor_kind, actor_id, on_behalf_of, ${at}, ${requestId},
       traceparent, data, text_digest FROM drafts
     RETURNING id
   ), texts AS (
     INSERT INTO event_text (desk_id, event_id, body, salt)
     SELECT $1, id, body, salt FROM drafts WHERE body IS NOT NULL
   ), unsealed AS (
     INSERT INTO unsealed_event (desk_id, event_id) SELECT $1, id FROM drafts
   ), relays AS (
     INSERT INTO relay (desk_id, event_id, next_at) SELECT $1, id, ${at} FROM drafts WHERE relayed
   )`;
}

/** Drafts as `eventParts` reads them. */
export function eventRows(drafts: readonly EventDraft[]) {
  const traceparent = activeTraceparent();
  return drafts.map((draft) => ({
    id: newId(),
    traceparent,
    kind: draft.kind.name,
    ticket_id: draft.ticketId ?? null,
    sequence: draft.sequence ?? null,
    subject_id: draft.subjectId ?? null,
    audience: draft.audience ?? draft.kind.audience,
    actor_kind: draft.actor.kind,
    actor_id: draft.actor.id,
    on_behalf_of: draft.actor.onBehalfOf ?? null,
    data: draft.data,
    ...textParts(draft.text),
    relayed: draft.relayed ?? draft.kind.relayed,
  }));
}

/**
 * The log keeps of a text no more than a digest that nobody can try guesses against once the text is erased, and the salt
 * with it: SHA-256 of 16 random bytes and the text in its canonical form.
 */
function textParts(text: object | undefined) {
  if (text === undefined) return { body: null, salt: null, text_digest: null };
  const salt = randomBytes(16);
  const digest = createHash('sha256').update(salt).update(canonicalJson(text)).digest();
  return { body: text, salt: `\\x${salt.toString('hex')}`, text_digest: `\\x${digest.toString('hex')}` };
}

const insert = statement<{ id: Uuid }>('event.record', `WITH ${eventParts('$2', '$3', '$4')} SELECT id FROM events`);

/**
 * Writes events in the transaction of what they tell of: one statement, however many. Returns their ids in order.
 *
 * Ids are UUIDv7, so the events of a ticket sort by id as by sequence.
 */
export async function record(tx: Transaction, ...drafts: readonly EventDraft[]): Promise<Uuid[]> {
  const rows = eventRows(drafts);
  await tx.run(insert, [tx.deskId, JSON.stringify(rows), tx.now, tx.requestId]);
  return rows.map((row) => row.id);
}
