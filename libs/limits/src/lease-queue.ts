import { type Clock, Problem } from '#kernel';
import type { Limit } from './limit-table.js';

/** Somebody does something once that a limit counts. */
export interface Spend {
  readonly limit: Limit;
  /** Who is counted, such as a person's id. */
  readonly subject: string;
}

export interface Ask extends Spend {
  readonly count: number;
}

export interface Grant {
  readonly granted: number;
  /** What is left to lease in this window. */
  readonly rest: number;
  /** When the window ends, in milliseconds of the clock. */
  readonly endsAt: number;
}

/** The shared count. Its answer is in the order of the question. */
export type TakeLeases = (asks: readonly Ask[], now: Date) => Promise<Grant[]>;

interface Waiting {
  readonly ask: Ask;
  readonly resolve: (grant: Grant) => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds that anybody waits for a lease. */
const patience = 3_000;
/** Milliseconds in which nobody asks again after the count did not answer. */
const pause = 1_000;
const mostAtOnce = 500;

/**
 * Leases of one moment go together, and one question at a time: the busier a process, the fewer for each request. A
 * count that does not answer is told to all who wait at once, and left alone for a moment.
 */
export class LeaseQueue {
  private waiting: Waiting[] = [];
  private running = false;
  private awayUntil = 0;

  constructor(
    private readonly take: TakeLeases,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `unavailable` */
  lease(ask: Ask): Promise<Grant> {
    return new Promise<Grant>((resolve, reject) => {
      this.waiting.push({ ask, resolve, reject });
      if (this.running) return;
      this.running = true;
      setImmediate(() => this.run());
    });
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const together = this.waiting.splice(0, mostAtOnce);
      try {
        const grants = await this.inTime(together.map(({ ask }) => ask));
        for (const [place, { resolve, reject }] of together.entries()) {
          const grant = grants[place];
          if (grant) resolve(grant);
          else reject(new Error('a lease was not answered'));
        }
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    this.running = false;
  }

  private async inTime(asks: readonly Ask[]): Promise<Grant[]> {
    const now = this.clock.now();
    if (now.getTime() < this.awayUntil) throw away();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      // After what has arrived meanwhile: a process that was busy itself must not take that for silence.
      timer = setTimeout(() => setImmediate(() => reject(away())), patience);
      timer.unref();
    });
    try {
      return await Promise.race([this.take(asks, now), late]);
    } catch (error) {
      this.awayUntil = this.clock.now().getTime() + pause;
      throw error instanceof Problem ? error : away(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function away(cause?: unknown): Problem {
  return new Problem('unavailable', 'The count of requests does not answer. Try again shortly.', {
    retryAfter: 2,
    cause,
  });
}
