import { Injectable } from '@nestjs/common';
import { carryOver, type FieldValues, type Priority, type RequestType } from '#blueprint';
import { eventOf } from '#history';
import { type Caller, isStaff, Problem } from '#kernel';
import { refused } from './draft-rules.js';
import { changedValues, only, tellFieldChanges, type Values } from './field-changes.js';
import type { TicketDto } from './ticket.dto.js';
import { requireMay } from './ticket-access.js';
import type { TicketChangeDto, TypeChangeDto } from './ticket-changes.dto.js';
import { TicketCommands } from './ticket-commands.js';
import type { TicketEdit } from './ticket-edit.js';
import { peopleOf } from './ticket-people.js';
import { moduleOf, subjectOf, wordsOf } from './ticket-texts.js';
import { ticketAssigned, ticketChanged, ticketTypeChanged } from './tickets.events.js';

/** Changes what a ticket says: its values, its priority, its type. */
@Injectable()
export class TicketRevisions {
  constructor(private readonly commands: TicketCommands) {}

  /** @throws Problem `invalid-fields`, `forbidden`, `ticket-final`, `conflict`, and those of every change */
  async update(caller: Caller, ticket: string, change: TicketChangeDto): Promise<TicketDto> {
    return this.commands.change(caller, ticket, 'required', async (edit) => {
      if (change.priority !== undefined) {
        requireMay(caller, 'setPriority', edit.ticket, edit.blueprint);
        setPriority(edit, change.priority);
      }
      if (change.fields === undefined) return;
      requireMay(caller, 'changeFields', edit.ticket, edit.blueprint);
      const type = edit.blueprint.requestTypes.get(edit.ticket.typeKey);
      if (!type) throw new Problem('conflict', 'Its request type is gone. Change the type first.');
      const author = { audience: isStaff(caller) ? 'agent' : 'customer', language: caller.language } as const;
      const before = edit.ticket.fields;
      const after = changedValues(type, before, change.fields, author);
      tellFieldChanges(edit, type, before, after);
      await setValues(edit, type, after);
    });
  }

  /**
   * Moves a ticket to another type. Values of shared fields stay; the others stay readable in the history.
   *
   * @throws Problem `invalid-fields` when the new form asks for more, `forbidden`, `ticket-final`, and those of every change
   */
  async changeType(caller: Caller, ticket: string, change: TypeChangeDto): Promise<TicketDto> {
    return this.commands.change(caller, ticket, 'required', async (edit) => {
      const { blueprint, actor } = edit;
      const { typeKey: from, fields: before } = edit.ticket;
      requireMay(caller, 'changeType', edit.ticket, blueprint);
      const to = blueprint.requestTypes.get(change.requestType);
      if (!to) {
        throw refused(
          '/requestType',
          'unknown-key',
          `This desk has: ${[...blueprint.requestTypes.keys()].join(', ')}.`,
        );
      }
      const old = blueprint.requestTypes.get(from);
      const { kept, dropped } = old ? carryOver(old, to, present(before)) : { kept: present(before), dropped: {} };
      const author = { audience: 'agent', language: caller.language } as const;
      const after = changedValues(to, kept, change.fields ?? {}, author);
      if (to.key !== from) {
        const seen = Object.keys(dropped).filter((key) => old?.form.fieldsByKey.get(key)?.agentOnly === false);
        const text = seen.length > 0 ? { text: { dropped: only(dropped, seen) } } : {};
        edit.tell(eventOf(ticketTypeChanged, { actor, data: { from, to: to.key }, ...text }));
        tellHiddenLoss(
          edit,
          only(
            dropped,
            Object.keys(dropped).filter((key) => !seen.includes(key)),
          ),
        );
        edit.set({ typeKey: to.key }, 'customers');
        followDefaults(edit, old, to);
      }
      tellFieldChanges(edit, to, kept, after);
      await setValues(edit, to, after);
    });
  }
}

/** What the columns hold was validated when it was written. */
function present(fields: Values): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(isFieldValue));
}

function isFieldValue(entry: [string, unknown]): entry is [string, FieldValues[string]] {
  const [, value] = entry;
  return value !== null && value !== undefined;
}

function tellHiddenLoss(edit: TicketEdit, before: Values): void {
  const fields = Object.keys(before);
  if (fields.length === 0) return;
  edit.tell(eventOf(ticketChanged, { actor: edit.actor, audience: 'staff', data: { fields }, text: { before } }));
}

/** Group and priority follow the type as long as nobody has chosen others. */
function followDefaults(edit: TicketEdit, old: RequestType | undefined, to: RequestType): void {
  const { groupKey, assigneeId, priority } = edit.ticket;
  if (old && priority === old.priority) setPriority(edit, to.priority);
  if (!old || groupKey !== old.group || to.group === groupKey) return;
  const data = { assigneeId, assigneeBefore: assigneeId, group: to.group, groupBefore: groupKey };
  edit.set({ groupKey: to.group }, 'staff');
  edit.tell(eventOf(ticketAssigned, { actor: edit.actor, audience: 'staff', data }));
}

function setPriority(edit: TicketEdit, priority: Priority): void {
  const priorityBefore = edit.ticket.priority;
  if (priority === priorityBefore) return;
  edit.set({ priority }, 'customers');
  edit.tell(eventOf(ticketChanged, { actor: edit.actor, data: { priority, priorityBefore } }));
}

async function setValues(edit: TicketEdit, type: RequestType, fields: Record<string, unknown>): Promise<void> {
  const { id, number, language } = edit.ticket;
  const subject = subjectOf(edit.blueprint, type, fields, await peopleOf(edit.tx, id), language);
  edit.set({ fields, subject, moduleKey: moduleOf(type, fields) }, 'staff');
  edit.addWords(wordsOf(number, subject, type, fields), false);
}
