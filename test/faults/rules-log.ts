import { type Rule, rows } from './evidence.js';

// The log against the tables: the audit is what changed, no more and no less.

const statement = (name: string, sql: string): Rule => ({
  name,
  find: async ({ database }) => (await rows<{ what: string }>(database, sql)).map(({ what }) => what),
});

export const sequences = statement(
  'the events of a ticket are numbered without a gap',
  `SELECT 'ticket ' || t.id || ': ' || count(e.id) || ' events, last ' || coalesce(max(e.sequence), 0)
     || ', row at ' || t.sequence AS what
   FROM ticket t LEFT JOIN event e ON e.desk_id = t.desk_id AND e.ticket_id = t.id AND e.sequence IS NOT NULL
   GROUP BY t.desk_id, t.id, t.sequence
   HAVING count(e.id) <> t.sequence OR max(e.sequence) <> t.sequence OR min(e.sequence) <> 1`,
);

/** Rows that come with one event each, and which id of the event's is theirs. */
const births: readonly (readonly [string, readonly string[], string])[] = [
  ['ticket', ['ticket.filed'], 'e.ticket_id'],
  ['comment', ['comment.added', 'note.added'], "(e.data->>'commentId')::uuid"],
  ['person', ['person.created'], 'e.subject_id'],
  ['support_access_grant', ['supportAccess.offered'], "(e.data->>'grantId')::uuid"],
  ['support_access_session', ['supportAccess.started'], "(e.data->>'sessionId')::uuid"],
  ['article', ['article.created'], 'e.subject_id'],
  ['incident', ['incident.opened'], 'e.subject_id'],
];

const born = births.map(
  ([table, kinds, id]) => `
   SELECT '${table} ' || r.id || ' has ' || count(e.id) || ' events of its birth' AS what
   FROM ${table} r LEFT JOIN event e ON e.desk_id = r.desk_id AND e.kind IN ('${kinds.join("', '")}') AND ${id} = r.id
   GROUP BY r.desk_id, r.id HAVING count(e.id) <> 1
   UNION ALL
   SELECT 'there is no row of ' || e.kind || ' ' || e.id
   FROM event e LEFT JOIN ${table} r ON r.desk_id = e.desk_id AND ${id} = r.id
   WHERE e.kind IN ('${kinds.join("', '")}') AND r.id IS NULL`,
);

/** What the log says last about something, against the row as it is. */
const folded = `
  SELECT 'ticket ' || t.id || ' is ' || t.status_key || ', the log says ' || (last.data->>'to') AS what
  FROM ticket t CROSS JOIN LATERAL (
    SELECT data FROM event e WHERE e.desk_id = t.desk_id AND e.ticket_id = t.id AND e.kind IN ('ticket.moved')
    ORDER BY sequence DESC LIMIT 1) AS last
  WHERE (last.data->>'to') <> t.status_key
  UNION ALL
  SELECT 'ticket ' || ticket_id || ' left ' || (data->>'from') || ' where it was not' FROM (
    SELECT ticket_id, data, lag(data->>'to') OVER (PARTITION BY desk_id, ticket_id ORDER BY sequence) AS before
    FROM event WHERE kind = 'ticket.moved') AS step
  WHERE before <> (data->>'from')
  UNION ALL
  SELECT 'ticket ' || t.id || ' is assigned otherwise than the log says'
  FROM ticket t CROSS JOIN LATERAL (
    SELECT data FROM event e WHERE e.desk_id = t.desk_id AND e.ticket_id = t.id AND e.kind = 'ticket.assigned'
    ORDER BY sequence DESC LIMIT 1) AS last
  WHERE (last.data->>'assigneeId')::uuid IS DISTINCT FROM t.assignee_id
  UNION ALL
  SELECT 'rating of ' || r.ticket_id || ' is ' || r.mark || ', the log says otherwise'
  FROM rating r LEFT JOIN LATERAL (
    SELECT data FROM event e WHERE e.desk_id = r.desk_id AND e.ticket_id = r.ticket_id
      AND e.kind IN ('rating.given', 'rating.changed') ORDER BY sequence DESC LIMIT 1) AS last ON true
  WHERE (last.data->>'mark')::int IS DISTINCT FROM r.mark
  UNION ALL
  SELECT 'ticket ' || t.id || ' is merged otherwise than the log says'
  FROM ticket t LEFT JOIN LATERAL (
    SELECT kind, data FROM event e WHERE e.desk_id = t.desk_id AND e.ticket_id = t.id
      AND e.kind IN ('ticket.merged', 'ticket.unmerged') AND e.data->>'part' = 'merged'
    ORDER BY sequence DESC LIMIT 1) AS last ON true
  WHERE CASE WHEN last.kind = 'ticket.merged' THEN (last.data->>'otherId')::uuid END IS DISTINCT FROM t.merged_into
  UNION ALL
  SELECT 'organization ' || coalesce(o.id, e.subject_id) || ' and the log differ'
  FROM organization o FULL JOIN (
    SELECT desk_id, subject_id FROM event WHERE kind IN ('organization.created', 'organization.deleted')
    GROUP BY desk_id, subject_id HAVING count(*) = 1) AS e ON e.desk_id = o.desk_id AND e.subject_id = o.id
  WHERE o.id IS NULL OR e.subject_id IS NULL`;

