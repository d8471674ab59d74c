import { Injectable, Logger } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { systemActor } from '#history';
import { inSpan, type Uuid } from '#kernel';
import { dueAt } from './armed-timers.js';
import type { Target } from './targets.js';
import { TicketEdit } from './ticket-edit.js';
import { lockIdleTicket } from './ticket-finder.js';
import { becomeLate, goOff } from './timer-effects.js';

const dueTickets = statement<{ ticketId: Uuid }>(
  'timer.due-tickets',
  `SELECT ticket_id AS "ticketId" FROM timer WHERE desk_id = $1 AND due_at <= $2
   GROUP BY ticket_id ORDER BY min(due_at), ticket_id LIMIT $3`,
);
const dueOfTicket = statement<{ key: string }>(
  'timer.due-of-ticket',
  'SELECT key FROM timer WHERE desk_id = $1 AND ticket_id = $2 AND due_at <= $3 ORDER BY due_at, key',
);
const correct = statement<never>(
  'timer.correct',
  'UPDATE timer SET due_at = $4 WHERE desk_id = $1 AND ticket_id = $2 AND key = $3',
);
/** A ticket that fails time and again must not keep the others waiting. 4 s to 5 min. */
const postpone = statement<never>(
  'timer.postpone',
  `UPDATE timer SET attempts = attempts + 1, due_at = $3 + make_interval(secs => least(300, 4 ^ least(attempts + 1, 5)))
   WHERE desk_id = $1 AND ticket_id = $2 AND due_at <= $3`,
);

/** How many tickets of a desk are worked on at a time. */
const sideBySide = 4;

/**
 * Lets timers go off: each once, never early. A ticket is one transaction: its row is locked (others' tickets are left to
 * them), what is due is read again under the lock and held against the ticket as it is now. Whatever interrupts it, the
 * rows are still there or their effect is.
 *
 * The ticket is locked before its timers, as in every command, so that the two cannot wait for each other.
 */
@Injectable()
export class Timers {
  private readonly logger = new Logger('timers');

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /**
   * @param now the desk's present instant
   * @param limit tickets at most
   * @returns how many tickets had something due; fewer than `limit` means that nothing is left for now
   */
  async fireDue(deskId: Uuid, now: Date, limit: number): Promise<number> {
    const due = await this.database.read({ deskId }, dueTickets, [deskId, now, limit]);
    const waiting = due.map(({ ticketId }) => ticketId);
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await this.fireOf(deskId, id);
    };
    await Promise.all(Array.from({ length: Math.min(sideBySide, waiting.length) }, work));
    return due.length;
  }

  private async fireOf(deskId: Uuid, ticketId: Uuid): Promise<void> {
    const bound = { deskId, requestId: `timer-${ticketId}` };
    try {
      const work = () => this.database.transaction(bound, (tx) => this.fire(tx, ticketId));
      await inSpan('timers', 'consumer', { 'guichet.ticket': ticketId }, work, null);
    } catch (error) {
      this.logger.error(`the timers of ticket ${ticketId} failed: ${error instanceof Error ? error.stack : error}`);
      await this.database
        .transaction(bound, (tx) => tx.run(postpone, [deskId, ticketId, tx.now]))
        .catch((failure: unknown) => this.logger.error(`and could not be put off: ${String(failure)}`));
    }
  }

  private async fire(tx: Transaction, ticketId: Uuid): Promise<void> {
    const blueprint = await this.desks.blueprint(tx);
    const [locked, due] = await Promise.all([
      lockIdleTicket(tx, ticketId),
      tx.run(dueOfTicket, [tx.deskId, ticketId, tx.now]),
    ]);
    if (!locked || due.length === 0) return;
    const edit = new TicketEdit(tx, blueprint, locked, systemActor);
    for (const { key } of due) {
      const target = locked.targets.find(({ kind }) => key === `target.${kind}`);
      const timer = blueprint.timersIn.get(edit.ticket.statusKey)?.find((each) => each.key === key);
      const at = timer ? dueAt(blueprint, timer, edit.ticket) : target && lateAt(target);
      // What has no meaning for the ticket as it is now is taken away, what came too early is put right.
      if (!at) edit.stopTimer(key);
      else if (at > tx.now) await tx.run(correct, [tx.deskId, ticketId, key, at]);
      else if (target) becomeLate(edit, target);
      else if (timer && goOff(edit, timer)) break;
    }
    await edit.write();
  }
}

function lateAt(target: Target): Date | undefined {
  return target.metAt === null && target.pausedAt === null ? target.dueAt : undefined;
}
