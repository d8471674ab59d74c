import type { LibBelongings } from '#accounts';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

const authored = statement<never>(
  'comment.inherit',
  `UPDATE comment SET author_id = $3 WHERE desk_id = $1 AND author_kind = 'person' AND author_id = $2`,
);

/** What somebody said, they said. */
export const commentBelongings: LibBelongings = {
  columns: {
    'comment.author_id': 'moves',
    'comment.written_by': { stays: 'An agent, and these are never merged away.' },
  },
  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    await tx.run(authored, [tx.deskId, from, to]);
  },
};
