import { Injectable } from '@nestjs/common';
import type { Numbering } from '#blueprint';
import { Database, Secrets, statement, type Transaction } from '#database';
import { eventOf, record, systemActor } from '#history';
import { Problem, type Uuid } from '#kernel';
import { type TicketNumbers, ticketNumbers } from './numbering.js';
import { numbersRunningOut } from './tickets.events.js';

const reserve = statement<{ first: string }>(
  'number-block.reserve',
  `INSERT INTO number_block AS b (desk_id, next_index) VALUES ($1, $2)
   ON CONFLICT (desk_id) DO UPDATE SET next_index = b.next_index + $2
   RETURNING next_index - $2 AS first`,
);

/** Numbers taken ahead by one process, in places of the desk's permutation. */
interface Block {
  readonly free: number[];
  next: number;
  end: number;
  /** The reservation that is under way; whoever needs a number meanwhile waits for it. */
  reserving: Promise<void> | null;
}

const largestBlock = 32;

/**
 * Ticket numbers without a counter that filing waits on: each process takes a block of places in a short transaction of
 * its own. A number is never given to two tickets. What a process still had when it ended is lost, so blocks are small
 * where numbers are few: at most a thousandth of them.
 */
@Injectable()
export class NumberBlocks {
  private readonly blocks = new Map<Uuid, Block>();
  private readonly numbers = new Map<string, TicketNumbers>();

  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /**
   * A place nobody else has. Take it before the transaction that uses it, and give it back if that did not come about.
   *
   * @throws Problem `numbers-exhausted` (503) when the desk has none left
   */
  async take(deskId: Uuid, rule: Numbering, requestId: string): Promise<number> {
    const block = this.blockOf(deskId);
    for (;;) {
      const place = block.free.pop() ?? (block.next < block.end ? block.next++ : undefined);
      if (place !== undefined && place < this.numbersOf(deskId, rule).capacity) return place;
      if (place !== undefined) {
        throw new Problem(
          'numbers-exhausted',
          'All ticket numbers are used up. The desk’s operator has to widen them.',
        );
      }
      block.reserving ??= this.reserve(deskId, rule, requestId, block).finally(() => {
        block.reserving = null;
      });
      await block.reserving;
    }
  }

  /** Only for a place whose number was written nowhere. */
  giveBack(deskId: Uuid, place: number): void {
    this.blockOf(deskId).free.push(place);
  }

  /** What the ticket at this place is called. */
  numberAt(deskId: Uuid, rule: Numbering, place: number): string {
    const number = this.numbersOf(deskId, rule).numberOf(place);
    if (number === undefined) throw new Error(`place ${place} has no number`);
    return number;
  }

  private async reserve(deskId: Uuid, rule: Numbering, requestId: string, block: Block): Promise<void> {
    const { capacity } = this.numbersOf(deskId, rule);
    const size = Math.min(largestBlock, Math.max(1, Math.floor(capacity / 1000)));
    const first = await this.database.transaction({ deskId, requestId }, async (tx) => {
      const row = await tx.first(reserve, [deskId, size]);
      if (!row) throw new Error('no block of numbers was reserved');
      const start = Number(row.first);
      if (rule.whenExhausted === 'refuse') await alert(tx, rule, capacity, start, start + size);
      return start;
    });
    block.next = first;
    block.end = first + size;
  }

  private blockOf(deskId: Uuid): Block {
    let block = this.blocks.get(deskId);
    if (!block) {
      block = { free: [], next: 0, end: 0, reserving: null };
      this.blocks.set(deskId, block);
    }
    return block;
  }

  private numbersOf(deskId: Uuid, rule: Numbering): TicketNumbers {
    const key = `${deskId} ${rule.digits} ${rule.whenExhausted}`;
    let numbers = this.numbers.get(key);
    if (!numbers) {
      numbers = ticketNumbers(this.secrets.key(`numbers:${deskId}`), rule);
      this.numbers.set(key, numbers);
    }
    return numbers;
  }
}

/** Said once: by the block in which the desk's share of used numbers is reached. */
async function alert(tx: Transaction, rule: Numbering, capacity: number, from: number, to: number): Promise<void> {
  const threshold = Math.ceil((capacity * rule.alertAtPercent) / 100);
  if (from >= threshold || to < threshold) return;
  const used = Math.min(to, capacity);
  await record(tx, eventOf(numbersRunningOut, { actor: systemActor, data: { used, left: capacity - used } }));
}
