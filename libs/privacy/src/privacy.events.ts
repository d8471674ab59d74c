import { eventKind } from '#history';
import type { Uuid } from '#kernel';

/** Has asked that their data be erased (`subjectId`); an admin decides. */
export const erasureAsked = eventKind<object>('erasure.asked', 'staff', false);

/** All that is known of a person (`subjectId`) was handed out. */
export const personExported = eventKind<object>('person.exported', 'staff', false);

/** Nothing of a person (`subjectId`) is left but the id that the log names. */
export const personErased = eventKind<{
  readonly erasureId: Uuid;
  readonly counts: Readonly<Record<string, number>>;
}>('person.erased', 'staff', false);

/** What somebody wrote on a ticket was erased with them. */
export const ticketErased = eventKind<{ readonly personId: Uuid }>('ticket.erased', 'public', false);

/** A closed ticket was kept for as long as its desk keeps them; nothing of what was written on it is left. */
export const ticketEmptied = eventKind<object>('ticket.emptied', 'public', false);

interface AboutHold {
  readonly holdId: Uuid;
  readonly personId: Uuid | null;
  readonly ticketId: Uuid | null;
}

/** `subjectId`: the person or ticket, in this and the next. */
export const holdSet = eventKind<AboutHold, { readonly reason: string }>('legalHold.set', 'staff', false);
export const holdLifted = eventKind<AboutHold>('legalHold.lifted', 'staff', false);
