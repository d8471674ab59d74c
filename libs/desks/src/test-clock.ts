import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { type Caller, Problem } from '#kernel';
import type { TestClockDto, TestClockMoveDto } from './desk.dto.js';
import { DeskRegistry } from './desk-registry.js';
import { millisecondsOf } from './plain-duration.js';

const move = statement<never>('desk.move-clock', 'UPDATE desk SET clock_at = $2 WHERE id = $1 AND is_test');
const farthest = Date.parse('2200-01-01T00:00:00Z');

/**
 * The clock of a test desk. Everything that waits (timers, targets, links, mail retries) follows it, so that weeks of a
 * desk's life can be seen in one test run; not what others hold against their own clocks (access tokens, signatures of
 * webhooks), limits, nor the desk's lifetime. A real desk has no such clock.
 */
@Injectable()
export class TestClock {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `forbidden` on a real desk */
  async read(caller: Caller): Promise<TestClockDto> {
    const desk = await this.desks.byId(caller.deskId);
    requireTestDesk(desk.isTest);
    return { now: caller.now.toISOString(), moved: desk.clockAt !== null };
  }

  /** @throws Problem `forbidden` on a real desk, `invalid-request` when it would go back or nowhere */
  async move(caller: Caller, { to, by }: TestClockMoveDto): Promise<TestClockDto> {
    const desk = await this.desks.byId(caller.deskId);
    requireTestDesk(desk.isTest);
    if ((to === undefined) === (by === undefined)) throw refusal('', 'Send either `to` or `by`.');
    return this.database.command(caller, async (tx) => {
      const target = to === undefined ? tx.now.getTime() + millisecondsOf(by ?? '') : Date.parse(to);
      if (!(target >= tx.now.getTime())) throw refusal('/to', 'The clock only moves forward.');
      if (target > farthest) throw refusal(to === undefined ? '/by' : '/to', 'That is too far away.');
      const now = new Date(target);
      await tx.run(move, [tx.deskId, now]);
      return { now: now.toISOString(), moved: true };
    });
  }
}

function requireTestDesk(isTest: boolean): void {
  if (!isTest) throw new Problem('forbidden', 'Only a test desk has a clock that can be moved.');
}

function refusal(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', detail, { errors: [{ pointer, code: 'out-of-range', detail }] });
}
