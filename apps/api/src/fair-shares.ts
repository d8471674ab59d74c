/** Requests that an instance works on at once, of all desks together, while several desks ask. */
const together = 4;
/** What a desk always gets of them, however many others ask. */
const least = 2;
/** Milliseconds after which a request that is still worked on must be waiting for something, and takes up nothing. */
const patience = 250;
/** Milliseconds after its last request for which a desk counts as one that asks. */
const remembered = 10_000;

interface Share {
  askedAt: number;
  /** When those began that are worked on. */
  readonly running: Set<{ readonly since: number }>;
  readonly waiting: (() => void)[];
  timer: NodeJS.Timeout | undefined;
}

/**
 * Shares an instance between desks, so that one with a thousand requests under way does not make the others wait behind
 * all of them. A desk that asks alone has all of it. As soon as a second one asks, so many of each are worked on at once,
 * and the further ones wait for those of their own desk; nobody else waits for them.
 */
export class FairShares {
  private readonly shares = new Map<string, Share>();

  /** @param now milliseconds of a clock that never goes back */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** A place to work in, at once where there is one. Whoever has it calls what it gets, once, when the work is over. */
  enter(desk: string): (() => void) | Promise<() => void> {
    const share = this.shareOf(desk);
    share.askedAt = this.now();
    if (share.waiting.length === 0 && this.hasPlace(desk, share)) return this.begin(desk, share);
    return new Promise((resolve) => {
      share.waiting.push(() => resolve(this.begin(desk, share)));
      this.lookAgain(desk, share);
    });
  }

  private begin(desk: string, share: Share): () => void {
    const place = { since: this.now() };
    share.running.add(place);
    return () => {
      share.running.delete(place);
      this.letIn(desk, share);
    };
  }

  private letIn(desk: string, share: Share): void {
    while (share.waiting.length > 0 && this.hasPlace(desk, share)) share.waiting.shift()?.();
    if (share.waiting.length > 0) return;
    clearTimeout(share.timer);
    share.timer = undefined;
  }

  /** Nobody waits for ever for what is itself held up. */
  private lookAgain(desk: string, share: Share): void {
    share.timer ??= setInterval(() => this.letIn(desk, share), patience).unref();
  }

  private hasPlace(desk: string, { running }: Share): boolean {
    if (running.size < least) return true;
    const most = this.most(desk);
    if (running.size < most) return true;
    const since = this.now() - patience;
    let busy = 0;
    for (const place of running) if (place.since > since) busy += 1;
    return busy < most;
  }

  /** How many requests of a desk are worked on at once now. */
  private most(desk: string): number {
    let desks = 1;
    const since = this.now() - remembered;
    for (const [other, { running, askedAt }] of this.shares) {
      if (other === desk) continue;
      if (running.size > 0 || askedAt > since) desks += 1;
      else this.shares.delete(other);
    }
    return desks === 1 ? Number.POSITIVE_INFINITY : Math.max(least, Math.floor(together / desks));
  }

  private shareOf(desk: string): Share {
    const known = this.shares.get(desk);
    if (known) return known;
    const share: Share = { askedAt: 0, running: new Set(), waiting: [], timer: undefined };
    this.shares.set(desk, share);
    return share;
  }
}
