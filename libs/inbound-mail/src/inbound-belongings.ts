import type { LibBelongings } from '#accounts';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

const sent = statement<never>(
  'inbound-mail.inherit',
  'UPDATE inbound_mail SET person_id = $3 WHERE desk_id = $1 AND person_id = $2',
);

/** Mail that came from somebody. */
export const inboundBelongings: LibBelongings = {
  columns: {
    'inbound_mail.person_id': 'moves',
    'inbound_mail.decided_by': { stays: 'Who of the desk’s staff decided then; the id leads on.' },
  },
  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    await tx.run(sent, [tx.deskId, from, to]);
  },
};
