import { type DueDesk, retryDelay } from '#database';
import { type Clock, DeskGone, inSpan, Problem, type Uuid } from '#kernel';
import type { Loop } from './loops.js';

/** What a run needs from outside. */
export interface LoopSurroundings {
  readonly due: () => Promise<DueDesk[]>;
  readonly clock: Clock;
  /** Told of what went wrong; the work is tried again by itself. */
  readonly complain: (text: string) => void;
}

/** Desks that are worked on at the same time. */
const lanes = 4;
/** How long to leave a database alone that does not answer. */
const awayMs = 1_000;

/**
 * One loop of the worker. Each call of `tick` works until nothing is due, unless the one before still does. Desks take
 * turns, a batch each, so that a desk with much to do holds up no other; one where something goes wrong rests a while.
 */
export class LoopRun {
  private running: Promise<void> | undefined;
  private stopping = false;
  private away = false;
  private waitsUntil = 0;
  private readonly resting = new Map<Uuid, { readonly failures: number; readonly until: number }>();

  constructor(
    private readonly loop: Loop,
    private readonly surroundings: LoopSurroundings,
  ) {}

  tick(): void {
    if (this.stopping || this.running || this.now() < this.waitsUntil) return;
    this.running = this.work().finally(() => {
      this.running = undefined;
    });
  }

  /** Takes up nothing more and resolves when what was begun is finished. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }

  /** Resolves when nothing is being done. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async work(): Promise<void> {
    try {
      while (!this.stopping && (await this.round()) > 0);
      this.away = false;
    } catch (error) {
      if (!this.away) this.complain(`waits: ${reasonOf(error)}`);
      this.away = true;
      this.waitsUntil = this.now() + awayMs;
    }
  }

  /** One batch of every desk that has something due. */
  private async round(): Promise<number> {
    const desks = (await this.surroundings.due()).filter(({ deskId }) => !this.rests(deskId));
    let settled = 0;
    const lane = async () => {
      for (let desk = desks.shift(); desk && !this.stopping; desk = desks.shift()) settled += await this.step(desk);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return settled;
  }

  private async step(desk: DueDesk): Promise<number> {
    try {
      const { what, step } = this.loop;
      const settled = await inSpan(
        `worker ${what}`,
        'internal',
        { 'guichet.desk': desk.deskId },
        () => step(desk),
        null,
      );
      this.resting.delete(desk.deskId);
      return settled;
    } catch (error) {
      // Its time was over in the middle of it: there is nothing more to do, and nothing wrong.
      if (!(error instanceof DeskGone)) this.rest(desk.deskId, error);
      return 0;
    }
  }

  /** A database that is away or too busy is asked again soon; anything else is our own fault and may last. */
  private rest(deskId: Uuid, error: unknown): void {
    const isAway = error instanceof Problem && error.code === 'unavailable';
    const failures = isAway ? 0 : (this.resting.get(deskId)?.failures ?? 0) + 1;
    this.resting.set(deskId, { failures, until: this.now() + (isAway ? awayMs : retryDelay(failures)) });
    this.complain(`desk ${deskId} rests: ${reasonOf(error)}`);
  }

  private rests(deskId: Uuid): boolean {
    return this.now() < (this.resting.get(deskId)?.until ?? 0);
  }

  private now(): number {
    return this.surroundings.clock.now().getTime();
  }

  private complain(text: string): void {
    this.surroundings.complain(`${this.loop.what}: ${text}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : 'unknown';
}
