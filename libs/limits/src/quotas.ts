import type { Clock, Problem } from '#kernel';
import { type Grant, LeaseQueue, type Spend, type TakeLeases } from './lease-queue.js';
import { type Limit, tooMany } from './limit-table.js';

/** How somebody stands with a limit, as far as this process knows. */
export interface Standing {
  readonly limit: Limit;
  readonly left: number;
  /** Seconds until the window ends, at least 1. */
  readonly seconds: number;
}

/** What this process has of one subject's window. */
interface Holding extends Spend {
  /** Leased and not spent. */
  tokens: number;
  /** What is left for all to lease. */
  rest: number;
  endsAt: number;
  /** How many to lease next. */
  block: number;
  /** In this window, here. */
  spent: number;
  leasing: Promise<void> | undefined;
}

/** Subjects held before those whose windows are over are let go of. */
const fewest = 10_000;

/**
 * Answers from what this process has leased: a block is leased ahead of need, in the background, and only where none is
 * left does anybody wait for the shared count. Nothing is allowed that was not leased, so all instances together never
 * allow more than the quota; what one of them leaves unspent when the window ends (or it does) is nobody's.
 */
export class Quotas {
  private readonly held = new Map<string, Holding>();
  private readonly queue: LeaseQueue;
  private most = fewest;

  constructor(
    take: TakeLeases,
    private readonly clock: Clock,
  ) {
    this.queue = new LeaseQueue(take, clock);
  }

  /**
   * Spends one of each, or none.
   *
   * @returns how each stands afterwards
   * @throws Problem `too-many-requests` naming the limit that is used up, `unavailable` where the count is out of reach
   */
  async spend(spends: readonly Spend[]): Promise<Standing[]> {
    const holdings = spends.map((each) => this.holding(each));
    for (;;) {
      const now = this.clock.now().getTime();
      const refused = usedUp(holdings, now);
      if (refused) throw refused;
      const short = holdings.filter((each) => tokensOf(each, now) < 1);
      if (short.length === 0) return holdings.map((each) => this.spendOne(each, now));
      await Promise.all(short.map((each) => this.lease(each)));
    }
  }

  /** The limit that is known to be used up, if one is. Else leases begin for what is short, to be there when needed. */
  foresee(spends: readonly Spend[]): Problem | undefined {
    const now = this.clock.now().getTime();
    const holdings = spends.map((each) => this.holding(each));
    const refused = usedUp(holdings, now);
    if (refused) return refused;
    for (const each of holdings) if (tokensOf(each, now) < 1) this.leaseAhead(each);
    return undefined;
  }

  /** How somebody stands, without counting or asking anything. */
  standing({ limit, subject }: Spend): Standing {
    const now = this.clock.now().getTime();
    const holding = this.held.get(keyOf(limit, subject));
    if (!holding || now >= holding.endsAt) return { limit, left: limit.quota, seconds: limit.seconds };
    return standingOf(holding, now);
  }

  private holding({ limit, subject }: Spend): Holding {
    const key = keyOf(limit, subject);
    const known = this.held.get(key);
    if (known) return known;
    if (this.held.size >= this.most) this.letGo();
    const block = firstBlock(limit);
    const holding = { limit, subject, tokens: 0, rest: 0, endsAt: 0, block, spent: 0, leasing: undefined };
    this.held.set(key, holding);
    return holding;
  }

  private letGo(): void {
    const now = this.clock.now().getTime();
    for (const [key, { endsAt, leasing }] of this.held) if (now >= endsAt && !leasing) this.held.delete(key);
    this.most = Math.max(fewest, this.held.size * 2);
  }

  private spendOne(holding: Holding, now: number): Standing {
    holding.tokens -= 1;
    holding.spent += 1;
    if (holding.tokens * 4 < holding.block && holding.rest > 0) this.leaseAhead(holding);
    return standingOf(holding, now);
  }

  /** Nobody waits for it. Whoever finds nothing leases for themselves, and is told what is wrong. */
  private leaseAhead(holding: Holding): void {
    if (!holding.leasing) this.lease(holding).catch(() => undefined);
  }

  private lease(holding: Holding): Promise<void> {
    holding.leasing ??= this.queue
      .lease({ limit: holding.limit, subject: holding.subject, count: holding.block })
      .then((grant) => receive(holding, grant))
      .finally(() => {
        holding.leasing = undefined;
      });
    return holding.leasing;
  }
}

function keyOf({ name }: Limit, subject: string): string {
  return `${name} ${subject}`;
}

/** What is held of the window that is open now: tokens of one that is over are worth nothing. */
function tokensOf(holding: Holding, now: number): number {
  if (now >= holding.endsAt) holding.tokens = 0;
  return holding.tokens;
}

function usedUp(holdings: readonly Holding[], now: number): Problem | undefined {
  const used = holdings.find(({ tokens, rest, endsAt }) => tokens < 1 && rest < 1 && now < endsAt);
  return used && tooMany(used.limit, secondsUntil(used.endsAt, now));
}

function receive(holding: Holding, { granted, rest, endsAt }: Grant): void {
  const { limit, spent } = holding;
  const most = Math.max(firstBlock(limit), Math.ceil(limit.quota / 4));
  if (endsAt === holding.endsAt) {
    holding.tokens += granted;
    holding.block = Math.min(holding.block * 2, most);
  } else {
    // A new window: as many at a time as the last one took in a quarter of itself.
    holding.tokens = granted;
    holding.block = Math.min(Math.max(firstBlock(limit), Math.ceil(spent / 4)), most);
    holding.spent = 0;
  }
  holding.rest = rest;
  holding.endsAt = endsAt;
}

/** A twentieth of the quota, and fifty at most: what somebody does not use, nobody else can. */
function firstBlock({ quota }: Limit): number {
  return Math.min(Math.ceil(quota / 20), 50);
}

function standingOf({ limit, tokens, rest, endsAt }: Holding, now: number): Standing {
  return { limit, left: tokens + rest, seconds: secondsUntil(endsAt, now) };
}

function secondsUntil(endsAt: number, now: number): number {
  return Math.max(1, Math.ceil((endsAt - now) / 1000));
}
