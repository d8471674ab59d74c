import { mayTakePart, ticketsSeenFromNow } from '#access';
import { emailKeyOf } from '#accounts';
import type { Blueprint, ChannelName } from '#blueprint';
import { Database, type Transaction } from '#database';
import { type Caller, Problem, type Uuid } from '#kernel';
import { ComposedStatements } from './composed-statements.js';
import type { LookAlikeDto } from './look-alike.dto.js';
import { typedWords } from './search-words.js';
import { labelsIn } from './ticket-labels.js';
import { StatementValues, visibleTo } from './ticket-visibility.js';

/**
 * Open tickets that look like one about to be filed: by their subjects (trigrams, so that typos and word order matter
 * little), or because they have most of the words typed (full text). Only among those of the same organization, or of the
 * same person where there is none, and of these only what the caller sees.
 *
 * Not by the text indexes, past the policy, as search is: an organization has few open tickets, and an index of its own
 * leads to them. The newest of them are held against the words one by one, each once (hence OFFSET 0, without which the
 * planner does it for the filter, the order and the answer): with 12,000 open tickets in one organization it takes as
 * long as with 500.
 */
const mostCompared = 500;
const mostShown = 5;

/** A subject this similar (`similarity` of pg_trgm, whose own measure of alike is 0.3) is pointed out. */
const alikeSubject = 0.4;
/** So many of the words typed, and at least so many. */
const alikeWords = 0.75;
const fewestWords = 4;

interface Row {
  readonly id: Uuid;
  readonly number: string;
  readonly subject: string;
  readonly statusKey: string;
  readonly createdAt: Date;
  readonly ofSubject: number;
  readonly ofWords: number;
}

/** Whose ticket it will be. */
export type LikelyRequester = { readonly personId: Uuid } | { readonly email: string };

const statements = new ComposedStatements<Row>('ticket.look-alikes');

/** @param fields what is filled in so far; the subject as it is typed, before the desk puts it in its form */
export async function lookAlikes(
  reader: Database | Transaction,
  caller: Caller,
  blueprint: Blueprint,
  of: LikelyRequester,
  fields: Readonly<Record<string, unknown>>,
): Promise<LookAlikeDto[]> {
  const subject = textOf(fields['subject']);
  const words = typedWords(`${subject} ${textOf(fields['description'])}`);
  if (subject === '' && words.length < fewestWords) return [];
  const values = new StatementValues(caller.deskId);
  const text = compose(caller, blueprint, of, subject, words.length < fewestWords ? [] : words, values);
  const statement = statements.of(text);
  const rows =
    reader instanceof Database
      ? await reader.read(caller, statement, values.all)
      : await reader.run(statement, values.all);
  const labels = labelsIn(blueprint, caller.language);
  return rows.map(({ id, number, subject: shown, statusKey, createdAt, ofSubject, ofWords }) => ({
    id,
    number,
    subject: shown,
    status: labels.status(statusKey),
    createdAt: createdAt.toISOString(),
    similarity: Math.round(Math.max(ofSubject, ofWords) * 100) / 100,
    why: [
      ...(ofSubject >= alikeSubject ? ['subject' as const] : []),
      ...(ofWords >= alikeWords ? ['words' as const] : []),
    ],
  }));
}

/**
 * Whether somebody is there who can be asked before a ticket is filed: at the portal and with an agent on the phone; not
 * with a mail, nor with a telephone system or a form that files by the desk's key.
 */
export function canBeAsked(caller: Caller, channel: ChannelName): boolean {
  return caller.kind === 'person' || (caller.kind === 'key' && channel === 'portal');
}

export function lookAlikeProblem(found: readonly LookAlikeDto[]): Problem {
  const numbers = found.map(({ number }) => number).join(', ');
  return new Problem(
    'look-alike',
    `Open tickets look like it: ${numbers}. Comment on the one about the same problem, or file it with \`insist\`.`,
    { members: { lookAlikes: found } },
  );
}

function compose(
  caller: Caller,
  blueprint: Blueprint,
  of: LikelyRequester,
  subject: string,
  words: readonly string[],
  values: StatementValues,
): string {
  const typed = values.place(subject);
  const asked = values.place(words);
  const person =
    'personId' in of
      ? `${values.place(of.personId)}::uuid`
      : `(SELECT a.person_id FROM address a WHERE a.desk_id = $1 AND a.email_key = ${values.place(emailKeyOf(of.email))})`;
  // Whoever does not see the older conversation is not told of a ticket by what was said then.
  const hasRead = mayTakePart(caller) ? `NOT t.id = ANY (${ticketsSeenFromNow(caller, values)})` : 'true';
  return `WITH asked AS MATERIALIZED (
      SELECT person.id, coalesce((
          SELECT m.organization_id FROM membership m WHERE m.desk_id = $1 AND m.person_id = person.id
          ORDER BY m.created_at, m.organization_id LIMIT 1), person.id) AS house,
        unaccent(${typed}::text) AS subject,
        ARRAY(SELECT to_tsquery('guichet', word) FROM unnest(${asked}::text[]) word) AS words
      FROM (SELECT ${person} AS id) person
    )
    SELECT t.id, t.number, t.subject, t.status_key AS "statusKey", t.created_at AS "createdAt",
      l.of_subject AS "ofSubject", l.of_words AS "ofWords"
    FROM asked CROSS JOIN LATERAL (
      SELECT t.id, t.number, t.subject, t.status_key, t.created_at, t.fields FROM ticket t
      WHERE t.desk_id = $1 AND t.is_open AND t.merged_into IS NULL
        AND coalesce(t.organization_id, t.requester_id) = asked.house
        AND ${visibleTo(caller, blueprint, values)}
      ORDER BY t.created_at DESC, t.id DESC LIMIT ${mostCompared}
    ) t
    CROSS JOIN LATERAL (
      SELECT similarity(unaccent(coalesce(t.fields ->> 'subject', '')), asked.subject) AS of_subject,
        CASE WHEN cardinality(asked.words) > 0 AND ${hasRead} THEN coalesce((
          SELECT (SELECT count(*) FROM unnest(asked.words) word WHERE x.words @@ word)::real / cardinality(asked.words)
          FROM ticket_text x WHERE x.desk_id = $1 AND x.ticket_id = t.id AND NOT x.internal), 0)
        ELSE 0 END AS of_words
      OFFSET 0
    ) l
    WHERE l.of_subject >= ${alikeSubject} OR l.of_words >= ${alikeWords}
    ORDER BY greatest(l.of_subject, l.of_words) DESC, t.created_at DESC, t.id DESC LIMIT ${mostShown}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