export const audit = statement('the log is what changed', [...born, folded].join('\nUNION ALL\n'));

/** Delays of the desk's timers, as its blueprint says. */
const delays = `(VALUES ('remindOfSilence', interval '3 days'), ('closeForSilence', interval '5 days'),
  ('closeWhenSolved', interval '4 days')) AS timer (key, after)`;

/** Each stay in a status, and what time did in it. */
export const timers = statement(
  'timers go off once, never early, and none is left',
  `WITH step AS (
     SELECT desk_id, ticket_id, sequence, at, kind, data,
       max(at) FILTER (WHERE kind IN ('ticket.filed', 'ticket.moved')) OVER stay AS entered_at,
       count(*) FILTER (WHERE kind = 'ticket.moved') OVER stay AS stays
     FROM event WHERE ticket_id IS NOT NULL
     WINDOW stay AS (PARTITION BY desk_id, ticket_id ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
   ), fired AS (
     SELECT step.*, timer.key, timer.after FROM step JOIN ${delays} ON timer.key = data->>'timer'
   )
   SELECT 'ticket ' || ticket_id || ': ' || key || ' went off at ' || at || ', entered at ' || entered_at AS what
   FROM fired WHERE at < entered_at + after
   UNION ALL
   SELECT 'ticket ' || ticket_id || ': ' || key || ' went off ' || count(*) || ' times in one stay'
   FROM fired GROUP BY desk_id, ticket_id, key, stays HAVING count(*) > 1
   UNION ALL
   SELECT 'ticket ' || ticket_id || ': late before it was due' FROM event
   WHERE kind = 'ticket.late' AND at < (data->>'dueAt')::timestamptz
   UNION ALL
   SELECT 'ticket ' || ticket_id || ': late twice for one target' FROM event WHERE kind = 'ticket.late'
   GROUP BY desk_id, ticket_id, data->>'target', data->>'dueAt' HAVING count(*) > 1
   UNION ALL
   SELECT 'ticket ' || t.ticket_id || ': ' || t.key || ' is overdue' FROM timer t JOIN desk d ON d.id = t.desk_id
   WHERE t.due_at <= d.clock_at`,
);

/** The service's own account: a call of an agent after the session or the consent was over. */
export const calls = statement(
  'no agent acts in a customer’s place after the end, by the log',
  `SELECT 'call ' || e.id || ' at ' || e.at || ' after the end of session ' || s.id AS what
   FROM event e JOIN support_access_session s ON s.desk_id = e.desk_id AND s.id = (e.data->>'sessionId')::uuid
   JOIN support_access_grant g ON g.desk_id = s.desk_id AND g.id = s.grant_id
   WHERE e.kind = 'supportAccess.used' AND (e.data->>'allowed')::boolean
     AND e.at > least(s.ended_at, g.ended_at, g.ends_at, s.token_ends_at)
   UNION ALL
   SELECT 'change ' || e.id || ' on behalf without a call' FROM event e
   WHERE e.on_behalf_of IS NOT NULL AND e.kind <> 'supportAccess.used'
     AND NOT EXISTS (SELECT FROM event u WHERE u.desk_id = e.desk_id AND u.request_id = e.request_id
       AND u.kind = 'supportAccess.used')`,
);
