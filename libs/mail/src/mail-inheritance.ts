import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

const mails = statement<never>('mail.inherit', 'UPDATE mail SET person_id = $3 WHERE desk_id = $1 AND person_id = $2');
const replies = statement<never>(
  'reply-address.inherit',
  'UPDATE reply_address SET person_id = $3 WHERE desk_id = $1 AND person_id = $2',
);

/** Somebody has become somebody else's: what was mailed to them was mailed to that person, whose answers it takes. */
export async function inheritMail(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
  await tx.run(mails, [tx.deskId, from, to]);
  await tx.run(replies, [tx.deskId, from, to]);
}
