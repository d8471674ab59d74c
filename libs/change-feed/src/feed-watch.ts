import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DeskNews } from '#desks';
import type { Uuid } from '#kernel';
import { EventFeed } from './event-feed.service.js';

/** How often desks that somebody listens to are asked whether something happened. */
const lookEveryMs = 500;
/** While word of it comes by itself, only every so many times: some may get lost. */
const trust = 10;

interface Watched {
  head: number;
  readonly listeners: Set<() => void>;
  /** Looks asked for since the one under way was asked for, itself among them; 0 while none is. */
  asked: number;
}

/**
 * Wakes the listeners of a desk when its feed has grown, and when the desk is gone or suspended. Each process asks the
 * database itself, one small question a desk that it has listeners of, however many they are; so it needs no word from
 * other processes, but asks at once when it gets it.
 */
@Injectable()
export class FeedWatch implements OnModuleDestroy {
  private readonly logger = new Logger('change feed');
  private readonly desks = new Map<Uuid, Watched>();
  private timer: NodeJS.Timeout | undefined;
  private isOnRound = false;
  private rounds = 0;
  private readonly ending = new AbortController();

  constructor(
    private readonly feed: EventFeed,
    private readonly news: DeskNews,
  ) {}

  /** Fires when the service stops. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** Calls `wake` whenever the desk's feed has grown or nobody may listen any more, until the function that it returns is called. */
  listen(deskId: Uuid, wake: () => void): () => void {
    const watched = this.desks.get(deskId) ?? { head: 0, listeners: new Set(), asked: 0 };
    watched.listeners.add(wake);
    this.desks.set(deskId, watched);
    this.timer ??= setInterval(() => void this.round(), lookEveryMs).unref();
    this.news.hear(this.heard);
    return () => {
      watched.listeners.delete(wake);
      if (watched.listeners.size === 0 && this.desks.get(deskId) === watched) this.desks.delete(deskId);
      if (this.desks.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.ending.abort();
  }

  private readonly heard = (deskId: Uuid): void => {
    const watched = this.desks.get(deskId);
    if (watched) void this.look(deskId, watched);
  };

  private async round(): Promise<void> {
    if (this.isOnRound || (this.news.comes && ++this.rounds % trust !== 0)) return;
    this.isOnRound = true;
    for (const [deskId, watched] of this.desks) await this.look(deskId, watched);
    this.isOnRound = false;
  }

  private async look(deskId: Uuid, watched: Watched): Promise<void> {
    // What the look under way is too early to see, the next one sees.
    if (++watched.asked > 1) return;
    for (let seen = 0; seen < watched.asked; ) {
      seen = watched.asked;
      try {
        const { position, open } = await this.feed.look(deskId);
        if (position > watched.head || !open) for (const wake of watched.listeners) wake();
        watched.head = position;
      } catch (error) {
        // Listeners find out by themselves with their next heartbeat.
        this.logger.error(`${deskId}: ${error instanceof Error ? error.message : 'unknown'}`);
      }
    }
    watched.asked = 0;
  }
}
