import type { ActorKind } from '#history';
import type { Uuid } from '#kernel';
import type { EventDto } from './event.dto.js';

/** An event as statements read it. */
export interface EventInFeed {
  readonly id: Uuid;
  readonly kind: string;
  readonly at: Date;
  readonly actorKind: ActorKind;
  readonly actorId: Uuid | null;
  readonly onBehalfOf: Uuid | null;
  readonly ticketId: Uuid | null;
  readonly subjectId: Uuid | null;
  readonly data: Record<string, unknown>;
}

/** Columns of `event e` as an `EventInFeed`. */
export const eventColumns = `e.id, e.kind, e.at, e.actor_kind AS "actorKind", e.actor_id AS "actorId",
  e.on_behalf_of AS "onBehalfOf", e.ticket_id AS "ticketId", e.subject_id AS "subjectId", e.data`;

/** @param bare without `data`, which tells more than a customer sees of a ticket */
export function eventView(row: EventInFeed, bare: boolean): EventDto {
  const { id, kind, at, actorKind, actorId, onBehalfOf, ticketId, subjectId, data } = row;
  const actor = { kind: actorKind, id: actorId };
  return { id, kind, at: at.toISOString(), actor, onBehalfOf, ticketId, subjectId, data: bare ? null : data };
}
