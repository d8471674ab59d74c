import { bindAttachments } from '#attachments';
import type { ChannelName } from '#blueprint';
import { statement } from '#database';
import { type EventDraft, eventOf } from '#history';
import { type Caller, isStaff, newId, Problem, type Uuid } from '#kernel';
import {
  namedTransition,
  partOf,
  requireMay,
  searchableText,
  type TicketEdit,
  takeStep,
  takeTriggeredStep,
} from '#tickets';
import type { CommentVisibility } from './comment.entity.js';
import { commentAdded, noteAdded } from './comments.events.js';

const insert = statement<never>(
  'comment.insert',
  `INSERT INTO comment (desk_id, id, ticket_id, visibility, author_kind, author_id, by_staff, body, channel, created_at,
     written_by)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

export interface Said {
  readonly body: string;
  readonly visibility: CommentVisibility;
  /** Key of the step to take with it. */
  readonly transition?: string;
  readonly reason?: string;
  /** Uploads of the caller's, bound to it. */
  readonly attachmentIds?: readonly Uuid[];
  /** How it came in; through the portal unless said */
  readonly channel?: ChannelName;
}

/**
 * Says something on a locked ticket, with all that follows from it: the step it makes, the clocks it starts and stops.
 * Whoever calls it writes the edit.
 *
 * A public comment takes the step that is named with it, else the one that the desk ties to such a comment. An internal
 * one changes nothing that customers see.
 *
 * @throws Problem `forbidden`, `ticket-final`, and those of `namedTransition` and `bindAttachments`
 */
export async function say(edit: TicketEdit, caller: Caller, said: Said): Promise<Uuid> {
  const { tx, blueprint } = edit;
  const isInternal = said.visibility === 'internal';
  requireMay(caller, isInternal ? 'addNote' : 'comment', edit.ticket, blueprint);
  const part = partOf(caller, edit.ticket, blueprint);
  if (part === null) throw new Problem('forbidden', 'You may read this ticket, not write on it.');
  const named =
    said.transition === undefined
      ? null
      : namedTransition(caller, blueprint, edit.ticket, said.transition, {
          comment: !isInternal,
          reason: said.reason !== undefined,
        });
  const id = newId();
  const byStaff = isStaff(caller);
  if (!isInternal) edit.set(replied(edit, byStaff), 'customers');
  edit.tell(added(edit, id, byStaff, isInternal));
  edit.addWords(searchableText(said.body), isInternal);
  const { reason } = said;
  if (named) takeStep(edit, named, { by: part, cause: 'hand', ...(reason === undefined ? {} : { reason }) });
  else if (!isInternal) {
    takeTriggeredStep(edit, byStaff ? 'publicReplyByAgent' : 'commentByCustomer', { by: part, cause: 'reply' });
  }
  const author = [
    caller.kind === 'person' || caller.kind === 'key' ? caller.kind : 'system',
    caller.personId ?? caller.keyId,
  ];
  await tx.run(insert, [
    tx.deskId,
    id,
    edit.ticket.id,
    said.visibility,
    ...author,
    byStaff,
    said.body,
    said.channel ?? 'portal',
    tx.now,
    caller.onBehalf?.agentId ?? null,
  ]);
  const place = { ticketId: edit.ticket.id, commentId: id, internal: isInternal };
  await bindAttachments(tx, caller, said.attachmentIds ?? [], blueprint.attachments.mostAtOnce, place);
  return id;
}

function replied(edit: TicketEdit, byStaff: boolean): Parameters<TicketEdit['set']>[0] {
  const { tx, ticket } = edit;
  // A new object each time: clocks are wound up anew by each reply, be it at the same instant.
  const at = new Date(tx.now);
  return byStaff
    ? { lastAgentReplyAt: at, firstAnsweredAt: ticket.firstAnsweredAt ?? at }
    : { lastCustomerReplyAt: at };
}

function added(edit: TicketEdit, commentId: Uuid, byStaff: boolean, isInternal: boolean): EventDraft {
  const { actor } = edit;
  const about = { actor, subjectId: commentId };
  return isInternal
    ? eventOf(noteAdded, { ...about, data: { commentId } })
    : eventOf(commentAdded, { ...about, data: { commentId, byStaff } });
}
