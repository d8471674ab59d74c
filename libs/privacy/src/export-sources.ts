import { type Statement, statement } from '#database';
import type { Uuid } from '#kernel';

/** One thing that is known of somebody. */
export interface ExportedRow {
  /** By which the next ones are asked for. */
  readonly id: Uuid;
  readonly what: Readonly<Record<string, unknown>>;
}

/** One kind of what is known of people, in the order of ids. */
export interface ExportSource {
  readonly kind: string;
  /** `$2`: the person, `$3`: the id before the first, `$4`: how many at most */
  readonly statement: Statement<ExportedRow>;
}

/**
 * @param id column that rows are ordered by
 * @param what members, as `json_build_object` takes them
 * @param from table with its alias, joins
 * @param whose condition on `$2`
 */
function source(kind: string, id: string, what: string, from: string, whose: string): ExportSource {
  const text = `SELECT ${id} AS id, json_build_object(${what}) AS what FROM ${from}
    WHERE ${whose} AND ${id} > $3 ORDER BY ${id} LIMIT $4`;
  return { kind, statement: statement(`export.${kind}`, text) };
}

/** What customers see on tickets of their own, what they wrote elsewhere; of agents, what they wrote for the desk too. */
const theirWords = `c.author_kind = 'person' AND c.author_id = $2 AND (c.visibility = 'public' OR c.by_staff)`;
const theirFiles = `a.uploader_kind = 'person' AND a.uploader_id = $2`;
const own = (table: string) =>
  `${table}.ticket_id IN (SELECT t.id FROM ticket t WHERE t.desk_id = $1 AND t.requester_id = $2)`;

export const exportSources: readonly ExportSource[] = [
  source(
    'person',
    'p.id',
    `'id', p.id, 'name', p.name, 'role', p.role, 'status', p.status, 'language', p.language, 'timeZone', p.time_zone,
     'choices', p.preferences, 'createdAt', p.created_at, 'updatedAt', p.updated_at,
     'groups', ARRAY(SELECT g.group_key FROM group_member g WHERE g.desk_id = $1 AND g.person_id = p.id ORDER BY 1)`,
    'person p',
    'p.desk_id = $1 AND p.id = $2 AND p.erased_at IS NULL',
  ),
  source(
    'address',
    'a.id',
    `'email', a.email, 'isPrimary', a.is_primary, 'provedAt', a.proved_at, 'createdAt', a.created_at`,
    'address a',
    'a.desk_id = $1 AND a.person_id = $2',
  ),
  source(
    'membership',
    'o.id',
    `'organizationId', o.id, 'organization', o.name, 'since', m.created_at`,
    'membership m JOIN organization o ON o.desk_id = $1 AND o.id = m.organization_id',
    'm.desk_id = $1 AND m.person_id = $2',
  ),
  source(
    'session',
    's.id',
    `'userAgent', s.user_agent, 'sourceAddress', s.source_address, 'createdAt', s.created_at,
     'lastUsedAt', s.last_used_at, 'endedAt', s.ended_at`,
    'session s',
    's.desk_id = $1 AND s.person_id = $2',
  ),
  source(
    'accountRequest',
    'r.id',
    `'email', r.email, 'name', r.name, 'organization', r.organization_name, 'message', r.message, 'status', r.status,
     'reason', r.reason, 'createdAt', r.created_at`,
    'account_request r',
    'r.desk_id = $1 AND r.person_id = $2',
  ),
  source(
    'ticket',
    't.id',
    `'id', t.id, 'number', t.number, 'requestType', t.type_key, 'status', t.status_key, 'subject', t.subject,
     'fields', t.fields, 'channel', t.channel, 'createdAt', t.created_at, 'updatedAt', t.public_updated_at`,
    'ticket t',
    't.desk_id = $1 AND t.requester_id = $2',
  ),
  source(
    'participation',
    'x.id',
    `'ticketId', t.id, 'number', t.number, 'subject', t.subject, 'role', x.role, 'since', x.accepted_at,
     'until', x.expires_at`,
    'participant x JOIN ticket t ON t.desk_id = $1 AND t.id = x.ticket_id',
    'x.desk_id = $1 AND x.person_id = $2 AND x.accepted_at IS NOT NULL',
  ),
  source(
    'comment',
    'c.id',
    `'ticketId', c.ticket_id, 'body', c.body, 'isTheirs', ${theirWords}, 'createdAt', c.created_at,
     'editedAt', c.edited_at`,
    'comment c',
    `c.desk_id = $1 AND c.redacted_at IS NULL AND (${theirWords} OR c.visibility = 'public' AND ${own('c')})`,
  ),
  source(
    'file',
    'a.id',
    `'id', a.id, 'ticketId', a.ticket_id, 'name', a.name, 'type', a.type, 'size', a.size, 'isTheirs', ${theirFiles},
     'createdAt', a.created_at`,
    'attachment a',
    `a.desk_id = $1 AND a.redacted_at IS NULL AND (${theirFiles} OR NOT a.internal AND ${own('a')})`,
  ),
  source(
    'rating',
    'r.ticket_id',
    `'ticketId', r.ticket_id, 'mark', r.mark, 'scale', r.scale, 'words', r.words, 'givenAt', r.given_at`,
    'rating r',
    'r.desk_id = $1 AND r.person_id = $2',
  ),
  source(
    'subscription',
    's.ticket_id',
    `'ticketId', s.ticket_id, 'notifications', s.notifications, 'since', s.updated_at`,
    'subscription s',
    's.desk_id = $1 AND s.person_id = $2',
  ),
  source(
    'consent',
    'g.id',
    `'ticketId', g.ticket_id, 'reason', g.reason, 'scope', g.scope, 'activatedAt', g.activated_at, 'until', g.ends_at,
     'endedAt', g.ended_at`,
    'support_access_grant g',
    'g.desk_id = $1 AND g.customer_id = $2 AND g.activated_at IS NOT NULL',
  ),
  source(
    'articleComment',
    'c.id',
    `'articleId', c.article_id, 'body', c.body, 'createdAt', c.created_at`,
    'article_comment c',
    'c.desk_id = $1 AND c.author_id = $2 AND c.redacted_at IS NULL',
  ),
  source(
    'articleVote',
    'v.article_id',
    `'articleId', v.article_id, 'helpful', v.helpful, 'at', v.at`,
    'article_vote v',
    'v.desk_id = $1 AND v.person_id = $2',
  ),
  source(
    'mail',
    'm.id',
    `'template', m.template, 'email', m.email, 'ticketId', m.ticket_id, 'status', m.status, 'createdAt', m.created_at,
     'sentAt', m.sent_at`,
    'mail m',
    'm.desk_id = $1 AND m.person_id = $2',
  ),
  source(
    'inboundMail',
    'i.id',
    `'from', i.from_email, 'name', i.from_name, 'subject', i.subject, 'body', i.body, 'receivedAt', i.received_at,
     'ticketId', i.ticket_id`,
    'inbound_mail i',
    'i.desk_id = $1 AND i.person_id = $2',
  ),
  source(
    'event',
    'e.id',
    `'kind', e.kind, 'at', e.at, 'ticketId', e.ticket_id, 'isTheirs', e.on_behalf_of IS NULL`,
    'event e',
    `e.desk_id = $1 AND (e.actor_kind = 'person' AND e.actor_id = $2 OR e.on_behalf_of = $2)`,
  ),
];
