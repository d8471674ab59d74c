import type { Blueprint } from '#blueprint';
import { endOf, latestEnd, stateOf } from './grant-state.js';
import type { GrantWithNames } from './grants.finder.js';
import type { SupportAccessGrantDto } from './support-access.dto.js';

export function grantView(row: GrantWithNames, blueprint: Blueprint, now: Date): SupportAccessGrantDto {
  const state = stateOf(row, now);
  const ended = state === 'active' ? null : (endOf(row) ?? row.endedAt);
  return {
    id: row.id,
    ticketId: row.ticketId,
    ticketNumber: row.ticketNumber,
    state,
    scope: row.scope,
    reason: row.reason,
    customer: { id: row.customerId, name: row.customerName },
    offeredBy: { id: row.offeredBy, name: row.offeredByName },
    offeredAt: row.offeredAt.toISOString(),
    offerEndsAt: row.offerEndsAt.toISOString(),
    latestEnd:
      state === 'offered' && blueprint.supportAccess ? latestEnd(now, blueprint.supportAccess).toISOString() : null,
    activatedAt: row.activatedAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    endedAt: ended?.toISOString() ?? null,
    ending: row.ending ?? (state === 'ended' ? 'time' : state === 'lapsed' ? 'lapsed' : null),
    visibleUntil: row.visibleUntil.toISOString(),
    agentsIn: [...row.agentsIn],
    version: row.version,
  };
}
