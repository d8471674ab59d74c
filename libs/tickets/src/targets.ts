import { addBusinessTime, type Blueprint, businessTimeBetween, type TargetRule, targetRuleFor } from '#blueprint';
import { addOpenTime, calendarOf } from './due-instants.js';
import type { TicketRow } from './ticket.entity.js';
import type { TargetKind, TicketTargetRow } from './timer.entity.js';

// What the desk promises for a ticket: pure. Each target counts open time of its rule's calendar from `startedAt`. The
// first answer is owed from filing, the next one from the first comment of a customer that follows an answer, the
// resolution from filing and anew from each reopening. The resolution's clock stands still where the desk says so.

export type Target = Pick<TicketTargetRow, 'kind' | 'startedAt' | 'dueAt' | 'metAt' | 'pausedAt'>;

export type PromisedTicket = Pick<
  TicketRow,
  | 'typeKey'
  | 'priority'
  | 'statusKey'
  | 'isOpen'
  | 'createdAt'
  | 'firstAnsweredAt'
  | 'lastAgentReplyAt'
  | 'lastCustomerReplyAt'
>;

/** The targets of a ticket once it is filed. */
export function targetsOfNew(blueprint: Blueprint, ticket: PromisedTicket): Target[] {
  return settled(blueprint, ticket, [
    ...started(blueprint, ticket, 'firstAnswer', ticket.createdAt),
    ...started(blueprint, ticket, 'resolution', ticket.createdAt),
  ]);
}

/** The targets of a ticket after a change that took place at `now`. Targets that did not change are the same objects. */
export function targetsAfter(
  blueprint: Blueprint,
  before: PromisedTicket,
  after: PromisedTicket,
  targets: readonly Target[],
  now: Date,
): Target[] {
  let all =
    ruleOf(blueprint, before) === ruleOf(blueprint, after)
      ? [...targets]
      : underNewRule(blueprint, before, after, targets);
  if (before.lastAgentReplyAt !== after.lastAgentReplyAt) all = met(all, now, 'firstAnswer', 'nextAnswer');
  if (before.isOpen && !after.isOpen) {
    const isCancelled = blueprint.statuses.get(after.statusKey)?.category === 'cancelled';
    all = isCancelled
      ? all.filter(({ metAt }) => metAt !== null)
      : met(all, now, 'firstAnswer', 'nextAnswer', 'resolution');
  }
  if (!before.isOpen && after.isOpen) all = replaced(all, started(blueprint, after, 'resolution', now));
  if (before.lastCustomerReplyAt !== after.lastCustomerReplyAt && after.isOpen) {
    const answerIsOwed = all.some(({ kind, metAt }) => kind !== 'resolution' && metAt === null);
    if (!answerIsOwed) all = replaced(all, started(blueprint, after, 'nextAnswer', now));
  }
  return settled(blueprint, after, all, now);
}

/** When the next promise is broken unless it is kept first; null where nothing is owed, or the clock stands still. */
export function nextDueAt(targets: readonly Target[]): Date | null {
  const running = targets.filter(({ metAt, pausedAt }) => metAt === null && pausedAt === null);
  return running.reduce<Date | null>((next, { dueAt }) => (next === null || dueAt < next ? dueAt : next), null);
}

function ruleOf(blueprint: Blueprint, ticket: PromisedTicket): TargetRule | undefined {
  return targetRuleFor(blueprint, ticket.typeKey, ticket.priority);
}

function started(blueprint: Blueprint, ticket: PromisedTicket, kind: TargetKind, at: Date): Target[] {
  const rule = ruleOf(blueprint, ticket);
  const duration = rule?.[kind] ?? null;
  if (!rule || duration === null) return [];
  const dueAt = addBusinessTime(calendarOf(blueprint, rule.calendar), at, duration);
  return [{ kind, startedAt: at, dueAt, metAt: null, pausedAt: null }];
}

function met(targets: readonly Target[], now: Date, ...kinds: TargetKind[]): Target[] {
  return targets.map((target) =>
    target.metAt === null && kinds.includes(target.kind) ? { ...target, metAt: now, pausedAt: null } : target,
  );
}

function replaced(targets: readonly Target[], by: readonly Target[]): Target[] {
  return [...targets.filter(({ kind }) => !by.some((target) => target.kind === kind)), ...by];
}

/** Pauses the resolution's clock, or lets it run again with what was left of it. */
function settled(
  blueprint: Blueprint,
  ticket: PromisedTicket,
  targets: readonly Target[],
  now = ticket.createdAt,
): Target[] {
  const category = blueprint.statuses.get(ticket.statusKey)?.category;
  const paused = category !== undefined && (blueprint.targets?.pausedIn.has(category) ?? false);
  return targets.map((target) => {
    if (target.kind !== 'resolution' || target.metAt !== null || paused === (target.pausedAt !== null)) return target;
    if (target.pausedAt === null) return { ...target, pausedAt: now };
    const calendar = calendarOf(blueprint, ruleOf(blueprint, ticket)?.calendar ?? null);
    const left = businessTimeBetween(calendar, target.pausedAt, target.dueAt);
    return { ...target, pausedAt: null, dueAt: left <= 0 ? target.dueAt : addOpenTime(calendar, now, left) };
  });
}

/**
 * The targets still owed, counted by the rule of the new type or priority from when they started, plus the pauses there
 * were; those that the new rule does not promise are gone.
 */
function underNewRule(
  blueprint: Blueprint,
  before: PromisedTicket,
  after: PromisedTicket,
  targets: readonly Target[],
): Target[] {
  const kept = targets.filter(({ metAt }) => metAt !== null);
  const owed = (kind: TargetKind) => targets.find((target) => target.kind === kind && target.metAt === null);
  const has = (kind: TargetKind) => kept.some((target) => target.kind === kind);
  const startOf = (kind: TargetKind): Date | undefined => {
    if (has(kind)) return undefined;
    const start = owed(kind)?.startedAt;
    if (start) return start;
    if (kind === 'firstAnswer') return after.firstAnsweredAt === null && after.isOpen ? after.createdAt : undefined;
    return kind === 'resolution' && after.isOpen ? after.createdAt : undefined;
  };
  const anew = (['firstAnswer', 'nextAnswer', 'resolution'] as const).flatMap((kind) => {
    const start = startOf(kind);
    if (!start) return [];
    return started(blueprint, after, kind, start).map((target) =>
      withPauses(blueprint, before, after, target, owed(kind)),
    );
  });
  return [...kept, ...anew];
}

function withPauses(
  blueprint: Blueprint,
  before: PromisedTicket,
  after: PromisedTicket,
  target: Target,
  old: Target | undefined,
): Target {
  const [unpaused] = old ? started(blueprint, before, target.kind, old.startedAt) : [];
  if (!old || !unpaused) return target;
  const pauses = businessTimeBetween(
    calendarOf(blueprint, ruleOf(blueprint, before)?.calendar ?? null),
    unpaused.dueAt,
    old.dueAt,
  );
  const calendar = calendarOf(blueprint, ruleOf(blueprint, after)?.calendar ?? null);
  const dueAt = pauses > 0 ? addOpenTime(calendar, target.dueAt, pauses) : target.dueAt;
  return { ...target, dueAt, pausedAt: old.pausedAt };
}
