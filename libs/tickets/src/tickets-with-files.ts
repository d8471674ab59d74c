import { Injectable } from '@nestjs/common';
import { AttachedTickets, type Bound } from '#attachments';
import { Database, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, type EventDraft } from '#history';
import { type Caller, notFound, type Uuid } from '#kernel';
import { historyFrom } from './ticket-access.js';
import { TicketEdit } from './ticket-edit.js';
import { findTicket, lockTicket } from './ticket-finder.js';

/** Tickets, as the files know them that hang on them. */
@Injectable()
export class TicketsWithFiles extends AttachedTickets {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {
    super();
  }

  /** Whoever sees a ticket from now on sees what came with the ticket itself, and none of the comments before. */
  override async requireSeen(caller: Caller, { ticketId, commentId, boundAt }: Bound): Promise<void> {
    const blueprint = await this.desks.blueprint(caller);
    const ticket = await findTicket(this.database, caller, blueprint, ticketId);
    const from = commentId === null ? null : historyFrom(caller, ticket, blueprint);
    if (from !== null && boundAt < new Date(from)) throw notFound();
  }

  override async change<T>(
    caller: Caller,
    ticketId: Uuid,
    work: (tx: Transaction) => Promise<{ readonly answer: T; readonly event: EventDraft | null }>,
  ): Promise<T> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const edit = new TicketEdit(tx, blueprint, await lockTicket(tx, caller, blueprint, ticketId), actorOf(caller));
      const { answer, event } = await work(tx);
      if (event === null) return answer;
      edit.set({}, (event.audience ?? event.kind.audience) === 'staff' ? 'staff' : 'customers');
      edit.tell(event);
      await edit.write();
      return answer;
    });
  }
}
