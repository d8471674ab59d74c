import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf } from '#history';
import type { Page } from '#http';
import { type Caller, notFound, Problem, type Uuid } from '#kernel';
import { lockTicket, TicketEdit } from '#tickets';
import { incidentLinked, incidentUnlinked, statusUpdated } from './status.events.js';
import { findIncident, lockIncident } from './status.finder.js';
import type { IncidentTicketDto } from './status-writing.dto.js';

const linked = statement<{ ticketId: Uuid; number: string; linkedAt: Date }>(
  'incident-ticket.list',
  `SELECT x.ticket_id AS "ticketId", t.number, x.linked_at AS "linkedAt"
   FROM incident_ticket x JOIN ticket t ON t.desk_id = $1 AND t.id = x.ticket_id
   WHERE x.desk_id = $1 AND x.incident_id = $2 ORDER BY x.linked_at DESC, x.ticket_id LIMIT 1000`,
);
const link = statement<{ done: boolean }>(
  'incident-ticket.link',
  `INSERT INTO incident_ticket (desk_id, incident_id, ticket_id, linked_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT DO NOTHING RETURNING true AS done`,
);
const unlink = statement<{ done: boolean }>(
  'incident-ticket.unlink',
  `DELETE FROM incident_ticket WHERE desk_id = $1 AND incident_id = $2 AND ticket_id = $3 RETURNING true AS done`,
);
/** In one order for everybody: two transactions that lock several tickets never wait for each other. */
const waiting = statement<{ ticketId: Uuid }>(
  'incident-ticket.waiting',
  `SELECT ticket_id AS "ticketId" FROM incident_ticket WHERE desk_id = $1 AND incident_id = $2 ORDER BY ticket_id`,
);

/** Tickets that are about an incident: their requesters are told when it is over. */
@Injectable()
export class IncidentTickets {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `not-found` */
  async list(caller: Caller, incident: string): Promise<Page<IncidentTicketDto>> {
    const { id } = await findIncident(this.database, caller, incident);
    const rows = await this.database.read(caller, linked, [caller.deskId, id]);
    const items = rows.map(({ ticketId, number, linkedAt }) => ({
      ticketId,
      number,
      linkedAt: linkedAt.toISOString(),
    }));
    return { items, nextCursor: null };
  }

  /** @throws Problem `not-found`, `conflict` when the incident is over */
  async link(caller: Caller, incident: string, ticket: string): Promise<void> {
    await this.change(caller, incident, ticket, async (edit, found) => {
      if (found.state === 'resolved') throw new Problem('conflict', 'The incident is over. Nobody would be told.');
      const { tx } = edit;
      if (!(await tx.first(link, [tx.deskId, found.id, edit.ticket.id, tx.now]))) return;
      edit.tell(
        eventOf(incidentLinked, { actor: actorOf(caller), subjectId: found.id, data: { incidentId: found.id } }),
      );
    });
  }

  /** @throws Problem `not-found` */
  async unlink(caller: Caller, incident: string, ticket: string): Promise<void> {
    await this.change(caller, incident, ticket, async (edit, found) => {
      const { tx } = edit;
      if (!(await tx.first(unlink, [tx.deskId, found.id, edit.ticket.id]))) throw notFound();
      edit.tell(
        eventOf(incidentUnlinked, { actor: actorOf(caller), subjectId: found.id, data: { incidentId: found.id } }),
      );
    });
  }

  private async change(
    caller: Caller,
    incident: string,
    ticket: string,
    work: (edit: TicketEdit, incident: Awaited<ReturnType<typeof findIncident>>) => Promise<void>,
  ): Promise<void> {
    await this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      // The incident first, as when it ends.
      const found = await lockIncident(tx, caller, incident);
      const edit = new TicketEdit(tx, blueprint, await lockTicket(tx, caller, blueprint, ticket), actorOf(caller));
      edit.set({}, 'customers');
      await work(edit, found);
      await edit.write();
      return null;
    });
  }
}

/** Notes on each ticket of an incident that it is over; the relay tells their requesters. */
export async function tellTickets(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  { incidentId, updateId }: { readonly incidentId: Uuid; readonly updateId: Uuid },
): Promise<void> {
  for (const { ticketId } of await tx.run(waiting, [tx.deskId, incidentId])) {
    const edit = new TicketEdit(tx, blueprint, await lockTicket(tx, caller, blueprint, ticketId), actorOf(caller));
    edit.set({}, 'customers');
    const data = { incidentId, updateId, state: 'resolved' as const };
    edit.tell(eventOf(statusUpdated, { actor: actorOf(caller), subjectId: incidentId, data }));
    await edit.write();
  }
}
