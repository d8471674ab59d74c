import { statement } from '#database';
import { type Keeping, personNotHeld } from '#desks';
import { eventOf, record, systemActor } from '#history';
import { sessionsDiscarded } from './accounts.events.js';

// Found by when they began: their end moves with every use, and an index on it would be written each time.
const forgetSessions = statement<never>(
  'session.forget',
  `DELETE FROM session WHERE desk_id = $1 AND id = ANY(ARRAY(
     SELECT s.id FROM session s WHERE s.desk_id = $1 AND s.created_at <= $2 AND least(s.ended_at, s.expires_at) <= $2
       AND ${personNotHeld('s.person_id')} ORDER BY s.created_at LIMIT $3))
   RETURNING true`,
);

/** Sessions are kept from their end, by hand or by time; from where and with what program somebody signed in goes with them. */
export const sessionKeeping: Keeping = {
  keptFor: ({ sessions }) => sessions,
  letGo: async (tx, before, most) => {
    const { length: sessions } = await tx.run(forgetSessions, [tx.deskId, before, most]);
    if (sessions > 0) await record(tx, eventOf(sessionsDiscarded, { actor: systemActor, data: { sessions } }));
    return sessions;
  },
};

const forgetLinks = statement<never>(
  'mail-link.forget',
  `DELETE FROM mail_link WHERE desk_id = $1 AND id = ANY(ARRAY(
     SELECT l.id FROM mail_link l WHERE l.desk_id = $1 AND l.expires_at <= $2 AND ${personNotHeld('l.person_id')}
     LIMIT $3))
   RETURNING true`,
);

/** A link that is over says so for a week more; then it is unknown, which is answered alike. */
export const mailLinkKeeping: Keeping = {
  keptFor: () => 'P7D',
  letGo: async (tx, before, most) => (await tx.run(forgetLinks, [tx.deskId, before, most])).length,
};

const forgetTries = statement<never>(
  'throttle.sweep',
  `DELETE FROM sign_in_throttle WHERE desk_id = $1 AND subject = ANY(ARRAY(
     SELECT subject FROM sign_in_throttle WHERE desk_id = $1 AND window_ends_at <= $2 LIMIT $3 FOR UPDATE SKIP LOCKED))
   RETURNING true`,
);

/** A window that is over counts for nothing. */
export const throttleKeeping: Keeping = {
  keptFor: () => 'PT1H',
  letGo: async (tx, before, most) => (await tx.run(forgetTries, [tx.deskId, before, most])).length,
};
