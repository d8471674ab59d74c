import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { type Actor, actorOf, eventOf, record } from '#history';
import { type Caller, personOf, type Uuid } from '#kernel';
import { findTicket } from '#tickets';
import { subscriptionChanged } from './participants.events.js';
import type { SubscriptionDto } from './subscription.dto.js';

const read = statement<{ notifications: boolean }>(
  'subscription.get',
  'SELECT notifications FROM subscription WHERE desk_id = $1 AND ticket_id = $2 AND person_id = $3',
);
const write = statement<{ changed: boolean }>(
  'subscription.set',
  `INSERT INTO subscription AS s (desk_id, ticket_id, person_id, notifications, updated_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (desk_id, ticket_id, person_id) DO UPDATE SET notifications = $4, updated_at = $5
     WHERE s.notifications <> $4
   RETURNING true AS changed`,
);

/** The switch that everybody on a ticket has for the mail about it. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `not-found` */
  async get(caller: Caller, idOrNumber: string): Promise<SubscriptionDto> {
    const personId = personOf(caller);
    const { id } = await findTicket(this.database, caller, await this.desks.blueprint(caller), idOrNumber);
    const row = await this.database.readFirst(caller, read, [caller.deskId, id, personId]);
    return { ticketId: id, notifications: row?.notifications ?? true };
  }

  /** @throws Problem `not-found` */
  async set(caller: Caller, idOrNumber: string, notifications: boolean): Promise<SubscriptionDto> {
    const personId = personOf(caller);
    return this.database.command(caller, async (tx) => {
      const { id } = await findTicket(tx, caller, await this.desks.blueprint(tx), idOrNumber);
      await throwSwitch(tx, actorOf(caller), { ticketId: id, personId }, notifications);
      return { ticketId: id, notifications };
    });
  }
}

/** Switches somebody's mail about a ticket off or on; nothing happens when it is so already. */
export async function throwSwitch(
  tx: Transaction,
  actor: Actor,
  { ticketId, personId }: { readonly ticketId: Uuid; readonly personId: Uuid },
  notifications: boolean,
): Promise<void> {
  const changed = await tx.first(write, [tx.deskId, ticketId, personId, notifications, tx.now]);
  if (!changed) return;
  await record(tx, eventOf(subscriptionChanged, { actor, subjectId: personId, data: { ticketId, notifications } }));
}
