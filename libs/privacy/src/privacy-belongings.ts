import type { LibBelongings } from '#accounts';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

// Neither is ever changed, and the application may not: one goes, and another like it comes.
const asked = statement<never>(
  'erasure-request.inherit',
  `WITH old AS (DELETE FROM erasure_request WHERE desk_id = $1 AND person_id = $2 RETURNING asked_at)
   INSERT INTO erasure_request (desk_id, person_id, asked_at) SELECT $1, $3, asked_at FROM old ON CONFLICT DO NOTHING`,
);
const held = statement<never>(
  'legal-hold.inherit',
  `WITH old AS (DELETE FROM legal_hold WHERE desk_id = $1 AND person_id = $2 RETURNING *)
   INSERT INTO legal_hold (desk_id, id, person_id, ticket_id, reason, set_by_kind, set_by, set_at)
   SELECT desk_id, id, $3, ticket_id, reason, set_by_kind, set_by, set_at FROM old`,
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
