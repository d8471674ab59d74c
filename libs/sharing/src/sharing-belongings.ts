import { ParticipantRow } from '#access';
import type { LibBelongings } from '#accounts';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import { strongerOf, type Terms } from './stronger-terms.js';

interface Twice {
  readonly id: Uuid;
  readonly own: Terms;
  readonly otherId: Uuid;
  readonly other: Terms;
  /** The other place is there by itself, this one because a ticket was merged: it goes when the ticket is taken apart. */
  readonly otherLasts: boolean;
}

const terms = (row: string) => `jsonb_build_object('role', ${row}.role, 'history', ${row}.history,
    'acceptedAt', ${row}.accepted_at, 'expiresAt', ${row}.expires_at)`;
const ofRequester = statement<never>(
  'participant.forget-requester',
  `DELETE FROM participant pt USING ticket t
   WHERE pt.desk_id = $1 AND pt.person_id IN ($2, $3) AND t.desk_id = $1 AND t.id = pt.ticket_id
     AND t.requester_id IN ($2, $3)`,
);
const twice = statement<Twice>(
  'participant.twice',
  `SELECT k.id, ${terms('k')} AS own, f.id AS "otherId", ${terms('f')} AS other,
     k.merged_from IS NOT NULL AND f.merged_from IS NULL AS "otherLasts"
   FROM participant k JOIN participant f ON f.desk_id = $1 AND f.ticket_id = k.ticket_id AND f.person_id = $2
   WHERE k.desk_id = $1 AND k.person_id = $3 ORDER BY k.id`,
);
const taking = statement<never>(
  'participant.inherit',
  'UPDATE participant SET person_id = $3 WHERE desk_id = $1 AND person_id = $2',
);
const inviting = statement<never>(
  'participant.inherit-invited',
  'UPDATE participant SET invited_by = $3 WHERE desk_id = $1 AND invited_by = $2',
);
const switches = statement<never>(
  'subscription.inherit',
  `UPDATE subscription s SET person_id = $3 WHERE s.desk_id = $1 AND s.person_id = $2 AND NOT EXISTS (
     SELECT FROM subscription o WHERE o.desk_id = $1 AND o.ticket_id = s.ticket_id AND o.person_id = $3)`,
);

/** Who takes part. A requester needs no place among the participants; of two places the one with the stronger terms stays. */
export const sharingBelongings: LibBelongings = {
  columns: {
    'participant.person_id': 'moves',
    'participant.invited_by': 'moves',
    'subscription.person_id': 'moves',
  },
  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    const values = [tx.deskId, from, to];
    await tx.run(ofRequester, values);
    for (const { id, own, otherId, other, otherLasts } of await tx.run(twice, values)) {
      const { role, history, acceptedAt, expiresAt } = strongerOf(own, other, tx.now);
      const change = { role, history, ...instants(acceptedAt, expiresAt), version: () => 'version + 1' };
      await tx.manager.delete(ParticipantRow, { deskId: tx.deskId, id: otherLasts ? id : otherId });
      await tx.manager.update(ParticipantRow, { deskId: tx.deskId, id: otherLasts ? otherId : id }, change);
    }
    await tx.run(taking, values);
    await tx.run(inviting, values);
    await tx.run(switches, values);
  },
};

function instants(acceptedAt: string | null, expiresAt: string | null) {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return { acceptedAt: instant(acceptedAt), expiresAt: instant(expiresAt) };
}
