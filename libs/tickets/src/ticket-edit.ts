import type { Blueprint } from '#blueprint';
import { statement, type Transaction } from '#database';
import type { Actor, EventDraft } from '#history';
import { type DueTimer, timersAfter } from './armed-timers.js';
import { nextDueAt, type Target, targetsAfter } from './targets.js';
import type { TicketRow } from './ticket.entity.js';
import type { SeenTicket } from './ticket-access.js';
import { writeTicketChange } from './ticket-change.js';
import type { LockedTicket } from './ticket-finder.js';

const stop = statement<never>(
  'timer.stop',
  'DELETE FROM timer WHERE desk_id = $1 AND ticket_id = $2 AND key = ANY ($3::text[])',
);

/** The columns that an edit sets itself. */
type Kept = 'deskId' | 'id' | 'sequence' | 'version' | 'publicVersion' | 'updatedAt' | 'publicUpdatedAt' | 'nextDueAt';

/**
 * One change of one locked ticket, put together step by step and then written by one statement. Timers and targets follow
 * from what the ticket was and what it has become, so that nobody has to think of them.
 */
export class TicketEdit {
  private now: Readonly<SeenTicket>;
  private readonly events: EventDraft[] = [];
  private seenByCustomers = false;
  private readonly stopped: string[] = [];
  private words: { text: string; internal: boolean } | null = null;

  constructor(
    readonly tx: Transaction,
    readonly blueprint: Blueprint,
    private readonly locked: LockedTicket,
    readonly actor: Actor,
  ) {
    this.now = locked.ticket;
  }

  /** The ticket as changed so far. */
  get ticket(): Readonly<SeenTicket> {
    return this.now;
  }

  /** @param seenBy who can see that it changed; `customers` means everybody */
  set(values: Partial<Omit<TicketRow, Kept>>, seenBy: 'customers' | 'staff'): void {
    this.now = { ...this.now, ...values };
    if (seenBy === 'customers') this.seenByCustomers = true;
  }

  /** Adds an event about this ticket. */
  tell(event: EventDraft): void {
    this.events.push(event);
  }

  /** @param text as `searchableText` cuts it */
  addWords(text: string, internal: boolean): void {
    this.words = { text, internal };
  }

  /** Takes a timer away that has gone off, or has no meaning any more. */
  stopTimer(key: string): void {
    this.stopped.push(key);
  }

  /** What a reader of an older version has missed; customers' version only where they may know of the event. */
  private versions(event: EventDraft): { readonly version: number; readonly publicVersion?: number } {
    const { version, publicVersion } = this.now;
    const isPublic = (event.audience ?? event.kind.audience) === 'public';
    return isPublic ? { version, publicVersion } : { version };
  }

  /** Writes it all. Without an event nothing but timers can have changed: every change of a ticket is one. */
  async write(): Promise<void> {
    const { tx, blueprint, locked, events, stopped } = this;
    const before = locked.ticket;
    if (events.length === 0) {
      if (stopped.length > 0) await tx.run(stop, [tx.deskId, before.id, stopped]);
      return;
    }
    this.now = {
      ...this.now,
      updatedAt: tx.now,
      version: before.version + 1,
      sequence: before.sequence + events.length,
      ...(this.seenByCustomers ? { publicUpdatedAt: tx.now, publicVersion: before.publicVersion + 1 } : {}),
    };
    const targets = targetsAfter(blueprint, before, this.now, locked.targets, tx.now);
    const escalatedAt = this.now.isOpen ? this.now.escalatedAt : null;
    // For a merged ticket nothing is owed: the other one is answered.
    const owedAt = this.now.mergedInto === null ? nextDueAt(targets) : null;
    this.now = { ...this.now, nextDueAt: owedAt, escalatedAt };
    const ofStatus = timersAfter(blueprint, before, this.now);
    const ofTargets = targetTimers(blueprint, locked.targets, targets, tx.now);
    await writeTicketChange(tx, {
      ticket: this.now,
      events: events.map((event, place) => ({
        ...event,
        data: { ...event.data, ...this.versions(event) },
        ticketId: before.id,
        sequence: before.sequence + place + 1,
      })),
      timers: {
        replaced: ofStatus.replaced,
        dropped: [...ofTargets.dropped, ...stopped],
        armed: [...ofStatus.armed, ...ofTargets.armed],
      },
      targets: {
        dropped: locked.targets.map(({ kind }) => kind).filter((kind) => !targets.some((each) => each.kind === kind)),
        put: targets.filter((target) => !locked.targets.includes(target)),
      },
      words: this.words,
    });
  }
}

/**
 * The timers that go off when a target is missed. One that went off stays off as long as the target stays missed.
 *
 * @param before as they were; empty for a new ticket
 */
export function targetTimers(
  blueprint: Blueprint,
  before: readonly Target[],
  after: readonly Target[],
  now: Date,
): { readonly dropped: readonly string[]; readonly armed: readonly DueTimer[] } {
  const effect = blueprint.targets?.whenLate;
  const hasEffect = effect !== undefined && (effect.notify.length > 0 || effect.raisePriorityTo !== null);
  const runs = (target: Target) => target.metAt === null && target.pausedAt === null;
  const isMissed = (target: Target) => runs(target) && target.dueAt <= now;
  const keyOf = ({ kind }: Target) => `target.${kind}`;
  const gone = before.filter(({ kind }) => !after.some((target) => target.kind === kind));
  const changed = after.filter((target) => !before.includes(target));
  const stillMissed = changed.filter((target) => {
    const old = before.find(({ kind }) => kind === target.kind);
    return old !== undefined && isMissed(old) && isMissed(target);
  });
  const moved = changed.filter((target) => !stillMissed.includes(target));
  return {
    dropped: [...gone, ...moved.filter((target) => !runs(target))].map(keyOf),
    armed: hasEffect ? moved.filter(runs).map((target) => ({ key: keyOf(target), dueAt: target.dueAt })) : [],
  };
}
