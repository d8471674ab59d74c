import { Injectable } from '@nestjs/common';
import { eventOf } from '#history';
import { type Caller, Problem } from '#kernel';
import type { TicketDto } from './ticket.dto.js';
import { requireMay } from './ticket-access.js';
import type { VisibilityDto } from './ticket-changes.dto.js';
import { TicketCommands } from './ticket-commands.js';
import { ticketChanged } from './tickets.events.js';

/** Opens or hides one ticket for the colleagues of its requester, at desks that share ticket by ticket. */
@Injectable()
export class TicketVisibilities {
  constructor(private readonly commands: TicketCommands) {}

  /** @throws Problem `forbidden`, `conflict` when the desk leaves no choice or there is no organization */
  async set(caller: Caller, ticket: string, { sharedWithOrganization }: VisibilityDto): Promise<TicketDto> {
    return this.commands.change(caller, ticket, 'required', (edit) => {
      requireMay(caller, 'setVisibility', edit.ticket, edit.blueprint);
      if (edit.ticket.organizationId === null) {
        throw new Problem('conflict', 'The requester belongs to no organization, so there is nobody to share it with.');
      }
      if (edit.ticket.sharedWithOrganization === sharedWithOrganization) return;
      edit.set({ sharedWithOrganization }, 'customers');
      edit.tell(eventOf(ticketChanged, { actor: edit.actor, data: { sharedWithOrganization } }));
    });
  }
}
