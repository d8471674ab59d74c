/**
 * The words of a mail before they are filled in: Mustache over the variables of its event (see `notifiableEvents`).
 * A paragraph that is nothing but a link becomes a button in HTML; one that is nothing but a text somebody wrote (a
 * comment, a reason) becomes a quotation. A paragraph that comes out empty is left out.
 */
export interface MailText {
  readonly subject: string;
  /** Paragraphs */
  readonly body: readonly string[];
  /** What the button says; where there is none, the language's `viewRequest`. */
  readonly button?: string;
}

/**
 * Every built-in text: the event, and whom it speaks to. `unproved` is for somebody whose address was never proved: a
 * fixed text with nothing in it that a person wrote.
 */
export const textNames = [
  'ticket.filed/customer',
  'ticket.filed/staff',
  'ticket.filed/unproved',
  'ticket.news/unproved',
  'ticket.assigned/customer',
  'ticket.assigned/staff',
  'ticket.moved/customer',
  'ticket.moved/staff',
  'ticket.typeChanged/customer',
  'ticket.typeChanged/staff',
  'ticket.changed/customer',
  'ticket.changed/staff',
  'ticket.reminded/customer',
  'ticket.reminded/staff',
  'ticket.late/customer',
  'ticket.late/staff',
  'ticket.escalated/customer',
  'ticket.escalated/staff',
  'ticket.merged/customer',
  'ticket.merged/staff',
  'ticket.unmerged/customer',
  'ticket.unmerged/staff',
  'comment.added/customer',
  'comment.added/staff',
  'note.added/staff',
  'participant.added/customer',
  'participant.removed/customer',
  'participant.invited/addressee',
  'rating.asked/customer',
  'rating.asked/unproved',
  'rating.given/staff',
  'supportAccess.offered/customer',
  'supportAccess.activated/customer',
  'supportAccess.activated/staff',
  'supportAccess.started/customer',
  'supportAccess.ended/customer',
  'supportAccess.ended/staff',
  'account.requested/staff',
  'account.requestReceived/addressee',
  'account.approved/addressee',
  'account.declined/addressee',
  'account.invited/addressee',
  'password.linkAsked/addressee',
  'password.changed/addressee',
  'signIn.linkAsked/addressee',
  'secondFactor.added/addressee',
  'secondFactor.removed/addressee',
  'address.proofAsked/addressee',
  'mail.unsolicited/addressee',
  'mail.toFinal/addressee',
  'numbers.runningOut/staff',
  'status.updated/addressee',
  'statusSubscription.asked/addressee',
] as const;
export type TextName = (typeof textNames)[number];

export interface MailLanguage {
  /** The button of a ticket's mail */
  readonly viewRequest: string;
  /** What stands between a link's name and the link in plain text */
  readonly colon: string;
  /** Last line of every mail; knows `desk.name` and `desk.contact` */
  readonly footer: string;
  readonly texts: Readonly<Record<TextName, MailText>>;
}

export function isTextName(name: string): name is TextName {
  return textNames.some((known) => known === name);
}
