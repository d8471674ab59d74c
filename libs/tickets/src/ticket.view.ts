import { attachmentView } from '#attachments';
import { allowedActions } from './allowed-actions.js';
import { nextActionsView } from './next-actions.view.js';
import type {
  AllowedActionDto,
  MergedTicketDto,
  TargetDto,
  TicketDto,
  TicketPersonDto,
  TicketSummaryDto,
} from './ticket.dto.js';
import { denialOf, partOf } from './ticket-access.js';
import type { ExtraMember, OptionalMember } from './ticket-list.dto.js';
import type { MergedTicket, StoredTarget, TicketRowInList, WholeTicketRow } from './ticket-row.js';
import type { ViewContext } from './view-context.js';

/** A ticket as this caller may see it: the one view of it, for the API and for whatever else shows tickets. */
export function ticketView(row: WholeTicketRow, context: ViewContext): TicketDto {
  return {
    ...coreView(row, context),
    fields: fieldsView(row, context),
    requester: requesterView(row, context),
    organization: organizationView(row),
    group: groupView(row, context),
    assignee: assigneeView(row),
    module: moduleView(row, context),
    channel: row.channel,
    language: row.language,
    sharedWithOrganization: isSharedWithOrganization(row, context),
    unread: isUnread(row, context),
    targets: row.targets.map((target) => targetView(target, row, context)),
    allowedActions: allowedActions(context.caller, context.blueprint, row),
    nextActions: nextActionsView(row, context),
    followUpOf: row.followUpOf,
    followUps: [...row.followUps],
    mergedInto: row.survivor,
    mergedTickets: row.mergedTickets.map((merged) => mergedTicketView(merged, context)),
    attachments: row.attachments.map(attachmentView),
  };
}

function mergedTicketView(merged: MergedTicket, context: ViewContext): MergedTicketDto {
  const { id, number, subject, requesterId, requesterName, createdAt, mergedAt, attachments } = merged;
  return {
    id,
    number,
    subject,
    requester: { id: requesterId, name: requesterName },
    fields: fieldsView(merged, context),
    createdAt,
    mergedAt,
    attachments: attachments.map(attachmentView),
  };
}

/** A ticket in a list, with just the members asked for. */
export function ticketSummaryView(
  row: TicketRowInList,
  context: ViewContext,
  wanted: ReadonlySet<OptionalMember | ExtraMember>,
): TicketSummaryDto {
  const view: TicketSummaryDto = coreView(row, context);
  if (wanted.has('requester')) view.requester = requesterView(row, context);
  if (wanted.has('organization')) view.organization = organizationView(row);
  if (wanted.has('group')) view.group = groupView(row, context);
  if (wanted.has('assignee')) view.assignee = assigneeView(row);
  if (wanted.has('module')) view.module = moduleView(row, context);
  if (wanted.has('channel')) view.channel = row.channel;
  if (wanted.has('unread')) view.unread = isUnread(row, context);
  if (wanted.has('allowedActions')) view.allowedActions = [...allowedOnly(row, context)];
  if (wanted.has('targets')) view.targets = (row.targets ?? []).map((target) => targetView(target, row, context));
  if (wanted.has('nextActions')) view.nextActions = nextActionsView(row, context);
  if (wanted.has('fields')) view.fields = fieldsView(row, context);
  return view;
}

function coreView(row: TicketRowInList, { labels, staff }: ViewContext) {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    requestType: labels.requestType(row.typeKey),
    status: labels.status(row.statusKey),
    open: row.isOpen,
    priority: labels.priority(row.priority),
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    mergedAt: row.mergedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: (staff ? row.updatedAt : row.publicUpdatedAt).toISOString(),
    version: staff ? row.version : row.publicVersion,
  };
}

function requesterView(row: TicketRowInList, { staff }: ViewContext): TicketPersonDto {
  const person = { id: row.requesterId, name: row.requesterName };
  return staff ? { ...person, email: row.requesterEmail } : person;
}

function assigneeView({ assigneeId, assigneeName }: TicketRowInList): TicketPersonDto | null {
  return assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' };
}

function organizationView({ organizationId, organizationName }: TicketRowInList): TicketDto['organization'] {
  return organizationId === null ? null : { id: organizationId, name: organizationName ?? '' };
}

function groupView({ groupKey }: TicketRowInList, { staff, labels }: ViewContext): TicketDto['group'] {
  return staff && groupKey !== null ? labels.group(groupKey) : null;
}

function moduleView({ moduleKey }: TicketRowInList, { labels }: ViewContext): TicketDto['module'] {
  return moduleKey === null ? null : labels.module(moduleKey);
}

/**
 * What agents alone may see is left out for customers, and so is what the form no longer names: nobody knows any more
 * for whom it was.
 */
function fieldsView(
  { typeKey, fields = {} }: Pick<TicketRowInList, 'typeKey' | 'fields'>,
  { staff, blueprint }: ViewContext,
): TicketDto['fields'] {
  if (staff) return { ...fields };
  const form = blueprint.requestTypes.get(typeKey)?.form;
  const shown = (key: string): boolean => form?.fieldsByKey.get(key)?.agentOnly === false;
  return Object.fromEntries(Object.entries(fields).filter(([key]) => shown(key)));
}

function isSharedWithOrganization(row: TicketRowInList, { blueprint }: ViewContext): boolean {
  const { see } = blueprint.access.colleagues;
  if (row.organizationId === null || see === 'own') return false;
  return see === 'organization' || row.sharedWithOrganization;
}

/** The other side spoke last, and this person has not marked it as read since. Keys and the service read nothing. */
function isUnread(row: TicketRowInList, { caller, staff }: ViewContext): boolean {
  if (caller.personId === null) return false;
  const theirs = staff ? (row.lastCustomerReplyAt ?? row.createdAt) : row.lastAgentReplyAt;
  const ours = staff ? row.lastAgentReplyAt : row.lastCustomerReplyAt;
  return theirs !== null && (ours === null || theirs > ours) && (row.readAt === null || theirs > row.readAt);
}

/** The clocks of a merged ticket stand still as long as it is. */
function targetView(
  { kind, dueAt, metAt, pausedAt: pausedBefore }: StoredTarget,
  { mergedAt }: TicketRowInList,
  { now }: ViewContext,
): TargetDto {
  const pausedAt = pausedBefore ?? (metAt === null ? (mergedAt?.toISOString() ?? null) : null);
  const settled = metAt ?? pausedAt;
  return { kind, dueAt, metAt, pausedAt, breached: settled === null ? now >= dueAt : settled > dueAt };
}

function allowedOnly(row: TicketRowInList, { actions, caller, blueprint }: ViewContext): readonly AllowedActionDto[] {
  const part = partOf(caller, row, blueprint);
  const varying = (['share', 'escalate'] as const).map((verb) => denialOf(caller, verb, row, blueprint));
  const key = `${row.statusKey} ${row.isOpen} ${row.mergedInto !== null} ${part} ${varying.join(' ')}`;
  const known = actions.get(key);
  if (known) return known;
  const made = allowedActions(caller, blueprint, row).filter(({ allowed }) => allowed);
  actions.set(key, made);
  return made;
}
