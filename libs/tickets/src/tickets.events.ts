import type { Priority } from '#blueprint';
import { eventKind } from '#history';
import type { Uuid } from '#kernel';
import type { TicketLinkKind } from './ticket.entity.js';
import type { TargetKind } from './timer.entity.js';

/** A form was submitted for somebody who is suspended: nothing comes of it, and it is told to nobody. */
export const submissionRefused = eventKind<object>('submission.refused', 'staff', false);

/** A ticket came into being. */
export const ticketFiled = eventKind<{
  readonly type: string;
  readonly status: string;
  readonly priority: Priority;
  readonly channel: string;
  readonly requesterId: Uuid;
  readonly organizationId: Uuid | null;
  readonly group: string | null;
  readonly followUpOf: Uuid | null;
  /** Numbers of open tickets that looked like it when it was filed all the same; for staff. */
  readonly lookAlikes?: readonly string[];
  /** The publishable key of the partner whose server said who the requester is; absent: they said so themselves. */
  readonly vouchedBy?: Uuid;
}>('ticket.filed', 'public', true);

/** The requester's account has become part of another. */
export const ticketRequesterChanged = eventKind<{
  readonly requesterId: Uuid;
  readonly requesterBefore: Uuid;
  readonly version: number;
  readonly publicVersion: number;
}>('ticket.requesterChanged', 'public', false);

/** What made a step happen: somebody by hand, a comment, the ticket being taken, or time. */
export type StepCause = 'hand' | 'reply' | 'take' | 'timer';

export const ticketMoved = eventKind<
  {
    readonly from: string;
    readonly to: string;
    readonly transition: string;
    readonly by: 'requester' | 'participant' | 'agent' | 'system';
    readonly cause: StepCause;
    /** Key of the timer, when time did it. */
    readonly timer?: string;
  },
  { readonly reason?: string }
>('ticket.moved', 'public', true);

/** The agent in charge changed; the group alone is the desk's own affair (`audience: 'staff'`). */
export const ticketAssigned = eventKind<{
  readonly assigneeId: Uuid | null;
  readonly assigneeBefore: Uuid | null;
  readonly group: string | null;
  readonly groupBefore: string | null;
}>('ticket.assigned', 'public', true);

export const ticketTypeChanged = eventKind<
  { readonly from: string; readonly to: string },
  /** Values that the new form has no place for. */
  { readonly dropped?: Readonly<Record<string, unknown>> }
>('ticket.typeChanged', 'public', true);

export const ticketChanged = eventKind<
  {
    readonly priority?: Priority;
    readonly priorityBefore?: Priority;
    readonly sharedWithOrganization?: boolean;
    /** Keys of the fields that changed. */
    readonly fields?: readonly string[];
    /** Because a target was missed. */
    readonly lateTarget?: TargetKind;
  },
  { readonly before?: Readonly<Record<string, unknown>>; readonly after?: Readonly<Record<string, unknown>> }
>('ticket.changed', 'public', true);

/** A timer of the blueprint that reminds or notifies went off. */
export const ticketReminded = eventKind<{
  readonly timer: string;
  readonly effect: 'remind' | 'notify';
  readonly audiences: readonly string[];
  readonly status: string;
  /** What the desk will do next by itself, if anything. */
  readonly nextTransition: string | null;
  readonly nextAt: string | null;
}>('ticket.reminded', 'public', true);

export const ticketLate = eventKind<{ readonly target: TargetKind; readonly dueAt: string }>(
  'ticket.late',
  'staff',
  true,
);

/** A customer presses for a ticket that is late or left without an answer. */
export const ticketEscalated = eventKind<
  { readonly by: 'requester' | 'participant' | 'agent' },
  { readonly reason: string }
>('ticket.escalated', 'public', true);

export const ticketDeescalated = eventKind<object>('ticket.deescalated', 'public', false);

/** One of two tickets that became one, or are two again: which of them it is, and what the other one is called. */
interface Merging {
  readonly part: 'merged' | 'survivor';
  readonly otherId: Uuid;
  readonly otherNumber: string;
}

interface Linking {
  readonly kind: TicketLinkKind;
  readonly otherId: Uuid;
  readonly otherNumber: string;
}

/** Told of on both tickets, to staff: whoever is on one need not know of the other. */
export const ticketLinked = eventKind<Linking>('ticket.linked', 'staff', false);
export const ticketUnlinked = eventKind<Linking>('ticket.unlinked', 'staff', false);

/** Told of on both tickets; by mail to those of the merged one alone. */
export const ticketMerged = eventKind<Merging>('ticket.merged', 'public', true);
export const ticketUnmerged = eventKind<Merging>('ticket.unmerged', 'public', true);

/** The requester is asked to rate how the ticket was handled: by the desk itself, whoever closed it. */
export const ratingAsked = eventKind<{
  /** The link that its mail carries. */
  readonly purpose: 'rating';
  /** Until when a rating may be given and changed; as promised then, whatever the blueprint says later. */
  readonly until: string;
  /** Marks go from 1 to this. */
  readonly scale: number;
}>('rating.asked', 'public', true);

export const numbersRunningOut = eventKind<{ readonly used: number; readonly left: number }>(
  'numbers.runningOut',
  'staff',
  true,
);
