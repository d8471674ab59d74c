import type { LibBelongings } from '#accounts';
import { statement, type Transaction } from '#database';
import { eventOf, record } from '#history';
import type { Uuid } from '#kernel';
import { ticketRequesterChanged } from './tickets.events.js';

const lock = statement<never>(
  'ticket.lock-of-person',
  `SELECT FROM ticket WHERE desk_id = $1 AND (requester_id = $2
     OR id IN (SELECT ticket_id FROM participant WHERE desk_id = $1 AND person_id = $2)) ORDER BY id FOR UPDATE`,
);
const requested = statement<{ id: Uuid; sequence: number; version: number; publicVersion: number }>(
  'ticket.inherit',
  `UPDATE ticket SET requester_id = $3, sequence = sequence + 1, version = version + 1,
     public_version = public_version + 1, updated_at = $4, public_updated_at = $4
   WHERE desk_id = $1 AND requester_id = $2
   RETURNING id, sequence, version, public_version AS "publicVersion"`,
);
const filed = statement<never>(
  'ticket.inherit-filed',
  `UPDATE ticket SET filed_by = $3 WHERE desk_id = $1 AND filed_by_kind = 'person' AND filed_by = $2`,
);
const assigned = statement<never>(
  'ticket.inherit-assigned',
  'UPDATE ticket SET assignee_id = $3 WHERE desk_id = $1 AND assignee_id = $2',
);
const markers = statement<never>(
  'read-marker.inherit',
  `UPDATE read_marker m SET person_id = $3 WHERE m.desk_id = $1 AND m.person_id = $2 AND NOT EXISTS (
     SELECT FROM read_marker o WHERE o.desk_id = $1 AND o.person_id = $3 AND o.ticket_id = m.ticket_id)`,
);

/** Tickets go with their requester. The organization they were filed in stays: it says who else sees them. */
export const ticketBelongings: LibBelongings = {
  columns: {
    'ticket.requester_id': 'moves',
    'ticket.filed_by': 'moves',
    'ticket.assignee_id': 'moves',
    'read_marker.person_id': 'moves',
  },
  async lock(tx: Transaction, from: Uuid): Promise<void> {
    await tx.run(lock, [tx.deskId, from]);
  },
  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    const tickets = await tx.run(requested, [tx.deskId, from, to, tx.now]);
    await tx.run(filed, [tx.deskId, from, to]);
    await tx.run(assigned, [tx.deskId, from, to]);
    await tx.run(markers, [tx.deskId, from, to]);
    if (tickets.length === 0) return;
    const actor = { kind: 'person', id: to } as const;
    const told = tickets.map(({ id, sequence, version, publicVersion }) => {
      const data = { requesterId: to, requesterBefore: from, version, publicVersion };
      return eventOf(ticketRequesterChanged, { actor, ticketId: id, sequence, subjectId: to, data });
    });
    await record(tx, ...told);
  },
};
