import type { Uuid } from '#kernel';
import type { Authenticity } from './mail-authentication.js';
import type { MailNature } from './mail-nature.js';
import type { RulingReason } from './ruling.js';

/** What a decision rests on, kept with the mail. Ids and codes; nothing that the mail says. */
export interface MailEvidence {
  readonly nature: MailNature;
  /** The header that tells what sent it; null for a person's mail */
  readonly natureHeader: string | null;
  readonly authenticity: Authenticity;
  /** Whom the sender's address belongs to */
  readonly senderId: Uuid | null;
  /** Whose reply address it was sent to, on which ticket */
  readonly reply: { readonly ticketId: Uuid; readonly personId: Uuid } | null;
  /** The ticket that its references or subject name */
  readonly citedTicketId: Uuid | null;
  readonly quoted: boolean;
  readonly broken: boolean;
  /** Why it was put aside or passed over */
  readonly reason: RulingReason | null;
}
