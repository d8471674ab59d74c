// The answers of the API, put together by hand from the rows of its own statements. What is the same for all tickets
// (labels, what may be done in a status) stands in tables that the bench filled from answers of the API before; the
// bench compares whole answers of both before it measures.
import { encodeCursor } from '../../dist/libs/kernel/src/index.js';

/** Where `readable` answers are told apart: all that a ticket's actions depend on, for one kind of reader. */
export const standingOf = ({ status, open, own }) => `${status} ${open} ${own}`;

export const views = {
  get: (context, tables) => ticketView(rowsWith(context, 'timers')[0], context, tables),
  list: (context, tables) => listView(rowsWith(context, 'requesterName'), context, tables),
  listAsAgent: (context, tables) => listView(rowsWith(context, 'requesterName'), context, tables),
};

function rowsWith({ rows }, column) {
  return rows.findLast(([row]) => row !== undefined && column in row) ?? [];
}

function ticketView(row, { person }, tables) {
  const standing = standingOf({ status: row.statusKey, open: row.isOpen, own: row.requesterId === person });
  return {
    ...coreView(row, tables),
    fields: row.fields,
    requester: { id: row.requesterId, name: row.requesterName },
    organization: organizationView(row),
    group: null,
    assignee: assigneeView(row),
    module: null,
    channel: row.channel,
    language: row.language,
    sharedWithOrganization: row.organizationId !== null && row.sharedWithOrganization,
    unread: isUnread(row, false),
    targets: row.targets.map(({ kind, dueAt, metAt, pausedAt }) => {
      const settled = metAt ?? pausedAt;
      const breached = settled === null ? new Date().toISOString() >= dueAt : settled > dueAt;
      return { kind, dueAt, metAt, pausedAt, breached };
    }),
    allowedActions: tables.actions[standing],
    nextActions: [],
    followUpOf: row.followUpOf,
    followUps: row.followUps,
    mergedInto: row.survivor,
    mergedTickets: row.mergedTickets,
    attachments: row.attachments,
  };
}

function listView(rows, { person }, tables) {
  const { staff } = tables;
  const shown = rows.slice(0, 50);
  const items = shown.map((row) => ({
    ...coreView(row, tables),
    requester: staff
      ? { id: row.requesterId, name: row.requesterName, email: row.requesterEmail }
      : { id: row.requesterId, name: row.requesterName },
    organization: organizationView(row),
    group: staff && row.groupKey !== null ? tables.group[row.groupKey] : null,
    assignee: assigneeView(row),
    module: null,
    channel: row.channel,
    unread: isUnread(row, staff),
    allowedActions:
      tables.actions[standingOf({ status: row.statusKey, open: row.isOpen, own: row.requesterId === person })],
  }));
  const last = shown.at(-1);
  const more = rows.length > shown.length && last !== undefined;
  return {
    items,
    nextCursor: more ? encodeCursor([...(staff ? [0] : []), last.createdAt.toISOString(), last.id], person) : null,
  };
}

function coreView(row, { requestType, status, priority, staff }) {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    requestType: requestType[row.typeKey],
    status: status[row.statusKey],
    open: row.isOpen,
    priority: priority[row.priority],
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    mergedAt: row.mergedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: (staff ? row.updatedAt : row.publicUpdatedAt).toISOString(),
    version: staff ? row.version : row.publicVersion,
  };
}

function organizationView({ organizationId, organizationName }) {
  return organizationId === null ? null : { id: organizationId, name: organizationName };
}

function assigneeView({ assigneeId, assigneeName }) {
  return assigneeId === null ? null : { id: assigneeId, name: assigneeName };
}

function isUnread(row, staff) {
  const theirs = staff ? (row.lastCustomerReplyAt ?? row.createdAt) : row.lastAgentReplyAt;
  const ours = staff ? row.lastAgentReplyAt : row.lastCustomerReplyAt;
  return theirs !== null && (ours === null || theirs > ours) && (row.readAt === null || theirs > row.readAt);
}
