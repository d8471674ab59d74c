import { statement, type Transaction } from '#database';
import { requireVersion } from '#http';
import { type Caller, isStaff, Problem } from '#kernel';
import type { TicketRow } from './ticket.entity.js';

/** Staff and customers see different changes, hence different versions. Each event keeps the versions it made. */
const since = statement<{ kind: string; data: Readonly<Record<string, unknown>> }>(
  'ticket.events-since',
  `SELECT kind, data FROM event WHERE desk_id = $1 AND ticket_id = $2
     AND CASE WHEN $3 THEN (data->>'version')::int > $4
         ELSE audience = 'public' AND (data->>'publicVersion')::int > $4 END
   ORDER BY sequence DESC LIMIT 100`,
);

/**
 * @throws Problem `stale` (412), which names what changed since the caller's version, or `precondition-required` (428)
 */
export async function requireTicketVersion(
  tx: Transaction,
  caller: Caller,
  ticket: Pick<TicketRow, 'id' | 'version' | 'publicVersion'>,
  ifMatch: 'required' | 'optional',
): Promise<void> {
  const current = isStaff(caller) ? ticket.version : ticket.publicVersion;
  try {
    requireVersion(caller, current, ifMatch === 'required');
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'stale') throw error;
    const named = Number(/"(\d{1,9})/.exec(caller.ifMatch ?? '')?.[1] ?? current);
    const events = await tx.run(since, [tx.deskId, ticket.id, isStaff(caller), named]);
    const changed = new Set(events.flatMap(({ kind, data }) => changedBy(kind, data, isStaff(caller))));
    requireVersion(caller, current, ifMatch === 'required', [...changed].sort());
  }
}

/** The members of a ticket that an event of this kind changes. */
function changedBy(kind: string, data: Readonly<Record<string, unknown>>, staff: boolean): string[] {
  switch (kind) {
    case 'ticket.moved':
      return ['status'];
    case 'ticket.assigned':
      return staff ? ['assignee', 'group'] : ['assignee'];
    case 'ticket.requesterChanged':
      return ['requester'];
    case 'ticket.typeChanged':
      return ['fields', 'requestType'];
    case 'ticket.changed':
      return ['fields', 'priority', 'sharedWithOrganization'].filter((member) => Object.hasOwn(data, member));
    case 'ticket.reminded':
      return ['nextActions'];
    case 'ticket.late':
      return ['targets'];
    case 'ticket.merged':
    case 'ticket.unmerged':
      return [data['part'] === 'merged' ? 'mergedInto' : 'mergedTickets'];
    case 'participant.added':
    case 'participant.changed':
    case 'participant.removed':
      return ['participants'];
    default:
      return kind.startsWith('comment.') || kind === 'note.added' ? ['comments'] : [];
  }
}
