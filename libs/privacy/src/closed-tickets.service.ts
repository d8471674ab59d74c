import { Injectable } from '@nestjs/common';
import { rewriteWords } from '#comments';
import { statement, type Transaction } from '#database';
import { DeskRegistry, type Keeping, ticketNotHeld } from '#desks';
import { eventOf, record, systemActor } from '#history';
import type { Uuid } from '#kernel';
import { TicketRow, ticketWords } from '#tickets';
import type { ErasureScope } from './erasure-scope.js';
import { carryOut, type ErasureStep } from './erasure-steps.js';
import { logSteps } from './log-erasure.js';
import { mailSteps } from './mail-erasure.js';
import { ticketEmptied } from './privacy.events.js';
import { ticketSteps } from './ticket-erasure.js';

// The condition is that of the index `ticket_to_empty`: one that was opened again and closed again is emptied again.
const lockClosed = statement<{ id: Uuid }>(
  'closed-tickets.lock',
  `SELECT t.id FROM ticket t WHERE t.desk_id = $1 AND t.ended_at <= $2
     AND t.ended_at IS NOT NULL AND (t.emptied_at IS NULL OR t.emptied_at < t.ended_at) AND ${ticketNotHeld('t.id')}
   ORDER BY t.ended_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
);
// It does not count as news of the ticket: where lists stand in the order of what changed, it stays in its place.
const mark = statement<{ id: Uuid; sequence: number }>(
  'closed-tickets.mark',
  `UPDATE ticket SET emptied_at = $3, sequence = sequence + 1, version = version + 1, public_version = public_version + 1
   WHERE desk_id = $1 AND id = ANY($2::uuid[]) RETURNING id, sequence`,
);

/** Beside what goes with a person: what others wrote about the ticket. */
const ofTickets: readonly ErasureStep[] = [
  {
    what: 'ratings',
    statement: statement(
      'closed-tickets.ratings',
      'UPDATE rating SET words = NULL WHERE desk_id = $1 AND ticket_id = ANY($2::uuid[]) RETURNING true',
    ),
    values: ({ alone }) => [alone],
  },
  {
    what: 'consents',
    statement: statement(
      'closed-tickets.grants',
      `UPDATE support_access_grant SET reason = '', version = version + 1 WHERE desk_id = $1 AND ticket_id = ANY($2::uuid[])
       RETURNING true`,
    ),
    values: ({ alone }) => [alone],
  },
];

/**
 * Closed tickets are kept from when they were closed, and then emptied of all that was written on them, as with somebody
 * who is erased. What stays are the ticket, its number, when what was done and by whom: it is still counted.
 */
@Injectable()
export class ClosedTickets implements Keeping {
  constructor(private readonly desks: DeskRegistry) {}

  readonly keptFor: Keeping['keptFor'] = ({ closedTickets }) => closedTickets;

  readonly letGo: Keeping['letGo'] = async (tx, before, most) => {
    const closed = (await tx.run(lockClosed, [tx.deskId, before, most])).map(({ id }) => id);
    if (closed.length === 0) return 0;
    for (const steps of [logSteps, ticketSteps, mailSteps, ofTickets]) await carryOut(tx, scopeOf(closed), steps, {});
    await this.forgetWords(tx, closed);
    const emptied = await tx.run(mark, [tx.deskId, closed, tx.now]);
    const told = emptied.map(({ id: ticketId, sequence }) =>
      eventOf(ticketEmptied, { actor: systemActor, ticketId, sequence, data: {} }),
    );
    await record(tx, ...told);
    return closed.length;
  };

  private async forgetWords(tx: Transaction, tickets: readonly Uuid[]): Promise<void> {
    const blueprint = await this.desks.blueprint(tx);
    for (const id of tickets) {
      const ticket = await tx.manager.findOneBy(TicketRow, { deskId: tx.deskId, id });
      if (ticket) await rewriteWords(tx, id, ticketWords(blueprint, ticket));
    }
  }
}

/** Tickets, and nobody: each counts as one that was between one person and the desk, whose words go whole. */
function scopeOf(tickets: readonly Uuid[]): ErasureScope {
  return {
    people: [],
    isStaff: false,
    emails: [],
    emailKeys: [],
    own: tickets,
    alone: tickets,
    touched: tickets,
  };
}
