import { eventKind } from '#history';
import type { Uuid } from '#kernel';
import type { InboundStatus } from './inbound-mail.entity.js';
import type { RulingReason } from './ruling.js';

/** `subjectId` is the mail, in all of these. */
interface AboutMail {
  readonly mailId: Uuid;
}
/** Whom an automatic answer goes to, and what it answers. */
interface Answer {
  readonly address: string;
  readonly language: string;
  readonly messageId?: string;
}

/** The desk decided by its rules what becomes of a mail. */
export const mailDecided = eventKind<
  AboutMail & { readonly decision: InboundStatus; readonly reason: RulingReason | null; readonly ticketId: Uuid | null }
>('mail.decided', 'staff', false);

/** Somebody of the desk let a mail in that had been put aside. */
export const mailAccepted = eventKind<AboutMail & { readonly ticketId: Uuid }>('mail.accepted', 'staff', false);

export const mailRefused = eventKind<AboutMail>('mail.refused', 'staff', false);

/** A mail answered no ticket at a desk that takes none by mail: its sender gets the portal's address, once. */
export const mailUnsolicited = eventKind<AboutMail, Answer>('mail.unsolicited', 'staff', true);

/** A mail came to a ticket that takes nothing more: its sender is told how to go on. */
export const mailToFinal = eventKind<AboutMail, Answer & { readonly number: string }>('mail.toFinal', 'staff', true);

/** The desk had kept a message as it came long enough. */
export const mailSourceExpired = eventKind<AboutMail>('mail.sourceExpired', 'staff', false);
