import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf } from '#history';
import { type Caller, notFound, Problem, type Uuid } from '#kernel';
import {
  findTicket,
  lockTicket,
  requireMay,
  TicketEdit,
  type TicketLinkKind,
  TicketLinkRow,
  ticketLinked,
  ticketUnlinked,
  viewContext,
} from '#tickets';
import { type SettableRelation, storedAs } from './link-kinds.js';
import type { TicketLinkDto, TicketLinkPageDto } from './ticket-link.dto.js';
import { linksOf } from './ticket-links.finder.js';

const between = statement<{ ticketId: Uuid; kind: TicketLinkKind }>(
  'ticket-link.between',
  `SELECT ticket_id AS "ticketId", kind FROM ticket_link WHERE desk_id = $1
     AND (ticket_id = $2 AND linked_ticket_id = $3 OR ticket_id = $3 AND linked_ticket_id = $2)`,
);
const remove = statement<never>(
  'ticket-link.remove',
  `DELETE FROM ticket_link WHERE desk_id = $1
     AND (ticket_id = $2 AND linked_ticket_id = $3 OR ticket_id = $3 AND linked_ticket_id = $2)`,
);

/** What tickets are to each other. Agents say it; whoever sees both tickets reads it on each. */
@Injectable()
export class TicketLinks {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `not-found` */
  async list(caller: Caller, ticket: string): Promise<TicketLinkPageDto> {
    const blueprint = await this.desks.blueprint(caller);
    const { id } = await findTicket(this.database, caller, blueprint, ticket);
    return { items: await linksOf(this.database, viewContext(caller, blueprint), id), nextCursor: null };
  }

  /**
   * Links two tickets, or says anew what they are to each other.
   *
   * @throws Problem `not-found` for either, `forbidden`, `unprocessable` for a ticket and itself, `conflict` for a follow-up
   *   and what it continues, or a merged ticket
   */
  async set(caller: Caller, ticket: string, other: string, relation: SettableRelation): Promise<TicketLinkDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const [one, two] = await this.both(tx, caller, blueprint, ticket, other);
      const { kind, reversed } = storedAs(relation);
      const [from, to] = reversed ? [two.ticket.id, one.ticket.id] : [one.ticket.id, two.ticket.id];
      const before = await linkBetween(tx, from, to);
      if (before?.kind !== kind || before.ticketId !== from) {
        if (before) await tx.run(remove, [tx.deskId, from, to]);
        const row = { deskId: tx.deskId, ticketId: from, linkedTicketId: to, kind, createdAt: tx.now };
        await tx.manager.insert(TicketLinkRow, row);
        await tell(one, two, ticketLinked, kind);
      }
      const [link] = await linksOf(tx, viewContext(caller, blueprint), one.ticket.id, two.ticket.id);
      if (!link) throw notFound();
      return link;
    });
  }

  /** @throws Problem `not-found`, also where there is no link, `forbidden`, `conflict` as `set` */
  async remove(caller: Caller, ticket: string, other: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const [one, two] = await this.both(tx, caller, blueprint, ticket, other);
      const before = await linkBetween(tx, one.ticket.id, two.ticket.id);
      if (!before) throw notFound();
      await tx.run(remove, [tx.deskId, one.ticket.id, two.ticket.id]);
      await tell(one, two, ticketUnlinked, before.kind);
      return null;
    });
  }

  /** Both tickets, locked in one order whichever end is named first. */
  private async both(
    tx: Transaction,
    caller: Caller,
    blueprint: Blueprint,
    ...named: [string, string]
  ): Promise<[TicketEdit, TicketEdit]> {
    const [one, two] = [
      await findTicket(tx, caller, blueprint, named[0]),
      await findTicket(tx, caller, blueprint, named[1]),
    ];
    if (one.id === two.id) throw new Problem('unprocessable', 'A ticket is not linked with itself. Name another one.');
    const edit = async (id: Uuid) => {
      const change = new TicketEdit(tx, blueprint, await lockTicket(tx, caller, blueprint, id), actorOf(caller));
      requireMay(caller, 'link', change.ticket, blueprint);
      return change;
    };
    if (one.id < two.id) return [await edit(one.id), await edit(two.id)];
    const second = await edit(two.id);
    return [await edit(one.id), second];
  }
}

/** @throws Problem `conflict` for a follow-up: that it is one is no agent's to say */
async function linkBetween(
  tx: Transaction,
  one: Uuid,
  two: Uuid,
): Promise<{ readonly ticketId: Uuid; readonly kind: TicketLinkKind } | undefined> {
  const link = await tx.first(between, [tx.deskId, one, two]);
  if (link?.kind !== 'followUpOf') return link;
  throw new Problem('conflict', 'One of the two is the follow-up of the other. This link stays as it is.');
}

async function tell(one: TicketEdit, two: TicketEdit, event: typeof ticketLinked, kind: TicketLinkKind): Promise<void> {
  for (const [here, { ticket }] of [
    [one, two],
    [two, one],
  ] as const) {
    here.set({}, 'staff');
    const data = { kind, otherId: ticket.id, otherNumber: ticket.number };
    here.tell(eventOf(event, { actor: here.actor, data }));
    await here.write();
  }
}
