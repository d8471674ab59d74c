import { statement } from '#database';
import type { ErasureScope } from './erasure-scope.js';
import { type ErasureStep, ofPeople } from './erasure-steps.js';

const keysOf = ({ people, emailKeys }: ErasureScope) => [people, emailKeys];
/** Last, since the others are found by them. */
export const accountSteps: readonly ErasureStep[] = [
  {
    // Whoever repeats such a request is told that the key is used up: nothing happens twice, and nothing is shown again.
    what: 'answers',
    statement: statement(
      'erasure.answers',
      `UPDATE idempotency SET fingerprint = uuid_send(gen_random_uuid()), body = 'null'
       WHERE desk_id = $1 AND body IS NOT NULL AND EXISTS (SELECT FROM unnest(
         $2::text[] || $3::text[] || $4::text[] || ARRAY(SELECT id::text FROM attachment
           WHERE desk_id = $1 AND uploader_kind = 'person' AND uploader_id::text = ANY($2))
           || ARRAY(SELECT id::text FROM account_request WHERE desk_id = $1 AND email_key = ANY($5::text[]))
       ) AS needle WHERE strpos(body::text, needle) > 0) RETURNING true`,
    ),
    values: ({ people, own, emails, emailKeys }) => [people, own, emails, emailKeys],
  },
  {
    what: 'accountRequests',
    statement: statement(
      'erasure.account-requests',
      `DELETE FROM account_request WHERE desk_id = $1 AND (person_id = ANY($2::uuid[]) OR email_key = ANY($3::text[]))
       RETURNING true`,
    ),
    values: keysOf,
  },
  {
    what: 'contacts',
    statement: statement(
      'erasure.contacts',
      `UPDATE organization o SET contacts = o.contacts - ARRAY(
         SELECT c.key FROM jsonb_each(o.contacts) c WHERE lower(c.value ->> 'email') = ANY($2::text[])), version = version + 1
       WHERE o.desk_id = $1 AND EXISTS (
         SELECT FROM jsonb_each(o.contacts) c WHERE lower(c.value ->> 'email') = ANY($2::text[])) RETURNING true`,
    ),
    values: ({ emails }) => [emails.map((email) => email.toLowerCase())],
  },
  ofPeople(
    'sessions',
    'sessions',
    'DELETE FROM session WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
  // Their recovery codes go with them.
  ofPeople(
    'authenticators',
    'authenticators',
    'DELETE FROM totp WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
  ofPeople('links', 'links', 'DELETE FROM mail_link WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true'),
  ofPeople(
    'memberships',
    'memberships',
    'DELETE FROM membership WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
  ofPeople(
    'memberships',
    'groups',
    'DELETE FROM group_member WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
  ofPeople(
    'accountRequests',
    'account-merges',
    `DELETE FROM account_merge WHERE desk_id = $1 AND (asker_id = ANY($2::uuid[]) OR person_id = ANY($2::uuid[]))
     RETURNING true`,
  ),
  ofPeople(
    'accountRequests',
    'erasure-requests',
    'DELETE FROM erasure_request WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
  // The key is the desk's and goes on working; what it was called is theirs.
  ofPeople(
    'keyNames',
    'key-names',
    `UPDATE api_key SET name = hint, version = version + 1 WHERE desk_id = $1 AND created_by = ANY($2::uuid[]) RETURNING true`,
  ),
  ofPeople(
    'keyNames',
    'page-key-names',
    `UPDATE publishable_key SET name = hint, version = version + 1 WHERE desk_id = $1 AND created_by = ANY($2::uuid[]) RETURNING true`,
  ),
  ofPeople(
    'addresses',
    'addresses',
    'DELETE FROM address WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
];
