import { statement } from '#database';
import type { ErasureScope } from './erasure-scope.js';
import type { ErasureStep } from './erasure-steps.js';

/** Events about somebody, what they have to do with, and on tickets that were theirs: each found by an index of its own. */
const theirEvents = `SELECT e.id FROM event e WHERE e.desk_id = $1 AND (NOT $6::boolean OR e.ticket_id IS NULL)
     AND e.actor_kind = 'person' AND e.actor_id = ANY($2::uuid[])
   UNION ALL SELECT e.id FROM event e WHERE e.desk_id = $1 AND (NOT $6::boolean OR e.ticket_id IS NULL)
     AND e.on_behalf_of = ANY($2::uuid[])
   UNION ALL SELECT e.id FROM event e WHERE e.desk_id = $1 AND e.ticket_id = ANY($3::uuid[])
   UNION ALL SELECT e.id FROM event e WHERE e.desk_id = $1 AND e.subject_id = ANY($2::uuid[] || ARRAY(
     SELECT r.id FROM account_request r
     WHERE r.desk_id = $1 AND (r.person_id = ANY($2::uuid[]) OR r.email_key = ANY($4::text[]))) || ARRAY(
     SELECT i.id FROM inbound_mail i
     WHERE i.desk_id = $1 AND (i.person_id = ANY($2::uuid[]) OR lower(i.from_email) = ANY($5::text[])
       OR i.envelope_from = ANY($5::text[]))))`;
const eventValues = ({ people, own, emailKeys, emails, isStaff }: ErasureScope) => [
  people,
  own,
  emailKeys,
  emails.map((email) => email.toLowerCase()),
  isStaff,
];

/** Before what they lead by goes: what the log says beside itself, and what was to be made of it. */
export const logSteps: readonly ErasureStep[] = [
  {
    what: 'historyTexts',
    statement: statement(
      'erasure.event-texts',
      `DELETE FROM event_text WHERE desk_id = $1 AND event_id IN (${theirEvents}) RETURNING true`,
    ),
    values: eventValues,
  },
  {
    what: 'notifications',
    statement: statement(
      'erasure.relay',
      `DELETE FROM relay WHERE desk_id = $1 AND event_id IN (${theirEvents}) RETURNING true`,
    ),
    values: eventValues,
  },
  {
    what: 'mails',
    statement: statement(
      'erasure.mails-about',
      `DELETE FROM mail WHERE desk_id = $1 AND status = 'queued' AND (event_id IN (${theirEvents})
         OR ticket_id = ANY($3::uuid[])
         OR ticket_id = ANY($7::uuid[]) AND data ? 'parts') RETURNING true`,
    ),
    values: (scope) => [...eventValues(scope), scope.touched],
  },
  {
    what: 'mails',
    statement: statement(
      'erasure.mails-shown',
      `UPDATE mail SET rendered = NULL WHERE desk_id = $1 AND rendered IS NOT NULL AND (event_id IN (${theirEvents})
         OR ticket_id = ANY($7::uuid[])) RETURNING true`,
    ),
    values: (scope) => [...eventValues(scope), scope.touched],
  },
  {
    // Whoever makes messages holds the endpoints: what was being made is there afterwards, and goes with the rest.
    what: 'webhooks',
    statement: statement(
      'erasure.hold-webhooks',
      `SELECT FROM (SELECT count(*) AS held FROM (
         SELECT id FROM webhook_endpoint WHERE desk_id = $1 ORDER BY id FOR NO KEY UPDATE) e) h WHERE h.held < 0`,
    ),
    values: () => [],
  },
  {
    // Told of them or of their tickets, or naming them in somebody else's; with how it went, since receivers may repeat it.
    what: 'webhooks',
    statement: statement(
      'erasure.webhooks',
      `DELETE FROM webhook_message WHERE desk_id = $1 AND (event_id IN (${theirEvents}) OR ticket_id = ANY($7::uuid[])
         OR EXISTS (SELECT FROM unnest($2::uuid[]::text[] || $5::text[]) AS named WHERE strpos(lower(body), named) > 0))
       RETURNING true`,
    ),
    values: (scope) => [...eventValues(scope), scope.touched],
  },
];
