import { statement } from '#database';
import type { Keeping } from '#desks';

const forget = statement<{ eventId: string }>(
  'webhook-message.forget',
  `DELETE FROM webhook_message WHERE desk_id = $1 AND event_id IN (
     SELECT m.event_id FROM webhook_message m WHERE m.desk_id = $1 AND m.created_at <= $2 ORDER BY m.created_at LIMIT $3
   ) RETURNING event_id AS "eventId"`,
);

/** What was sent is kept for 30 days, and its deliveries and tries with it. */
export const webhookKeeping: Keeping = {
  keptFor: () => 'P30D',
  letGo: async (tx, before, most) => (await tx.run(forget, [tx.deskId, before, most])).length,
};
