import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Caller } from '#kernel';
import type { EventListQueryDto } from './event.dto.js';
import { EventFeed, type Told } from './event-feed.service.js';
import { FeedWatch } from './feed-watch.js';

/** Something is sent at least this often, so that a connection that is gone is noticed at both ends. */
const heartbeatMs = 15_000;
const mostAtOnce = 100;

/**
 * The feed as server-sent events (WHATWG HTML, *Server-sent events*): `id` is the cursor, which comes back as
 * `Last-Event-ID`; `event` the kind; `data` the event as JSON. What has an `id` alone is no event: it only says how far the
 * listener has got without hearing of anything.
 *
 * A listener pulls: nothing is read for one who does not take what was sent. Whether they may still listen is asked anew
 * before each read and with each heartbeat; when not, the stream ends, as it does with the access token.
 */
@Injectable()
export class EventStreams {
  constructor(
    private readonly feed: EventFeed,
    private readonly watch: FeedWatch,
  ) {}

  /**
   * @param renew says who the caller is now; throws when they are nobody any more
   * @throws Problem `invalid-cursor`, `no-longer-kept`
   */
  async open(caller: Caller, query: EventListQueryDto, renew: () => Promise<Caller>): Promise<Readable> {
    const begin = await this.feed.begin(caller, query);
    const ended = new AbortController();
    const frames = this.frames(caller, { ...query, limit: mostAtOnce }, begin, renew, ended.signal);
    const stream = Readable.from(frames, { objectMode: false, highWaterMark: 16_384 });
    stream.once('close', () => ended.abort());
    return stream;
  }

  private async *frames(
    first: Caller,
    query: EventListQueryDto,
    begin: number,
    renew: () => Promise<Caller>,
    gone: AbortSignal,
  ): AsyncGenerator<string> {
    const bell = new Bell(AbortSignal.any([gone, this.watch.ended]));
    const leave = this.watch.listen(first.deskId, () => bell.ring());
    try {
      let caller = first;
      let place = begin;
      yield `: welcome\nid: ${this.feed.cursorAt(first, place)}\n\n`;
      while (!bell.over) {
        const part = await this.feed.part(caller, query, place);
        place = part.reached;
        if (part.told.length > 0) yield part.told.map(frame).join('');
        else if (!part.hasMore) yield `: ${await bell.wait(heartbeatMs)}\nid: ${part.resumeCursor}\n\n`;
        const next = await renew().catch(() => null);
        if (next === null) return;
        caller = next;
      }
    } finally {
      leave();
    }
  }
}

function frame({ event, cursor }: Told): string {
  return `id: ${cursor}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Rings once for however many reasons there were since it was last listened to. */
class Bell {
  private rung = false;
  private answer: (() => void) | undefined;

  constructor(private readonly ending: AbortSignal) {
    ending.addEventListener('abort', () => this.ring(), { once: true });
  }

  get over(): boolean {
    return this.ending.aborted;
  }

  ring(): void {
    this.rung = true;
    this.answer?.();
  }

  /** Until it rings or the time is over; says which, for the comment that is sent. */
  async wait(mostMs: number): Promise<'news' | 'still here'> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, mostMs);
        this.answer = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.answer = undefined;
    }
    const was = this.rung;
    this.rung = false;
    return was ? 'news' : 'still here';
  }
}
