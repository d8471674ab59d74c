import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Database, type DueDesk, retryDelay, settleDue, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { systemActor } from '#history';
import type { Uuid } from '#kernel';
import { lockIdleTicket, TicketEdit } from '#tickets';
import { type EndingGrant, endGrant } from './grant-ending.js';

interface Due extends EndingGrant {
  readonly ticketId: Uuid;
  readonly nextAt: Date;
}

const batch = 50;
const lock = statement<Due>(
  'support-access-grant.due',
  `SELECT id, ticket_id AS "ticketId", activated_at AS "activatedAt", visible_until AS "visibleUntil", version,
     next_at AS "nextAt"
   FROM support_access_grant WHERE desk_id = $1 AND next_at <= $2 ORDER BY next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
);
const putOff = statement<never>(
  'support-access-grant.put-off',
  'UPDATE support_access_grant SET next_at = $3 WHERE desk_id = $1 AND id = $2',
);

/**
 * Tells of grants whose time is over. They ended without it, at the instant that was agreed; here the log and the people
 * concerned learn of it.
 */
@Injectable()
export class SupportAccessNarrator {
  private readonly logger = new Logger('support access');

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** Tells of one batch of a desk's; returns how many it dealt with. */
  async tellDue({ deskId }: DueDesk): Promise<number> {
    await this.desks.presentBlueprint(deskId);
    return settleDue<Due>(
      this.database,
      { deskId, requestId: `support-access-${randomUUID()}` },
      {
        lock,
        most: batch,
        settle: async (tx, rows) => {
          for (const row of rows) await this.tell(tx, row);
        },
        putOff: async (tx, { id }, error) => {
          this.logger.error(`${id}: ${error instanceof Error ? error.message : 'unknown'}`);
          await tx.run(putOff, [tx.deskId, id, new Date(tx.now.getTime() + retryDelay(3))]);
        },
      },
    );
  }

  private async tell(tx: Transaction, due: Due): Promise<void> {
    const blueprint = await this.desks.blueprint(tx);
    // A command holds the ticket before it takes the grant; whoever came the other way round does not wait for it.
    const locked = await lockIdleTicket(tx, due.ticketId);
    if (!locked) throw new Error('its ticket is held');
    const edit = new TicketEdit(tx, blueprint, locked, systemActor);
    await endGrant(edit, due, due.activatedAt === null ? 'lapsed' : 'time', due.nextAt);
    await edit.write();
  }
}
