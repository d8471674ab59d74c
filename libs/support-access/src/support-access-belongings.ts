import type { LibBelongings } from '#accounts';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';

const grants = statement<never>(
  'support-access-grant.inherit',
  'UPDATE support_access_grant SET customer_id = $3 WHERE desk_id = $1 AND customer_id = $2',
);
const sessions = statement<never>(
  'support-access-session.inherit',
  'UPDATE support_access_session SET customer_id = $3 WHERE desk_id = $1 AND customer_id = $2',
);
const agent = { stays: 'An agent, and these are never merged away.' };

/**
 * A consent goes with the ticket it is confined to; it is the same person who gave it. The tokens of agents who are in
 * name the account that is gone, and so are refused: they begin anew, and the customer is told.
 */
export const supportAccessBelongings: LibBelongings = {
  columns: {
    'support_access_grant.customer_id': 'moves',
    'support_access_grant.offered_by': agent,
    'support_access_session.customer_id': 'moves',
    'support_access_session.agent_id': agent,
    'event.on_behalf_of': { stays: 'The log can only be added to; who reads it is led on.' },
  },
  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    await tx.run(grants, [tx.deskId, from, to]);
    await tx.run(sessions, [tx.deskId, from, to]);
  },
};
