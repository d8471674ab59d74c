/** What would happen if a desk changed from one blueprint to another. Pure: the counts of live tickets are given. */
import type { Blueprint } from './blueprint.js';
import type { Complaint } from './complaint.js';
import { type Change, differences } from './differences.js';
import { pointerTo } from './places.js';
import { suggestion } from './suggest.js';

/** How many tickets stand where: all of them, final ones included, since each is shown with its status and type. */
export interface LiveTickets {
  readonly ticketsByStatus: Readonly<Record<string, number>>;
  readonly ticketsByType: Readonly<Record<string, number>>;
}

/** Where the tickets of a status or type that goes away go: old key → new key. */
export interface ChangeMapping {
  readonly statuses?: Readonly<Record<string, string>>;
  readonly types?: Readonly<Record<string, string>>;
}

export interface Move {
  readonly what: 'status' | 'type';
  readonly from: string;
  /** null while no valid mapping says it. */
  readonly to: string | null;
  readonly tickets: number;
}

export interface ChangePlan {
  readonly changes: readonly Change[];
  /** Statuses and types that go away with tickets in them. */
  readonly moves: readonly Move[];
  /** Why it cannot be applied: pointers into `{ mapping, blueprint }`, `/mapping/statuses/pending`. Empty: it can. */
  readonly problems: readonly Complaint[];
}

/** @param from null for a new desk */
export function planChange(
  from: Blueprint | null,
  to: Blueprint,
  live: LiveTickets,
  mapping: ChangeMapping = {},
): ChangePlan {
  const statuses = planMoves({
    what: 'status',
    at: '/mapping/statuses',
    old: new Set(from?.statuses.keys() ?? []),
    kept: new Set(to.statuses.keys()),
    tickets: live.ticketsByStatus,
    mapping: mapping.statuses ?? {},
  });
  const types = planMoves({
    what: 'type',
    at: '/mapping/types',
    old: new Set(from?.requestTypes.keys() ?? []),
    kept: new Set(to.requestTypes.keys()),
    tickets: live.ticketsByType,
    mapping: mapping.types ?? {},
  });
  const problems = [...statuses.problems, ...types.problems];
  if (from && from.identity.slug !== to.identity.slug) {
    const detail = `This desk is "${from.identity.slug}": its slug stands in links and addresses and stays as it is.`;
    problems.push({ pointer: '/blueprint/identity/slug', code: 'not-allowed', detail });
  }
  return { changes: differences(from, to), moves: [...statuses.moves, ...types.moves], problems };
}

interface Leaving {
  readonly what: 'status' | 'type';
  readonly at: string;
  readonly old: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
  readonly tickets: Readonly<Record<string, number>>;
  readonly mapping: Readonly<Record<string, string>>;
}

function planMoves({ what, at, old, kept, tickets, mapping }: Leaving): { moves: Move[]; problems: Complaint[] } {
  const problems: Complaint[] = [];
  const counts = new Map(Object.entries(tickets).filter(([key, count]) => count > 0 && !kept.has(key)));
  const moves = [...counts].map(([from, count]): Move => {
    const target = Object.hasOwn(mapping, from) ? mapping[from] : undefined;
    if (target === undefined) {
      const detail = `${count} ${count === 1 ? 'ticket is' : 'tickets are'} of ${what} "${from}", which goes away: say where to.`;
      problems.push({ pointer: pointerTo(at, from), code: 'missing', detail });
    }
    return { what, from, to: target !== undefined && kept.has(target) ? target : null, tickets: count };
  });
  for (const [from, target] of Object.entries(mapping)) {
    const pointer = pointerTo(at, from);
    if (kept.has(from)) {
      problems.push({ pointer, code: 'not-allowed', detail: `The ${what} "${from}" stays; its tickets stay in it.` });
    } else if (!old.has(from) && !counts.has(from)) {
      const detail = `There is no ${what} "${from}".${suggestion(
        from,
        [...old].filter((key) => !kept.has(key)),
      )}`;
      problems.push({ pointer, code: 'unknown-name', detail });
    } else if (!kept.has(target)) {
      const detail = `The new blueprint has no ${what} "${target}".${suggestion(target, kept)}`;
      problems.push({ pointer, code: 'unknown-name', detail });
    }
  }
  return { moves, problems };
}
