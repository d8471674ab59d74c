import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import { Database, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf } from '#history';
import { type Caller, notFound, Problem } from '#kernel';
import {
  findTicket,
  lockTicket,
  requireMay,
  requireTicketVersion,
  type SeenTicket,
  type TicketDto,
  TicketEdit,
  ticketAfter,
  ticketMerged,
  ticketUnmerged,
} from '#tickets';
import { holdTimers, releaseTimers } from './held-timers.js';
import type { MergeDraftDto } from './merge.dto.js';
import { type MergeObstacle, mergeObstacle } from './merge-rule.js';
import { joinPeople, partPeople } from './merged-people.js';

/**
 * Makes one ticket of two, and two again.
 *
 * The merged ticket is not changed but for pointing to the one that goes on: its status, its form, what was said on it
 * and who is on it stay where they are. Whoever reads the other reads them there; what is said from then on is said on
 * the other. So un-merging gives both back as they were, and what was said meanwhile stays where it was said.
 *
 * Both are locked for it, the merged one first, as by whoever comments on it.
 */
@Injectable()
export class Merges {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /**
   * @param ticket id or number of the one that ends in the other
   * @throws Problem `not-found`, `forbidden`, `stale`; `unprocessable` for what it cannot be merged into; `conflict` or
   *   `ticket-final` when one of the two is merged or over
   */
  async merge(caller: Caller, ticket: string, { into }: MergeDraftDto): Promise<TicketDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const merged = await lockTicket(tx, caller, blueprint, ticket);
      await requireTicketVersion(tx, caller, merged.ticket, 'optional');
      const { id } = await named(tx, caller, blueprint, into);
      const survivor = id === merged.ticket.id ? merged : await lockTicket(tx, caller, blueprint, id);
      requireMay(caller, 'merge', merged.ticket, blueprint);
      const obstacle = mergeObstacle(merged.ticket, survivor.ticket, blueprint);
      if (obstacle) throw problemOf(obstacle);
      const one = new TicketEdit(tx, blueprint, merged, actorOf(caller));
      const other = new TicketEdit(tx, blueprint, survivor, actorOf(caller));
      one.set({ mergedInto: id, mergedAt: tx.now }, 'customers');
      tell(one, other, ticketMerged);
      await one.write();
      await other.write();
      await holdTimers(tx, merged.ticket.id);
      await joinPeople(tx, id);
      return ticketAfter(tx, caller, blueprint, merged.ticket.id);
    });
  }

  /** @throws Problem `not-found`, `forbidden`, `stale`, `conflict` when it is not merged */
  async unmerge(caller: Caller, ticket: string): Promise<TicketDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const merged = await lockTicket(tx, caller, blueprint, ticket);
      await requireTicketVersion(tx, caller, merged.ticket, 'optional');
      requireMay(caller, 'unmerge', merged.ticket, blueprint);
      const { id, mergedInto } = merged.ticket;
      if (mergedInto === null) throw notFound();
      const survivor = await lockTicket(tx, caller, blueprint, mergedInto);
      const one = new TicketEdit(tx, blueprint, merged, actorOf(caller));
      const other = new TicketEdit(tx, blueprint, survivor, actorOf(caller));
      one.set({ mergedInto: null, mergedAt: null }, 'customers');
      tell(one, other, ticketUnmerged);
      await one.write();
      await other.write();
      await releaseTimers(tx, id);
      await partPeople(tx, mergedInto, id);
      return ticketAfter(tx, caller, blueprint, id);
    });
  }
}

/** Both histories tell of it; those of the merged one hear of it. */
function tell(merged: TicketEdit, survivor: TicketEdit, kind: typeof ticketMerged): void {
  const { actor } = merged;
  const other = ({ ticket: { id, number } }: TicketEdit) => ({ otherId: id, otherNumber: number });
  merged.tell(eventOf(kind, { actor, data: { part: 'merged', ...other(survivor) } }));
  survivor.set({}, 'customers');
  survivor.tell(eventOf(kind, { actor, relayed: false, data: { part: 'survivor', ...other(merged) } }));
}

async function named(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  into: string,
): Promise<Readonly<SeenTicket>> {
  return findTicket(tx, caller, blueprint, into).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') throw unfit('unknown', notFound().detail);
    throw error;
  });
}

function unfit(code: string, detail: string): Problem {
  return new Problem('unprocessable', detail, { errors: [{ pointer: '/into', code, detail }] });
}

function problemOf(obstacle: MergeObstacle): Problem {
  switch (obstacle) {
    case 'itself':
      return unfit(obstacle, 'A ticket is not merged into itself. Name another one.');
    case 'other-organization':
      return unfit(obstacle, 'The two belong to different organizations, or people. Link them instead.');
    case 'into-merged':
      return unfit(obstacle, 'This one is merged itself. Name the one it was merged into.');
    case 'into-not-open':
      return unfit(obstacle, 'This one is no longer open. Reopen it first, or merge the other way round.');
    case 'merged':
      return new Problem('conflict', 'It is merged already. Un-merge it first.');
    case 'has-merged':
      return new Problem('conflict', 'Others were merged into it. Un-merge these first, or merge the other way round.');
    case 'final':
      return new Problem('ticket-final', 'The ticket is final: nothing can be done with it any more.');
  }
}
