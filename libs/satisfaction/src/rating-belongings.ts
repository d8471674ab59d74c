import type { LibBelongings } from '#accounts';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

const given = statement<never>(
  'rating.inherit',
  'UPDATE rating SET person_id = $3 WHERE desk_id = $1 AND person_id = $2',
);

/** A rating is its ticket's requester's, who may change it. */
export const ratingBelongings: LibBelongings = {
  columns: { 'rating.person_id': 'moves' },
  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    await tx.run(given, [tx.deskId, from, to]);
  },
};
