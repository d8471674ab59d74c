import { statement, type Transaction } from '#database';
import { eventOf, record, systemActor } from '#history';
import type { Uuid } from '#kernel';
import { inheritMail } from '#mail';
import { memberAdded } from './accounts.events.js';
import type { LibBelongings } from './belongings.js';

const addresses = statement<never>(
  'address.inherit',
  'UPDATE address SET person_id = $3, is_primary = false WHERE desk_id = $1 AND person_id = $2',
);
const memberships = statement<{ organizationId: Uuid }>(
  'membership.inherit',
  `UPDATE membership m SET person_id = $3 WHERE m.desk_id = $1 AND m.person_id = $2 AND NOT EXISTS (
     SELECT FROM membership o WHERE o.desk_id = $1 AND o.organization_id = m.organization_id AND o.person_id = $3)
   RETURNING m.organization_id AS "organizationId"`,
);
/** Links to tickets stay good; those to an account that is no more open nothing, the other's account least of all. */
const links = statement<never>(
  'mail-link.inherit',
  `UPDATE mail_link SET person_id = $3,
     used_at = CASE WHEN purpose IN ('viewTicket', 'rating') THEN used_at ELSE coalesce(used_at, $4) END
   WHERE desk_id = $1 AND person_id = $2`,
);
const requests = statement<never>(
  'account-request.inherit',
  'UPDATE account_request SET person_id = $3 WHERE desk_id = $1 AND person_id = $2',
);
/** What one has said of oneself counts where the other has said nothing. */
const choices = statement<never>(
  'person.inherit',
  `UPDATE person k SET language = coalesce(k.language, f.language), time_zone = coalesce(k.time_zone, f.time_zone),
     preferences = f.preferences || k.preferences
   FROM person f WHERE k.desk_id = $1 AND k.id = $3 AND f.desk_id = $1 AND f.id = $2`,
);

const decided = { stays: 'Who of the desk’s staff decided then; the id leads on.' };
const endsWithAccount = { stays: 'Ends with the account.' };

/** The rows of people themselves, and those of libs that accounts build on. */
export const accountBelongings: LibBelongings = {
  columns: {
    'address.person_id': 'moves',
    'membership.person_id': 'moves',
    'mail_link.person_id': 'moves',
    'account_request.person_id': 'moves',
    'mail.person_id': 'moves',
    'reply_address.person_id': 'moves',
    'account_request.decided_by': decided,
    'api_key.created_by': { stays: 'The key is the desk’s; this says who made it.' },
    'publishable_key.created_by': { stays: 'The key is the desk’s; this says who made it.' },
    'blueprint_version.applied_by': decided,
    'group_member.person_id': { stays: 'Staff alone are in groups; they are never merged away.' },
    'session.person_id': endsWithAccount,
    'totp.person_id': endsWithAccount,
    'account_merge.asker_id': endsWithAccount,
    'account_merge.person_id': endsWithAccount,
    'merged_person.merged_into': { stays: 'Led on by the merge itself.' },
    'event.actor_id': { stays: 'The log can only be added to; who reads it is led on.' },
    'event.subject_id': { stays: 'The log can only be added to; who reads it is led on.' },
  },
  async move(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    await tx.run(addresses, [tx.deskId, from, to]);
    const joined = await tx.run(memberships, [tx.deskId, from, to]);
    await tx.run(links, [tx.deskId, from, to, tx.now]);
    await tx.run(requests, [tx.deskId, from, to]);
    await tx.run(choices, [tx.deskId, from, to]);
    await inheritMail(tx, from, to);
    if (joined.length === 0) return;
    const told = joined.map(({ organizationId }) =>
      eventOf(memberAdded, { actor: systemActor, subjectId: to, data: { organizationId, by: 'merge' } }),
    );
    await record(tx, ...told);
  },
};
