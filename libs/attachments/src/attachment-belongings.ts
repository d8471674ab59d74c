import type { LibBelongings } from '#accounts';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

const uploaded = statement<never>(
  'attachment.inherit',
  `UPDATE attachment SET uploader_id = $3 WHERE desk_id = $1 AND uploader_kind = 'person' AND uploader_id = $2`,
);

/** Files, those among them that are not on any ticket yet. */
export const attachmentBelongings: LibBelongings = {
  columns: { 'attachment.uploader_id': 'moves' },
  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    await tx.run(uploaded, [tx.deskId, from, to]);
  },
};
