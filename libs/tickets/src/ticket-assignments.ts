import { Injectable } from '@nestjs/common';
import { statement } from '#database';
import { eventOf } from '#history';
import type { Caller } from '#kernel';
import { refused } from './draft-rules.js';
import { takeTriggeredStep } from './steps.js';
import type { TicketDto } from './ticket.dto.js';
import { requireMay } from './ticket-access.js';
import type { AssignmentDto } from './ticket-changes.dto.js';
import { TicketCommands } from './ticket-commands.js';
import { ticketAssigned } from './tickets.events.js';

const worker = statement<{ id: string }>(
  'ticket.assignable',
  `SELECT id FROM person WHERE desk_id = $1 AND id = $2 AND role IN ('agent', 'admin') AND status <> 'suspended'`,
);

/** Says who takes care of a ticket. Taking one is assigning it to oneself. */
@Injectable()
export class TicketAssignments {
  constructor(private readonly commands: TicketCommands) {}

  /** @throws Problem `forbidden`, `ticket-final`, `unprocessable` for whom or what the desk does not have */
  async set(caller: Caller, ticket: string, wish: AssignmentDto): Promise<TicketDto> {
    return this.commands.change(caller, ticket, 'required', async (edit) => {
      const { tx, blueprint, actor } = edit;
      const { assigneeId: assigneeBefore, groupKey: groupBefore } = edit.ticket;
      requireMay(caller, 'assign', edit.ticket, blueprint);
      const assigneeId = wish.assignee === undefined ? assigneeBefore : (wish.assignee?.toLowerCase() ?? null);
      const group = wish.group === undefined ? groupBefore : wish.group;
      if (group !== null && group !== groupBefore && !blueprint.groups.has(group)) {
        throw refused('/group', 'unknown-key', `This desk has: ${[...blueprint.groups.keys()].join(', ')}.`);
      }
      const isNew = assigneeId !== assigneeBefore;
      if (isNew && assigneeId !== null && !(await tx.first(worker, [tx.deskId, assigneeId]))) {
        throw refused('/assignee', 'unknown', 'Tickets are assigned to agents and admins of this desk.');
      }
      if (!isNew && group === groupBefore) return;
      edit.set({ assigneeId, groupKey: group }, isNew ? 'customers' : 'staff');
      const data = { assigneeId, assigneeBefore, group: isNew ? null : group, groupBefore: isNew ? null : groupBefore };
      // Customers see who takes care of their ticket, not how the desk is organized: a change of both is two events.
      if (isNew) edit.tell(eventOf(ticketAssigned, { actor, data }));
      if (group !== groupBefore) {
        const inside = { assigneeId, assigneeBefore: assigneeId, group, groupBefore };
        edit.tell(eventOf(ticketAssigned, { actor, audience: 'staff', data: inside }));
      }
      if (isNew && assigneeId !== null) takeTriggeredStep(edit, 'take', { by: 'agent', cause: 'take' });
    });
  }
}
