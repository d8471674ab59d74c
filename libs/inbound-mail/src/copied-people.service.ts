import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import type { Transaction } from '#database';
import type { Caller, Uuid } from '#kernel';
import { parseReplyAddress } from '#mail';
import { ParticipantAdding } from '#sharing';
import { lockTicket, TicketEdit } from '#tickets';
import type { ParsedMail } from './parsed-mail.js';

/**
 * Whom the sender copied on a mail: they take part as the desk's sharing rule lets the sender share, no further. One
 * whose address was not proved gets one fixed invitation and nothing else before they accept.
 */
@Injectable()
export class CopiedPeople {
  constructor(private readonly participants: ParticipantAdding) {}

  /** On a ticket that is being changed. */
  async add(edit: TicketEdit, sender: Caller, mail: ParsedMail): Promise<void> {
    const emails = copiedIn(mail, edit.blueprint);
    if (emails.length > 0) await this.participants.addCopied(edit, sender, emails);
  }

  /** On a ticket that the mail has just made. */
  async addTo(tx: Transaction, sender: Caller, blueprint: Blueprint, ticketId: Uuid, mail: ParsedMail): Promise<void> {
    if (copiedIn(mail, blueprint).length === 0 || sender.personId === null) return;
    const locked = await lockTicket(tx, sender, blueprint, ticketId);
    const edit = new TicketEdit(tx, blueprint, locked, { kind: 'person', id: sender.personId });
    await this.add(edit, sender, mail);
    await edit.write();
  }
}

/** Without the sender and the desk itself, under whatever address it reads. */
function copiedIn({ copied, from }: ParsedMail, { identity, channels }: Blueprint): string[] {
  const own = new Set([identity.sender.address.toLowerCase(), ...(channels.email?.addresses ?? [])]);
  return copied
    .map(({ email }) => email)
    .filter((email) => {
      const bare = email.replace(/\+[^@]*(?=@)/, '');
      return email !== from?.email && !own.has(email) && !own.has(bare) && !parseReplyAddress(email);
    })
    .slice(0, 20);
}
