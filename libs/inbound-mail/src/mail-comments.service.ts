import { Injectable } from '@nestjs/common';
import { Addresses, findPerson, organizationsOf } from '#accounts';
import { say } from '#comments';
import type { Transaction } from '#database';
import { type Caller, Problem, type Uuid } from '#kernel';
import { lockTicket, TicketEdit } from '#tickets';
import { MailActs, type MailInHand } from './mail-acts.service.js';
import { settleMail } from './mail-settlement.js';
import { bodyOf } from './mail-words.js';

/** Puts what a mail says on a ticket, as the person who wrote it: with their rights, no more. */
@Injectable()
export class MailComments {
  constructor(
    private readonly addresses: Addresses,
    private readonly acts: MailActs,
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
    { id, judged }: MailInHand,
    to: { readonly ticketId: Uuid; readonly personId: Uuid; readonly proves: string | null },
  ): Promise<void> {
    const { blueprint } = judged;
    const caller = await personCaller(tx, as, to.personId);
    const locked = await lockTicket(tx, caller, blueprint, to.ticketId);
    const change = new TicketEdit(tx, blueprint, locked, { kind: 'person', id: to.personId });
    const body = bodyOf(judged.body, locked.ticket.language);
    const commentId = await say(change, caller, { body, visibility: 'public', channel: 'email' });
    await change.write();
    if (to.proves !== null) await this.addresses.proved(tx, to.personId, to.proves);
    const { ticketId, personId } = to;
    await settleMail(tx, id, judged, { status: 'commented', ticketId, personId, commentId });
    await this.acts.noteThread(tx, judged, { ticketId, personId });
  }
}

/** Somebody as a caller without a session: who they are, and what they belong to. */
export async function personCaller(tx: Transaction, as: Caller, personId: Uuid): Promise<Caller> {
  const person = await findPerson(tx, personId);
  if (!person || person.status === 'suspended') throw new Problem('not-found', 'This person is not at the desk.');
  const organizationIds = await organizationsOf(tx, personId);
  const language = person.language ?? as.language;
  return { ...as, kind: 'person', personId, role: person.role, language, organizationIds, groupKeys: person.groups };
}
