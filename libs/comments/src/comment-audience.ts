import { createHash } from 'node:crypto';
import type { Blueprint } from '#blueprint';
import type { Transaction } from '#database';
import { actorOf } from '#history';
import { type Caller, isStaff, Problem } from '#kernel';
import { type Reader, type Readers, readReaders, type ToldEvent, toldOf } from '#notifications';
import { requireMay, type SeenTicket } from '#tickets';
import type { AudienceDto, AudienceMemberDto } from './audience.dto.js';
import type { CommentVisibility } from './comment.entity.js';

/** What reads of people there are, in a transaction or outside. */
export type AudienceReads = Pick<Transaction, 'deskId' | 'now' | 'run'>;

/**
 * Who would see a comment that the caller wrote now, and who would be mailed it: by the very rules that make the mails.
 * Customers learn nothing of who is mailed among the desk's staff.
 *
 * @throws Problem those of `requireMay`: whoever may not write it need not know who would read it
 */
export async function audienceOf(
  reads: AudienceReads,
  caller: Caller,
  blueprint: Blueprint,
  ticket: Readonly<SeenTicket>,
  visibility: CommentVisibility,
): Promise<AudienceDto> {
  const isInternal = visibility === 'internal';
  requireMay(caller, isInternal ? 'addNote' : 'comment', ticket, blueprint);
  const event = commentOf(reads, caller, ticket, isInternal);
  const readers = await readReaders(reads, [event]);
  const mailed = new Set(toldOf(event, blueprint, readers).map(({ reader }) => reader.id));
  const member =
    (part: AudienceMemberDto['part']) =>
    (reader: Reader): AudienceMemberDto[] =>
      reader.id === null ? [] : [{ personId: reader.id, name: reader.name, part, mailed: mailed.has(reader.id) }];
  const onTicket = isInternal
    ? []
    : [
        ...requesterOf(ticket, readers).flatMap(member('requester')),
        ...participantsOf(ticket, readers).flatMap(member('participant')),
      ];
  const known = new Set(onTicket.map(({ personId }) => personId));
  const staff = isStaff(caller)
    ? readers.staff.filter(({ id }) => id !== null && mailed.has(id) && !known.has(id)).flatMap(member('staff'))
    : [];
  const view = {
    visibility,
    colleagues: !isInternal && seenByColleagues(ticket, blueprint),
    people: [...onTicket, ...staff],
  };
  return { ...view, digest: digestOf(view) };
}

/** @throws Problem `conflict` (409) when it is not the audience that the caller has looked at */
export function requireSameAudience(looked: string, present: AudienceDto): void {
  if (looked === present.digest) return;
  throw new Problem('conflict', 'Who will see this comment has changed since you looked. Look again, then send it.', {
    errors: [{ pointer: '/audience', code: 'changed', detail: 'Read the audience again and send its `digest`.' }],
  });
}

/** The event that the comment would be. */
function commentOf(reads: AudienceReads, caller: Caller, ticket: Readonly<SeenTicket>, isInternal: boolean): ToldEvent {
  const actor = actorOf(caller);
  return {
    id: ticket.id,
    at: reads.now,
    kind: isInternal ? 'note.added' : 'comment.added',
    audience: isInternal ? 'staff' : 'public',
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: null,
    subjectId: null,
    data: {},
    text: null,
    ticket: {
      id: ticket.id,
      number: ticket.number,
      subject: ticket.subject,
      type: ticket.typeKey,
      status: ticket.statusKey,
      priority: ticket.priority,
      language: ticket.language,
      requesterId: ticket.requesterId,
      requesterName: '',
      organization: null,
      contacts: null,
      group: ticket.groupKey,
      assigneeId: ticket.assigneeId,
    },
    comment: null,
    withComment: false,
    address: null,
  };
}

function requesterOf({ requesterId }: Readonly<SeenTicket>, { byId }: Readers): Reader[] {
  const reader = byId.get(requesterId);
  return reader ? [reader] : [];
}

function participantsOf({ id }: Readonly<SeenTicket>, { participants, byId }: Readers): Reader[] {
  return (participants.get(id) ?? []).flatMap(({ personId }) => {
    const reader = byId.get(personId);
    return reader?.role === 'customer' && reader.status !== 'suspended' ? [reader] : [];
  });
}

function seenByColleagues(ticket: Readonly<SeenTicket>, { access }: Blueprint): boolean {
  const { see } = access.colleagues;
  if (ticket.organizationId === null || see === 'own') return false;
  return see === 'organization' || ticket.sharedWithOrganization;
}

/** The same for the same people seen and mailed, whatever they are called. */
function digestOf({ visibility, colleagues, people }: Omit<AudienceDto, 'digest'>): string {
  const all = people.map(({ personId, part, mailed }) => `${personId} ${part} ${mailed}`).sort();
  return createHash('sha256')
    .update(JSON.stringify([visibility, colleagues, all]))
    .digest('base64url')
    .slice(0, 22);
}
