import { statement } from '#database';
import { type ErasureStep, ofPeople } from './erasure-steps.js';

/** What somebody wrote on tickets and articles, and how they took part. */
export const ticketSteps: readonly ErasureStep[] = [
  {
    what: 'tickets',
    statement: statement(
      'erasure.tickets',
      `UPDATE ticket SET subject = '', fields = '{}' WHERE desk_id = $1 AND id = ANY($2::uuid[]) RETURNING true`,
    ),
    values: ({ own }) => [own],
  },
  {
    what: 'comments',
    statement: statement(
      'erasure.comments',
      `UPDATE comment SET body = '', redacted_at = $4, version = version + 1
       WHERE desk_id = $1 AND ticket_id = ANY($5::uuid[]) AND redacted_at IS NULL AND (ticket_id = ANY($3::uuid[])
         OR author_kind = 'person' AND author_id = ANY($2::uuid[]) AND NOT by_staff) RETURNING true`,
    ),
    values: ({ people, alone, touched }, now) => [people, alone, now, touched],
  },
  {
    // The worker removes the bytes, as of every file that is redacted.
    what: 'files',
    statement: statement(
      'erasure.files',
      `UPDATE attachment SET name = '', digest = NULL, preview = false, unexamined = false, redacted_at = $5, next_at = $5,
         attempts = 0, version = version + 1
       WHERE desk_id = $1 AND redacted_at IS NULL AND (ticket_id = ANY($3::uuid[])
         OR uploader_kind = 'person' AND uploader_id = ANY($2::uuid[])
           AND (NOT $6::boolean OR ticket_id IS NULL OR ticket_id = ANY($4::uuid[]))) RETURNING true`,
    ),
    values: ({ people, alone, own, isStaff }, now) => [people, alone, own, now, isStaff],
  },
  ofPeople(
    'ratings',
    'ratings',
    `UPDATE rating SET words = NULL WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true`,
  ),
  ofPeople(
    'participations',
    'participants',
    'DELETE FROM participant WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
  ofPeople(
    'choices',
    'subscriptions',
    'DELETE FROM subscription WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
  ofPeople(
    'choices',
    'read-markers',
    'DELETE FROM read_marker WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
  {
    what: 'consents',
    statement: statement(
      'erasure.grants',
      `UPDATE support_access_grant SET reason = '', next_at = NULL, ending = coalesce(ending, 'customer'),
         ended_at = coalesce(ended_at, $3), visible_until = least(visible_until, $3), version = version + 1
       WHERE desk_id = $1 AND customer_id = ANY($2::uuid[]) RETURNING true`,
    ),
    values: ({ people }, now) => [people, now],
  },
  {
    what: 'consents',
    statement: statement(
      'erasure.agent-sessions',
      `UPDATE support_access_session SET ended_at = $3,
         ending = CASE WHEN agent_id = ANY($2::uuid[]) THEN 'agent' ELSE 'customer' END
       WHERE desk_id = $1 AND ended_at IS NULL AND (customer_id = ANY($2::uuid[]) OR agent_id = ANY($2::uuid[]))
       RETURNING true`,
    ),
    values: ({ people }, now) => [people, now],
  },
];

export const articleSteps: readonly ErasureStep[] = [
  {
    what: 'articleComments',
    statement: statement(
      'erasure.article-comments',
      `UPDATE article_comment SET body = '', redacted_at = $3, version = version + 1
       WHERE desk_id = $1 AND author_id = ANY($2::uuid[]) AND redacted_at IS NULL AND NOT by_staff RETURNING true`,
    ),
    values: ({ people }, now) => [people, now],
  },
  ofPeople(
    'articleVotes',
    'article-votes',
    'DELETE FROM article_vote WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
  ofPeople(
    'articleSuggestions',
    'article-suggestions',
    'UPDATE article_suggestion SET person_id = NULL WHERE desk_id = $1 AND person_id = ANY($2::uuid[]) RETURNING true',
  ),
];
