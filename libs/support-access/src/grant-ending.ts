import { statement } from '#database';
import { eventOf } from '#history';
import type { Uuid } from '#kernel';
import type { TicketEdit } from '#tickets';
import { type GrantEnding, SupportAccessGrantRow } from './grant.entity.js';
import { accessDropped, accessEnded } from './support-access.events.js';

const endSessions = statement<never>(
  'support-access-session.end-all',
  `UPDATE support_access_session SET ended_at = $3, ending = 'grant'
   WHERE desk_id = $1 AND grant_id = $2 AND ended_at IS NULL AND token_ends_at > $3`,
);

/** What is known of a grant that ends. */
export interface EndingGrant {
  readonly id: Uuid;
  readonly activatedAt: Date | null;
  readonly visibleUntil: Date;
  readonly version: number;
}

/**
 * Ends a grant and the sessions of the agents who are in. One that was never switched on is gone for the customer at
 * once; one that was stays to be seen for as long as it would have.
 *
 * @param at when it ended; now unless its time was over before
 */
export async function endGrant(edit: TicketEdit, grant: EndingGrant, ending: GrantEnding, at?: Date): Promise<void> {
  const { tx, actor } = edit;
  const endedAt = at ?? tx.now;
  const wasOn = grant.activatedAt !== null;
  await tx.manager.update(
    SupportAccessGrantRow,
    { deskId: tx.deskId, id: grant.id },
    {
      endedAt,
      ending,
      nextAt: null,
      version: grant.version + 1,
      ...(wasOn ? {} : { visibleUntil: new Date(Math.min(endedAt.getTime(), grant.visibleUntil.getTime())) }),
    },
  );
  await tx.run(endSessions, [tx.deskId, grant.id, endedAt]);
  const about = { actor, subjectId: grant.id, data: { grantId: grant.id, ending } };
  edit.set({}, wasOn ? 'customers' : 'staff');
  edit.tell(eventOf(wasOn ? accessEnded : accessDropped, about));
}
