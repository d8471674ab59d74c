import type { UnsolicitedMailRule } from '#blueprint';
import type { Uuid } from '#kernel';
import type { Authenticity } from './mail-authentication.js';
import type { MailNature } from './mail-nature.js';

/** Everything that decides what becomes of a message. */
export interface MailFacts {
  readonly nature: MailNature;
  /** What the receiving server found out about the sender's domain */
  readonly authenticity: Authenticity;
  /** The one address that the header names as the sender's */
  readonly from: string | null;
  /** Whom that address belongs to at this desk */
  readonly sender: { readonly personId: Uuid; readonly status: 'invited' | 'active' | 'suspended' } | null;
  /** The reply address that it was sent to: whose it is, and the addresses that fit with it, in lower case */
  readonly reply: {
    readonly ticketId: Uuid;
    readonly personId: Uuid;
    /** Where the mail went that bore the address */
    readonly email: string;
    /** Addresses that the person has proved */
    readonly proved: readonly string[];
  } | null;
  /** A ticket that its references or its subject name; anybody can write that */
  readonly citedTicketId: Uuid | null;
  /** Whether there is anything beside quotations: words of its own, or something attached */
  readonly saysSomething: boolean;
  /** The desk's rules for mail that answers no ticket; null: it reads no such mail */
  readonly rules: { readonly fromCustomers: UnsolicitedMailRule; readonly fromStrangers: UnsolicitedMailRule } | null;
}

/** Why a message was put aside or passed over. Stable: the codes stand in the API. */
export const rulingReasons = [
  'own-mail',
  'bounce',
  'automatic',
  'mailing-list',
  'no-sender',
  'not-authentic',
  'sender-suspended',
  'sender-does-not-fit',
  'only-cites-ticket',
  'says-nothing',
  'desk-rule',
  'ticket-out-of-reach',
  'ticket-final',
  'form-not-filled',
  'answered-before',
  'not-processed',
] as const;
export type RulingReason = (typeof rulingReasons)[number];

export type Ruling =
  | {
      readonly act: 'comment';
      readonly ticketId: Uuid;
      readonly personId: Uuid;
      /** The address that this answer shows to be the person's mailbox */
      readonly proves: string | null;
    }
  | { readonly act: 'file' | 'askForAccount' | 'answer' }
  | { readonly act: 'quarantine' | 'ignore'; readonly reason: RulingReason; readonly ticketId: Uuid | null };

/**
 * Decides what becomes of a message. Pure.
 *
 * *From* is not identity: anybody can write it. A message joins a ticket only through the reply address that was sent to
 * one person about one ticket, and only when the sender it names fits that person. What merely cites a ticket is put
 * aside for an agent. What programs send causes nothing, so that no two of them keep each other busy (RFC 3834 §2).
 */
export function ruleOn(facts: MailFacts): Ruling {
  const { reply, citedTicketId, from, sender } = facts;
  const suggestion = reply?.ticketId ?? citedTicketId;
  const ignore = (reason: RulingReason): Ruling => ({ act: 'ignore', reason, ticketId: suggestion });
  const quarantine = (reason: RulingReason): Ruling => ({ act: 'quarantine', reason, ticketId: suggestion });
  if (facts.nature === 'own') return ignore('own-mail');
  if (facts.nature === 'bounce') return ignore('bounce');
  if (facts.nature === 'automatic') return ignore('automatic');
  if (from === null) return quarantine('no-sender');
  if (facts.authenticity === 'fail') return quarantine('not-authentic');
  if (sender?.status === 'suspended') return quarantine('sender-suspended');
  if (facts.nature === 'list') return quarantine('mailing-list');
  if (reply) {
    const isRecipient = from === reply.email.toLowerCase();
    if (!isRecipient && !reply.proved.includes(from)) return quarantine('sender-does-not-fit');
    // The address may have become somebody else's since.
    if (sender && sender.personId !== reply.personId) return quarantine('sender-does-not-fit');
    if (!facts.saysSomething) return quarantine('says-nothing');
    const { ticketId, personId } = reply;
    return { act: 'comment', ticketId, personId, proves: isRecipient ? reply.email : null };
  }
  if (citedTicketId) return quarantine('only-cites-ticket');
  return byRule(sender ? facts.rules?.fromCustomers : facts.rules?.fromStrangers, facts, quarantine);
}

function byRule(
  rule: UnsolicitedMailRule | undefined,
  { sender, saysSomething }: MailFacts,
  quarantine: (reason: RulingReason) => Ruling,
): Ruling {
  if (rule === 'answerOnly') return { act: 'answer' };
  if (rule === undefined || rule === 'quarantine') return quarantine('desk-rule');
  if (rule === 'accountRequest') return sender ? quarantine('desk-rule') : { act: 'askForAccount' };
  return saysSomething ? { act: 'file' } : quarantine('says-nothing');
}
