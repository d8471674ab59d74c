import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf } from '#history';
import { type Caller, Problem } from '#kernel';
import { actionTexts } from './action-texts.js';
import type { TicketDto } from './ticket.dto.js';
import { TicketEdit } from './ticket-edit.js';
import { lockTicket } from './ticket-finder.js';
import { ticketAfter } from './ticket-reader.js';
import { requireTicketVersion } from './ticket-version.js';

/** The one shape of every change of a ticket: lock the visible row, hold the version, decide, write, show. */
@Injectable()
export class TicketCommands {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /**
   * @param ticket id or number
   * @param ifMatch whether the caller must name the version the change is based on
   * @throws Problem `not-found`, `stale`, `precondition-required`, `conflict` for a merged ticket, and what `work` throws
   */
  async change(
    caller: Caller,
    ticket: string,
    ifMatch: 'required' | 'optional',
    work: (edit: TicketEdit) => Promise<void> | void,
  ): Promise<TicketDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const locked = await lockTicket(tx, caller, blueprint, ticket);
      await requireTicketVersion(tx, caller, locked.ticket, ifMatch);
      if (locked.ticket.mergedInto !== null) {
        throw new Problem('conflict', actionTexts(caller.language).denials.merged);
      }
      const edit = new TicketEdit(tx, blueprint, locked, actorOf(caller));
      await work(edit);
      await edit.write();
      return ticketAfter(tx, caller, blueprint, locked.ticket.id);
    });
  }
}
