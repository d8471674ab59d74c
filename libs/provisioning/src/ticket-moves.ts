import { type Blueprint, isOpenCategory, type Move } from '#blueprint';
import { statement, type Transaction } from '#database';

const moveStatus = statement<never>(
  'ticket.move-status',
  `UPDATE ticket SET status_key = $3, is_open = $4, updated_at = $5, public_updated_at = $5, status_entered_at = $5,
     version = version + 1, public_version = public_version + 1
   WHERE desk_id = $1 AND status_key = $2`,
);
const moveType = statement<never>(
  'ticket.move-type',
  `UPDATE ticket SET type_key = $3, updated_at = $4, public_updated_at = $4,
     version = version + 1, public_version = public_version + 1
   WHERE desk_id = $1 AND type_key = $2`,
);

/** Takes the tickets of statuses and types that go away to where the mapping says. */
export async function moveTickets(tx: Transaction, to: Blueprint, moves: readonly Move[]): Promise<void> {
  for (const move of moves) {
    if (move.what === 'type') {
      await tx.run(moveType, [tx.deskId, move.from, move.to, tx.now]);
      continue;
    }
    const status = to.statuses.get(move.to ?? '');
    if (!status) throw new Error(`the plan moves tickets to ${move.to}, which is no status`);
    const isOpen = isOpenCategory(status.category);
    await tx.run(moveStatus, [tx.deskId, move.from, status.key, isOpen, tx.now]);
  }
}
