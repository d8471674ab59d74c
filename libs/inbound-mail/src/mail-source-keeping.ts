import { statement } from '#database';
import { type Keeping, personNotHeld, ticketNotHeld } from '#desks';
import { eventOf, record, systemActor } from '#history';
import type { Uuid } from '#kernel';
import { mailSourceExpired } from './inbound-mail.events.js';

// What is not decided yet is still to be read.
const forget = statement<{ mailId: Uuid }>(
  'inbound-mail.forget-source',
  `DELETE FROM inbound_source s USING (
     SELECT m.id FROM inbound_mail m JOIN inbound_source x ON x.desk_id = $1 AND x.mail_id = m.id
     WHERE m.desk_id = $1 AND m.received_at <= $2 AND m.status <> 'received'
       AND ${ticketNotHeld('m.ticket_id')} AND ${personNotHeld('m.person_id')}
     ORDER BY m.received_at LIMIT $3
   ) due WHERE s.desk_id = $1 AND s.mail_id = due.id RETURNING s.mail_id AS "mailId"`,
);

/** Messages as they came are kept from when they came; what became of them stays. */
export const mailSourceKeeping: Keeping = {
  keptFor: ({ mailSources }) => mailSources,
  letGo: async (tx, before, most) => {
    const forgotten = await tx.run(forget, [tx.deskId, before, most]);
    const told = forgotten.map((data) =>
      eventOf(mailSourceExpired, { actor: systemActor, subjectId: data.mailId, data }),
    );
    if (told.length > 0) await record(tx, ...told);
    return forgotten.length;
  },
};
