import type { LibBelongings } from '#accounts';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

const asked = statement<never>(
  'erasure-request.inherit',
  `UPDATE erasure_request SET person_id = $3 WHERE desk_id = $1 AND person_id = $2 AND NOT EXISTS (
     SELECT FROM erasure_request o WHERE o.desk_id = $1 AND o.person_id = $3)`,
);
const held = statement<never>(
  'legal-hold.inherit',
  'UPDATE legal_hold SET person_id = $3 WHERE desk_id = $1 AND person_id = $2',
);

/** A hold on somebody is on whoever they are now. */
export const privacyBelongings: LibBelongings = {
  columns: {
    'erasure_request.person_id': 'moves',
    'legal_hold.person_id': 'moves',
    'legal_hold.set_by': { stays: 'An admin, and these are never merged away.' },
    'erasure.person_id': { stays: 'Of somebody erased nothing is left that could be merged.' },
    'erasure.erased_by': { stays: 'An admin, and these are never merged away.' },
  },
  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    await tx.run(asked, [tx.deskId, from, to]);
    await tx.run(held, [tx.deskId, from, to]);
  },
};
