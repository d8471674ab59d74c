import { Injectable } from '@nestjs/common';
import { Addresses } from '#accounts';
import { longestComment, say } from '#comments';
import type { Transaction } from '#database';
import type { Caller, Uuid } from '#kernel';
import { lockSurvivor, TicketEdit } from '#tickets';
import { CopiedPeople } from './copied-people.service.js';
import { MailActs, type MailInHand } from './mail-acts.service.js';
import { personCaller } from './mail-caller.js';
import { MailFiles } from './mail-files.service.js';
import { settleMail } from './mail-settlement.js';
import { bodyOf } from './mail-words.js';

/** Puts what a mail says on a ticket, as the person who wrote it: with their rights, no more. */
@Injectable()
export class MailComments {
  constructor(
    private readonly addresses: Addresses,
    private readonly acts: MailActs,
    private readonly files: MailFiles,
    private readonly copied: CopiedPeople,
  ) {}

  /**
   * @param as the desk's own caller; the person's rights replace its
   * @param proves the address that this answer shows to be the person's, if it does
   * @throws Problem `not-found` when the person does not see the ticket any more, `forbidden`, `ticket-final`,
   *   `conflict` when the address has become somebody else's
   */
  async add(
    tx: Transaction,
    as: Caller,
    { id, judged, files }: MailInHand,
    to: { readonly ticketId: Uuid; readonly personId: Uuid; readonly proves: string | null },
  ): Promise<void> {
    const { blueprint } = judged;
    const caller = await personCaller(tx, as, to.personId);
    const locked = await lockSurvivor(tx, caller, blueprint, to.ticketId);
    const ticketId = locked.ticket.id;
    const change = new TicketEdit(tx, blueprint, locked, { kind: 'person', id: to.personId });
    const body = bodyOf(judged.body, locked.ticket.language, longestComment, files.leftOut);
    const commentId = await say(change, caller, { body, visibility: 'public', channel: 'email' });
    await this.copied.add(change, caller, judged.mail);
    await change.write();
    const place = { ticketId, commentId, internal: false };
    await this.files.bind(tx, as, blueprint, files.ids, place);
    if (to.proves !== null) await this.addresses.proved(tx, to.personId, to.proves);
    const { personId } = to;
    await this.acts.noteSender(tx, judged, personId);
    await settleMail(tx, id, judged, { status: 'commented', ticketId, personId, commentId });
    await this.acts.noteThread(tx, judged, { ticketId, personId });
  }
}
