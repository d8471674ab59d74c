import { Injectable } from '@nestjs/common';
import { AccountRequests, AddressBounces, findPerson, Throttle } from '#accounts';
import type { Transaction } from '#database';
import { eventOf, record, systemActor } from '#history';
import { type Caller, Problem, type Uuid } from '#kernel';
import { ReplyAddresses } from '#mail';
import { Filing, type TicketDraft } from '#tickets';
import { CopiedPeople } from './copied-people.service.js';
import { mailToFinal, mailUnsolicited } from './inbound-mail.events.js';
import { personCaller } from './mail-caller.js';
import type { Judged } from './mail-facts.service.js';
import { type KeptFiles, MailFiles } from './mail-files.service.js';
import { type Outcome, settleMail } from './mail-settlement.js';
import { bodyOf, languageOf, subjectOf } from './mail-words.js';

/** A message in the hands of a worker. */
export interface MailInHand {
  readonly id: Uuid;
  readonly envelopeFrom: string;
  readonly judged: Judged;
  readonly files: KeptFiles;
}

/** What a message that answers no ticket, or one that is over, leads to. */
@Injectable()
export class MailActs {
  constructor(
    private readonly filing: Filing,
    private readonly requests: AccountRequests,
    private readonly throttle: Throttle,
    private readonly replies: ReplyAddresses,
    private readonly files: MailFiles,
    private readonly copied: CopiedPeople,
    private readonly bounces: AddressBounces,
  ) {}

  /**
   * A ticket of the sender's, who becomes known by it. Nothing is proved: who is written to gets the fixed text.
   *
   * @param continued the final ticket that it follows up, and whose it is
   */
  async file(
    caller: Caller,
    { id, judged, files }: MailInHand,
    continued?: { readonly ticketId: Uuid; readonly personId: Uuid },
  ): Promise<void> {
    const { mail, blueprint } = judged;
    const language = languageOf(mail, blueprint);
    const type = blueprint.requestTypes.get(blueprint.channels.email?.requestType ?? '');
    const longest = (key: string) => type?.form.fieldsByKey.get(key)?.maxLength ?? 200;
    const name = mail.from?.name;
    const email = mail.from?.email ?? '';
    const draft: TicketDraft = {
      requestType: type?.key,
      channel: 'email',
      language,
      fields: {
        subject: subjectOf(mail.subject, language, longest('subject')),
        description: bodyOf(judged.body, language, longest('description'), files.leftOut),
      },
      requester: continued ? { personId: continued.personId } : { email, ...(name ? { name } : {}) },
      ...(continued ? { followUpOf: continued.ticketId } : {}),
    };
    await this.filing.fileWith(caller, draft, async (tx, ticket) => {
      const personId = ticket.requester.id;
      const place = { ticketId: ticket.id, commentId: null, internal: false };
      await this.files.bind(tx, caller, blueprint, files.ids, place);
      const sender = await personCaller(tx, caller, personId);
      await this.copied.addTo(tx, sender, blueprint, ticket.id, mail);
      await settleMail(tx, id, judged, { status: 'filed', ticketId: ticket.id, personId });
      await this.noteSender(tx, judged, personId);
      await this.noteThread(tx, judged, { ticketId: ticket.id, personId });
    });
  }

  /** Whoever writes from an address has it. One that somebody else wrote into *From* is mailed to, and comes back again. */
  async noteSender(tx: Transaction, { mail }: Judged, personId: Uuid): Promise<void> {
    if (mail.from) await this.bounces.restore(tx, mail.from.email, { kind: 'person', id: personId });
  }

  /** What we write next about the ticket hangs on the sender's own mail, in their mail program. */
  async noteThread(
    tx: Transaction,
    { mail }: Judged,
    of: { readonly ticketId: Uuid; readonly personId: Uuid },
  ): Promise<void> {
    const person = await findPerson(tx, of.personId);
    const address = person?.addresses.find(({ isPrimary, provedAt }) => isPrimary && provedAt !== null);
    if (address && mail.messageId) await this.replies.note(tx, { ...of, email: address.email }, mail.messageId);
  }

  /** A newcomer's mail asks for an account, once while the request waits. */
  async askForAccount(tx: Transaction, caller: Caller, { id, judged }: MailInHand): Promise<void> {
    const { mail, blueprint, body } = judged;
    const email = mail.from?.email ?? '';
    const name = mail.from?.name || email.slice(0, email.lastIndexOf('@'));
    const language = languageOf(mail, blueprint);
    const message = bodyOf(`${mail.subject}\n\n${body}`, language, 4000);
    await settleMail(tx, id, judged, { status: 'accountRequested' });
    await this.requests.file(tx, { ...caller, language }, { email, name: name.slice(0, 200), message });
  }

  /** The portal's address, once: never to nobody, to a program, or again and again. */
  async answer(tx: Transaction, hand: MailInHand): Promise<void> {
    const language = languageOf(hand.judged.mail, hand.judged.blueprint);
    if (!(await this.mayAnswer(tx, hand.envelopeFrom))) {
      return settleMail(tx, hand.id, hand.judged, { status: 'ignored', reason: 'answered-before' });
    }
    await settleMail(tx, hand.id, hand.judged, { status: 'answered' });
    const about = { actor: systemActor, subjectId: hand.id, data: { mailId: hand.id } };
    await record(tx, eventOf(mailUnsolicited, { ...about, text: { ...answerTo(hand), language } }));
  }

  /** The ticket takes nothing more: its number and how to go on. The mail is kept where agents find it. */
  async tellFinal(tx: Transaction, hand: MailInHand, ticket: { id: Uuid; number: string }): Promise<void> {
    const { id, judged } = hand;
    const outcome: Outcome = { status: 'quarantined', reason: 'ticket-final', suggestedTicketId: ticket.id };
    await settleMail(tx, id, judged, outcome);
    if (!(await this.mayAnswer(tx, hand.envelopeFrom))) return;
    const language = languageOf(judged.mail, judged.blueprint);
    const about = { actor: systemActor, subjectId: id, data: { mailId: id } };
    const text = { ...answerTo(hand), language, number: ticket.number };
    await record(tx, eventOf(mailToFinal, { ...about, text }));
  }

  /**
   * The answer goes to the return path (RFC 3834 §4), where such an address can be written to: one a day, and no flood
   * of them to many that somebody made up (§2).
   */
  private async mayAnswer(tx: Transaction, address: string): Promise<boolean> {
    if (!/^[^\s@<>()",:;]{1,64}@[^\s@<>()",:;]{1,189}$/.test(address)) return false;
    if ((await this.throttle.take(tx, 'automatic-answer', address.toLowerCase())) !== undefined) return false;
    return (await this.throttle.take(tx, 'automatic-answers', tx.deskId)) === undefined;
  }
}

function answerTo({ envelopeFrom, judged }: MailInHand): { address: string; messageId?: string } {
  const { messageId } = judged.mail;
  return { address: envelopeFrom, ...(messageId ? { messageId } : {}) };
}

/** Whether a problem stays when it is tried again: not when we are at fault, nor when somebody was faster just now. */
export function isRefusal(error: unknown): error is Problem {
  return error instanceof Problem && error.status < 500 && error.code !== 'already-exists';
}
