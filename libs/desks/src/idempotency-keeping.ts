import { statement } from '#database';
import type { Keeping } from './retention.service.js';

const forget = statement<never>(
  'idempotency.forget',
  `DELETE FROM idempotency WHERE desk_id = $1 AND digest = ANY(ARRAY(
     SELECT digest FROM idempotency WHERE desk_id = $1 AND created_at <= $2 ORDER BY created_at LIMIT $3))
   RETURNING true`,
);

/** A stored answer is given again for seven days: see `Idempotency`. Nobody is told: it was a copy. */
export const idempotencyKeeping: Keeping = {
  keptFor: () => 'P7D',
  letGo: async (tx, before, most) => (await tx.run(forget, [tx.deskId, before, most])).length,
};
