import type { OrganizationContacts } from '#accounts';
import type { Priority } from '#blueprint';
import { statement, type Transaction } from '#database';
import type { ActorKind } from '#history';
import type { Uuid } from '#kernel';

/** An event as the relay sees it: what happened, on which ticket, and what was written. */
export interface ToldEvent {
  readonly id: Uuid;
  readonly at: Date;
  readonly kind: string;
  readonly audience: 'public' | 'staff';
  readonly actorKind: ActorKind;
  readonly actorId: Uuid | null;
  /** null unless a person did it */
  readonly actorName: string | null;
  readonly subjectId: Uuid | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: Readonly<Record<string, unknown>> | null;
  readonly ticket: ToldTicket | null;
  /** The comment it is about, unless it was redacted meanwhile. */
  readonly comment: string | null;
  /** A public comment was added by the same command: its mail tells of both. */
  readonly withComment: boolean;
  /** The address it is about (`data.addressId`). */
  readonly address: { readonly email: string; readonly proved: boolean } | null;
}

export interface ToldTicket {
  readonly id: Uuid;
  readonly number: string;
  readonly subject: string;
  readonly type: string;
  readonly status: string;
  readonly priority: Priority;
  readonly language: string;
  readonly requesterId: Uuid;
  readonly requesterName: string;
  readonly organization: string | null;
  /** Those of the desk's house who look after the organization. */
  readonly contacts: OrganizationContacts | null;
  readonly group: string | null;
  readonly assigneeId: Uuid | null;
}

/** As it stands in the log. */
export interface LoggedEvent extends ToldEvent {
  /** Where it happened in a trace. */
  readonly traceparent: string | null;
}

const read = statement<LoggedEvent>(
  'event.told',
  `SELECT e.id, e.at, e.kind, e.traceparent, e.audience, e.actor_kind AS "actorKind", coalesce(gone.merged_into, e.actor_id) AS "actorId",
     actor.name AS "actorName", coalesce(subject.merged_into, e.subject_id) AS "subjectId", e.data, x.body AS text, c.body AS comment,
     CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'number', t.number, 'subject', t.subject,
       'type', t.type_key, 'status', t.status_key, 'priority', t.priority, 'language', t.language,
       'requesterId', t.requester_id, 'requesterName', requester.name, 'organization', o.name, 'contacts', o.contacts, 'group', t.group_key,
       'assigneeId', t.assignee_id) END AS ticket,
     CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('email', a.email, 'proved', a.proved_at IS NOT NULL) END AS address,
     e.ticket_id IS NOT NULL AND EXISTS (
       SELECT FROM event other WHERE other.desk_id = $1 AND other.ticket_id = e.ticket_id
         AND other.request_id = e.request_id AND other.at = e.at
         AND other.kind = 'comment.added' AND other.audience = 'public') AS "withComment"
   FROM event e
   LEFT JOIN event_text x ON x.desk_id = $1 AND x.event_id = e.id
   LEFT JOIN merged_person gone ON gone.desk_id = $1 AND gone.id = e.actor_id
   LEFT JOIN merged_person subject ON subject.desk_id = $1 AND subject.id = e.subject_id
   LEFT JOIN person actor ON actor.desk_id = $1 AND actor.id = coalesce(gone.merged_into, e.actor_id)
     AND e.actor_kind = 'person'
   LEFT JOIN ticket t ON t.desk_id = $1 AND t.id = e.ticket_id
   LEFT JOIN person requester ON requester.desk_id = $1 AND requester.id = t.requester_id
   LEFT JOIN organization o ON o.desk_id = $1 AND o.id = t.organization_id
   LEFT JOIN comment c ON c.desk_id = $1 AND c.id = (e.data->>'commentId')::uuid AND c.redacted_at IS NULL
   LEFT JOIN address a ON a.desk_id = $1 AND a.id = (e.data->>'addressId')::uuid
   WHERE e.desk_id = $1 AND e.id = ANY($2::uuid[])
   ORDER BY e.id`,
);

/** The events of these ids with all that mails about them need, in order. */
export async function readEvents(tx: Transaction, ids: readonly Uuid[]): Promise<LoggedEvent[]> {
  return tx.run(read, [tx.deskId, ids]);
}

/** A member of an event's data or text, where it is a text. */
export function textOf(from: Readonly<Record<string, unknown>> | null, name: string): string | undefined {
  const value = from?.[name];
  return typeof value === 'string' ? value : undefined;
}
