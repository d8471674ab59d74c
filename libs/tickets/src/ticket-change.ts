import { statement, type Transaction } from '#database';
import { type EventDraft, eventParts, eventRows } from '#history';
import type { DueTimer } from './armed-timers.js';
import type { Target } from './targets.js';
import type { TicketRow } from './ticket.entity.js';
import type { TargetKind } from './timer.entity.js';

/** What a command does to a locked ticket, all of it written by one statement. */
export interface TicketChange {
  readonly ticket: Readonly<TicketRow>;
  readonly events: readonly EventDraft[];
  readonly timers: {
    /** Every timer of a status goes, unless it is among `armed`. Timers of targets go by key. */
    readonly replaced: boolean;
    readonly dropped: readonly string[];
    readonly armed: readonly DueTimer[];
  };
  readonly targets: { readonly dropped: readonly TargetKind[]; readonly put: readonly Target[] };
  /** Words that the ticket can be found by from now on; internal ones by staff alone. */
  readonly words: { readonly text: string; readonly internal: boolean } | null;
}

/** Beyond so many different words a ticket is found by those it has (a tsvector holds 1 MiB). */
const mostWords = 40_000;

const write = statement<{ id: string }>(
  'ticket.change',
  `WITH changed AS (
     UPDATE ticket t SET type_key = n.type_key, status_key = n.status_key, is_open = n.is_open, priority = n.priority,
       subject = n.subject, fields = n.fields, module_key = n.module_key, organization_id = n.organization_id,
       shared_with_organization = n.shared_with_organization, group_key = n.group_key, assignee_id = n.assignee_id,
       updated_at = n.updated_at, public_updated_at = n.public_updated_at, status_entered_at = n.status_entered_at,
       first_answered_at = n.first_answered_at, last_agent_reply_at = n.last_agent_reply_at,
       last_customer_reply_at = n.last_customer_reply_at, solved_at = n.solved_at, ended_at = n.ended_at,
       next_due_at = n.next_due_at, escalated_at = n.escalated_at,
       merged_into = n.merged_into, merged_at = n.merged_at,
       sequence = n.sequence, version = n.version, public_version = n.public_version
     FROM jsonb_to_record($3::jsonb) AS n(
       type_key text, status_key text, is_open boolean, priority text, subject text, fields jsonb, module_key text,
       organization_id uuid, shared_with_organization boolean, group_key text, assignee_id uuid,
       updated_at timestamptz, public_updated_at timestamptz, status_entered_at timestamptz,
       first_answered_at timestamptz, last_agent_reply_at timestamptz, last_customer_reply_at timestamptz,
       solved_at timestamptz, ended_at timestamptz, next_due_at timestamptz, escalated_at timestamptz,
       merged_into uuid, merged_at timestamptz, sequence integer, version integer, public_version integer)
     WHERE t.desk_id = $1 AND t.id = $2
     RETURNING t.id
   ), stopped AS (
     DELETE FROM timer WHERE desk_id = $1 AND ticket_id = $2
       AND (key = ANY ($5::text[]) OR $4::boolean AND key NOT LIKE 'target.%')
       AND key NOT IN (SELECT key FROM jsonb_to_recordset($6::jsonb) AS a(key text))
   ), armed AS (
     INSERT INTO timer (desk_id, ticket_id, key, due_at)
     SELECT $1, $2, key, due_at FROM jsonb_to_recordset($6::jsonb) AS a(key text, due_at timestamptz)
     ON CONFLICT (desk_id, ticket_id, key) DO UPDATE SET due_at = excluded.due_at, attempts = 0
   ), released AS (
     DELETE FROM ticket_target WHERE desk_id = $1 AND ticket_id = $2 AND kind = ANY ($7::text[])
   ), promised AS (
     INSERT INTO ticket_target (desk_id, ticket_id, kind, started_at, due_at, met_at, paused_at)
     SELECT $1, $2, kind, started_at, due_at, met_at, paused_at FROM jsonb_to_recordset($8::jsonb)
       AS p(kind text, started_at timestamptz, due_at timestamptz, met_at timestamptz, paused_at timestamptz)
     ON CONFLICT (desk_id, ticket_id, kind) DO UPDATE SET started_at = excluded.started_at, due_at = excluded.due_at,
       met_at = excluded.met_at, paused_at = excluded.paused_at
   ), said AS (
     UPDATE ticket_text SET words = words || strip(to_tsvector('guichet', $9::text))
     WHERE desk_id = $1 AND ticket_id = $2 AND $9::text <> '' AND NOT $10::boolean AND length(words) < ${mostWords}
   ), noted AS (
     INSERT INTO ticket_text AS t (desk_id, ticket_id, internal, filed_at, words)
     SELECT $1, $2, true, filed_at, words || strip(to_tsvector('guichet', $9::text)) FROM ticket_text
     WHERE desk_id = $1 AND ticket_id = $2 AND NOT internal AND $9::text <> '' AND $10::boolean
     ON CONFLICT (desk_id, ticket_id, internal)
       DO UPDATE SET words = t.words || strip(to_tsvector('guichet', $9::text)) WHERE length(t.words) < ${mostWords}
   ), ${eventParts('$11', '$12', '$13')}
   SELECT id FROM changed`,
);

export async function writeTicketChange(tx: Transaction, change: TicketChange): Promise<void> {
  const { ticket, timers, targets, words } = change;
  await tx.run(write, [
    tx.deskId,
    ticket.id,
    JSON.stringify(columnsOf(ticket)),
    timers.replaced,
    timers.dropped,
    JSON.stringify(timerRows(timers.armed)),
    targets.dropped,
    JSON.stringify(targetRows(targets.put)),
    words?.text ?? '',
    words?.internal ?? false,
    JSON.stringify(eventRows(change.events)),
    tx.now,
    tx.requestId,
  ]);
}

/** As `jsonb_to_recordset` reads them. */
export function timerRows(timers: readonly DueTimer[]): object[] {
  return timers.map(({ key, dueAt }) => ({ key, due_at: dueAt }));
}

export function targetRows(targets: readonly Target[]): object[] {
  return targets.map(({ kind, startedAt, dueAt, metAt, pausedAt }) => ({
    kind,
    started_at: startedAt,
    due_at: dueAt,
    met_at: metAt,
    paused_at: pausedAt,
  }));
}

/** What may change in a ticket's row after filing. */
function columnsOf(ticket: Readonly<TicketRow>): object {
  return {
    type_key: ticket.typeKey,
    status_key: ticket.statusKey,
    is_open: ticket.isOpen,
    priority: ticket.priority,
    subject: ticket.subject,
    fields: ticket.fields,
    module_key: ticket.moduleKey,
    organization_id: ticket.organizationId,
    shared_with_organization: ticket.sharedWithOrganization,
    group_key: ticket.groupKey,
    assignee_id: ticket.assigneeId,
    updated_at: ticket.updatedAt,
    public_updated_at: ticket.publicUpdatedAt,
    status_entered_at: ticket.statusEnteredAt,
    first_answered_at: ticket.firstAnsweredAt,
    last_agent_reply_at: ticket.lastAgentReplyAt,
    last_customer_reply_at: ticket.lastCustomerReplyAt,
    solved_at: ticket.solvedAt,
    ended_at: ticket.endedAt,
    next_due_at: ticket.nextDueAt,
    escalated_at: ticket.escalatedAt,
    merged_into: ticket.mergedInto,
    merged_at: ticket.mergedAt,
    sequence: ticket.sequence,
    version: ticket.version,
    public_version: ticket.publicVersion,
  };
}
