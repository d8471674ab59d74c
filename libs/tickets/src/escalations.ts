import { Injectable } from '@nestjs/common';
import { eventOf } from '#history';
import { type Caller, Problem } from '#kernel';
import type { EscalationDraftDto } from './escalation.dto.js';
import type { TicketDto } from './ticket.dto.js';
import { partOf, requireMay } from './ticket-access.js';
import { TicketCommands } from './ticket-commands.js';
import { ticketDeescalated, ticketEscalated } from './tickets.events.js';

/** Customers press for tickets that are late or left without an answer; agents see these first. */
@Injectable()
export class Escalations {
  constructor(private readonly commands: TicketCommands) {}

  /** @throws Problem `not-found`, `forbidden`, `conflict` when it is neither late nor silent, or escalated already */
  async escalate(caller: Caller, ticket: string, { reason }: EscalationDraftDto): Promise<TicketDto> {
    return this.commands.change(caller, ticket, 'optional', (edit) => {
      const { actor, blueprint, tx } = edit;
      requireMay({ ...caller, now: tx.now }, 'escalate', edit.ticket, blueprint);
      const by = partOf(caller, edit.ticket, blueprint);
      if (by === null || by === 'system') throw new Problem('forbidden', 'You may read this ticket, not press for it.');
      edit.set({ escalatedAt: tx.now }, 'customers');
      edit.tell(eventOf(ticketEscalated, { actor, data: { by }, text: { reason } }));
    });
  }

  /** Ends it before the ticket ends; nothing happens where there is none. @throws Problem `not-found` */
  async end(caller: Caller, ticket: string): Promise<TicketDto> {
    return this.commands.change(caller, ticket, 'optional', (edit) => {
      if (edit.ticket.escalatedAt === null) return;
      edit.set({ escalatedAt: null }, 'customers');
      edit.tell(eventOf(ticketDeescalated, { actor: edit.actor, data: {} }));
    });
  }
}
