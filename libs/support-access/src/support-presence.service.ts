import { Injectable } from '@nestjs/common';
import { AgentPresence } from '#accounts';
import { statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import type { Caller, Uuid } from '#kernel';
import { lockTicket, TicketEdit } from '#tickets';
import { endGrant } from './grant-ending.js';
import { findGrant, isLive, readIn } from './grants.finder.js';

const barring = statement<{ until: Date | null }>(
  'support-access-session.barring',
  `SELECT max(s.token_ends_at) AS until
   FROM support_access_session s JOIN support_access_grant g ON g.desk_id = $1 AND g.id = s.grant_id
   WHERE s.desk_id = $1 AND s.customer_id = $2 AND s.bars_sign_in AND ${isLive('$3')}`,
);
const standing = statement<{ id: Uuid; ticketId: Uuid }>(
  'support-access-grant.standing',
  `SELECT g.id, g.ticket_id AS "ticketId" FROM support_access_grant g
   WHERE g.desk_id = $1 AND g.customer_id = $2 AND g.ticket_id = $3 AND g.ended_at IS NULL AND g.ends_at > $4`,
);

/** What signing in and links that came by mail have to know of agents who are in. */
@Injectable()
export class SupportPresence extends AgentPresence {
  constructor(private readonly desks: DeskRegistry) {
    super();
  }

  async barredUntil(tx: Transaction, personId: Uuid): Promise<Date | null> {
    return (await tx.first(barring, [tx.deskId, personId, tx.now]))?.until ?? null;
  }

  async endByLink(
    tx: Transaction,
    caller: Caller,
    { personId, ticketId }: { readonly personId: Uuid; readonly ticketId: Uuid | null },
  ): Promise<void> {
    if (ticketId === null) return;
    const blueprint = await this.desks.blueprint(tx);
    // The link is the right to it; whoever used it is nobody yet.
    const asked: Caller = { ...caller, kind: 'system', now: tx.now };
    const locked = await lockTicket(tx, asked, blueprint, ticketId);
    const edit = new TicketEdit(tx, blueprint, locked, { kind: 'person', id: personId });
    for (const { id } of await tx.run(standing, [tx.deskId, personId, ticketId, tx.now])) {
      await endGrant(edit, await findGrant(readIn(tx), asked, id), 'customer');
    }
    await edit.write();
  }
}
