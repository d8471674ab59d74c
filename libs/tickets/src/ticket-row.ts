import type { Participation } from '#access';
import type { StoredAttachment } from '#attachments';
import type { ChannelName, Priority } from '#blueprint';
import type { Uuid } from '#kernel';
import type { TargetKind } from './timer.entity.js';

/** A ticket with what its views need of the rows around it, as the statements of this folder read it. */
export interface TicketRowInList {
  readonly id: Uuid;
  readonly number: string;
  readonly typeKey: string;
  readonly statusKey: string;
  readonly isOpen: boolean;
  readonly priority: Priority;
  readonly subject: string;
  readonly moduleKey: string | null;
  readonly channel: ChannelName;
  readonly requesterId: Uuid;
  readonly requesterName: string;
  /** Read for staff only. */
  readonly requesterEmail: string | null;
  readonly organizationId: Uuid | null;
  readonly organizationName: string | null;
  readonly sharedWithOrganization: boolean;
  readonly groupKey: string | null;
  readonly assigneeId: Uuid | null;
  readonly assigneeName: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly publicUpdatedAt: Date;
  readonly lastAgentReplyAt: Date | null;
  readonly lastCustomerReplyAt: Date | null;
  readonly nextDueAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly mergedInto: Uuid | null;
  readonly mergedAt: Date | null;
  readonly version: number;
  readonly publicVersion: number;
  /** What the reader has by taking part in it. */
  readonly participation: Participation | null;
  /** Up to when the reader marked it as read. */
  readonly readAt: Date | null;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly timers?: readonly ArmedTimer[];
  readonly targets?: readonly StoredTarget[];
}

export interface WholeTicketRow extends TicketRowInList {
  readonly language: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly timers: readonly ArmedTimer[];
  readonly targets: readonly StoredTarget[];
  readonly followUpOf: TicketReference | null;
  readonly followUps: readonly TicketReference[];
  /** The ticket it was merged into, if the reader sees that one. */
  readonly survivor: TicketReference | null;
  /** Those merged into it, as far as the reader sees them. */
  readonly mergedTickets: readonly MergedTicket[];
  /** What came with the ticket itself; those of comments stand there. */
  readonly attachments: readonly StoredAttachment[];
}

/** Instants that come out of JSON are RFC 3339 texts in UTC, all of one width, so that they compare as texts. */
export interface ArmedTimer {
  readonly key: string;
  readonly dueAt: string;
}

export interface StoredTarget {
  readonly kind: TargetKind;
  readonly dueAt: string;
  readonly metAt: string | null;
  readonly pausedAt: string | null;
}

/** A ticket merged into another, with what was said when it was filed. */
export interface MergedTicket extends TicketReference {
  readonly subject: string;
  readonly typeKey: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly requesterId: Uuid;
  readonly requesterName: string;
  readonly createdAt: string;
  readonly mergedAt: string;
  readonly attachments: readonly StoredAttachment[];
}

export interface TicketReference {
  readonly id: Uuid;
  readonly number: string;
}

export const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What a statement selects from `ticket t` and what `ticketJoins` joins to it. */
export const ticketColumns = `
  t.id, t.number, t.type_key AS "typeKey", t.status_key AS "statusKey", t.is_open AS "isOpen", t.priority, t.subject,
  t.module_key AS "moduleKey", t.channel, t.requester_id AS "requesterId", requester.name AS "requesterName",
  t.organization_id AS "organizationId", organization.name AS "organizationName",
  t.shared_with_organization AS "sharedWithOrganization", t.group_key AS "groupKey", t.assignee_id AS "assigneeId",
  assignee.name AS "assigneeName", t.created_at AS "createdAt", t.updated_at AS "updatedAt",
  t.public_updated_at AS "publicUpdatedAt", t.last_agent_reply_at AS "lastAgentReplyAt",
  t.last_customer_reply_at AS "lastCustomerReplyAt", t.next_due_at AS "nextDueAt",
  t.escalated_at AS "escalatedAt", t.merged_into AS "mergedInto", t.merged_at AS "mergedAt", t.version, t.public_version AS "publicVersion",
  marker.read_at AS "readAt"`;

/**
 * The marker is looked up ticket by ticket; `LIMIT 1` keeps it so. As a plain join a prepared statement's general plan
 * expects few markers of a person and goes through all of them for each ticket: 8 ms a page with 1,400 markers.
 *
 * @param reader where the reading person's id stands in the statement
 */
export const ticketJoins = (reader: string) => `
  JOIN person requester ON requester.desk_id = $1 AND requester.id = t.requester_id
  LEFT JOIN person assignee ON assignee.desk_id = $1 AND assignee.id = t.assignee_id
  LEFT JOIN organization ON organization.desk_id = $1 AND organization.id = t.organization_id
  LEFT JOIN LATERAL (SELECT m.read_at FROM read_marker m
    WHERE m.desk_id = $1 AND m.person_id = ${reader} AND m.ticket_id = t.id LIMIT 1) marker ON true`;

export const requesterEmail = `
  (SELECT email FROM address WHERE desk_id = $1 AND person_id = t.requester_id AND is_primary) AS "requesterEmail"`;

export const armedTimers = `
  (SELECT coalesce(json_agg(json_build_object('key', key, 'dueAt', ${instant('due_at')}) ORDER BY due_at, key), '[]')
   FROM timer WHERE desk_id = $1 AND ticket_id = t.id) AS timers`;

export const storedTargets = `
  (SELECT coalesce(json_agg(json_build_object('kind', kind, 'dueAt', ${instant('due_at')},
     'metAt', ${instant('met_at')}, 'pausedAt', ${instant('paused_at')}) ORDER BY due_at, kind), '[]')
   FROM ticket_target WHERE desk_id = $1 AND ticket_id = t.id) AS targets`;
