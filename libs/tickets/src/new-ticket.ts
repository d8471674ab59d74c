import type { Blueprint } from '#blueprint';
import type { Transaction } from '#database';
import { type Caller, isStaff, newId, Problem } from '#kernel';
import type { CheckedDraft } from './draft-rules.js';
import type { Requester } from './requesters.js';
import type { TicketRow } from './ticket.entity.js';
import type { TicketDraft } from './ticket-draft.js';
import { moduleOf, subjectOf } from './ticket-texts.js';

/** The row of a ticket as it is filed. */
export function newTicket(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  draft: TicketDraft,
  { type, channel, language, group, fields }: CheckedDraft,
  requester: Requester,
  number: string,
): TicketRow {
  const people = { requester: requester.name, organization: requester.organization?.name ?? null };
  const subject = subjectOf(blueprint, type, fields, people, language);
  return {
    deskId: tx.deskId,
    id: newId(),
    number,
    typeKey: type.key,
    statusKey: blueprint.initialStatus,
    isOpen: true,
    priority: draft.priority ?? type.priority,
    subject,
    fields,
    moduleKey: moduleOf(type, fields),
    channel,
    language,
    requesterId: requester.id,
    organizationId: requester.organization?.id ?? null,
    sharedWithOrganization: isShared(caller, blueprint, draft),
    groupKey: group,
    assigneeId: null,
    filedByKind: caller.kind === 'person' || caller.kind === 'key' ? caller.kind : 'system',
    filedBy: caller.personId ?? caller.keyId,
    createdAt: tx.now,
    updatedAt: tx.now,
    publicUpdatedAt: tx.now,
    statusEnteredAt: tx.now,
    firstAnsweredAt: null,
    lastAgentReplyAt: null,
    lastCustomerReplyAt: null,
    solvedAt: null,
    endedAt: null,
    nextDueAt: null,
    escalatedAt: null,
    mergedInto: null,
    mergedAt: null,
    sequence: 1,
    version: 1,
    publicVersion: 1,
  };
}

/** Only where the desk shares ticket by ticket is there a choice, and only for those who have it. */
function isShared(caller: Caller, blueprint: Blueprint, { sharedWithOrganization }: TicketDraft): boolean {
  const { see, chosenBy } = blueprint.access.colleagues;
  if (see !== 'chosen') return see === 'organization';
  if (sharedWithOrganization !== true) return false;
  if (chosenBy.includes(isStaff(caller) ? 'agent' : 'requester')) return true;
  throw new Problem('forbidden', 'At this desk this is not yours to choose. Leave `sharedWithOrganization` out.', {
    errors: [{ pointer: '/sharedWithOrganization', code: 'not-your-role', detail: 'Leave it out.' }],
  });
}
