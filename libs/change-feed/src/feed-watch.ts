import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Uuid } from '#kernel';
import { EventFeed } from './event-feed.service.js';

/** How often desks that somebody listens to are asked whether something happened. */
const lookEveryMs = 500;

interface Watched {
  head: number;
  readonly listeners: Set<() => void>;
}

/**
 * Wakes the listeners of a desk when its feed has grown, and when the desk is gone or suspended. Each process asks the database itself, one small question a desk
 * that it has listeners of, however many they are: nothing has to carry word from one process to the other.
 */
@Injectable()
export class FeedWatch implements OnModuleDestroy {
  private readonly logger = new Logger('change feed');
  private readonly desks = new Map<Uuid, Watched>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private readonly ending = new AbortController();

  constructor(private readonly feed: EventFeed) {}

  /** Fires when the service stops. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** Calls `wake` whenever the desk's feed has grown or nobody may listen any more, until the function that it returns is called. */
  listen(deskId: Uuid, wake: () => void): () => void {
    const watched = this.desks.get(deskId) ?? { head: 0, listeners: new Set() };
    watched.listeners.add(wake);
    this.desks.set(deskId, watched);
    this.timer ??= setInterval(() => void this.look(), lookEveryMs).unref();
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

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    for (const [deskId, watched] of this.desks) {
      try {
        const { position, open } = await this.feed.look(deskId);
        if (position > watched.head || !open) for (const wake of watched.listeners) wake();
        watched.head = position;
      } catch (error) {
        // Listeners find out by themselves with their next heartbeat.
        this.logger.error(`${deskId}: ${error instanceof Error ? error.message : 'unknown'}`);
      }
    }
    this.looking = false;
  }
}
