import { check } from './checker.js';
import type { Evidence } from './evidence.js';
import type { Operation } from './history.js';
import { audit, calls, sequences, timers } from './rules-log.js';
import { files, foreign, mails, shownOut } from './rules-rest.js';
import { acknowledged, answered, refused, repeated, settled } from './rules-writes.js';

/** A breach made on purpose: statements that the owner runs, or a history, mailbox or folder that is not as it was. */
interface Plant {
  readonly name: string;
  readonly rule: string;
  readonly statements?: readonly string[];
  readonly changed?: (evidence: Evidence) => Partial<Evidence>;
}

const firstOf = (operations: readonly Operation[], fits: (operation: Operation) => boolean): Operation => {
  const found = operations.find(fits);
  if (!found) throw new Error('the run was too short for this plant');
  return found;
};
const isAcknowledged = ({ outcome, trace }: Operation): boolean => outcome === 'acknowledged' && trace !== undefined;
const withOperation = ({ operations }: Evidence, added: Operation): Partial<Evidence> => ({
  operations: [...operations, added],
});
const someEvent = (kind: string): string => `(SELECT id FROM event WHERE kind = '${kind}' ORDER BY id LIMIT 1)`;
const copyOf = (table: string, columns: string, changes: string, where: string): string =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(r, jsonb_build_object(${changes}))).* FROM ${table} r WHERE ${where} LIMIT 1`.replace(
    'COLUMNS',
    columns,
  );
const anew = "'id', gen_random_uuid()";

const plants: readonly Plant[] = [
  {
    name: 'a comment lost',
    rule: acknowledged.name,
    statements: ["DELETE FROM comment WHERE id = (SELECT id FROM comment WHERE body ~ '^w[0-9]+x[0-9]+$' LIMIT 1)"],
  },
  {
    name: 'a comment doubled',
    rule: acknowledged.name,
    statements: [copyOf('comment', '', anew, "body ~ '^w[0-9]+x[0-9]+$'")],
  },
  {
    name: 'an acknowledgement of what was never done',
    rule: acknowledged.name,
    changed: (evidence) => {
      const real = firstOf(evidence.operations, isAcknowledged);
      const attempts = real.attempts.map((attempt) => ({ ...attempt, requestId: 'never' }));
      return withOperation(evidence, { ...real, attempts, trace: { table: 'ticket', word: 'w0x0' } });
    },
  },
  {
    name: 'a refusal of what was done',
    rule: refused.name,
    changed: (evidence) => {
      const real = firstOf(evidence.operations, (each) => isAcknowledged(each) && each.attempts.length === 1);
      return withOperation(evidence, { ...real, outcome: 'refused' });
    },
  },
  {
    name: 'an operation left open',
    rule: settled.name,
    changed: (evidence) =>
      withOperation(evidence, { ...firstOf(evidence.operations, isAcknowledged), outcome: 'unsettled' }),
  },
  {
    name: 'a key with two answers',
    rule: repeated.name,
    changed: (evidence) => {
      const real = firstOf(evidence.operations, isAcknowledged);
      const attempts = ['one', 'two'].map((answer) => ({ requestId: answer, instance: '', status: 201, answer }));
      return withOperation(evidence, { ...real, attempts });
    },
  },
  {
    name: 'a fault of the service',
    rule: answered.name,
    changed: (evidence) => {
      const real = firstOf(evidence.operations, isAcknowledged);
      return withOperation(evidence, {
        ...real,
        attempts: [...real.attempts, { requestId: 'x', instance: '', status: 500 }],
      });
    },
  },
  {
    name: 'a gap in a ticket’s sequence',
    rule: sequences.name,
    statements: [`DELETE FROM event WHERE id = ${someEvent('comment.added')}`],
  },
  {
    name: 'a change that the log does not know',
    rule: audit.name,
    statements: [
      "UPDATE ticket SET status_key = 'onHold' WHERE id = (SELECT ticket_id FROM event WHERE kind = 'ticket.moved' AND data->>'to' <> 'onHold' ORDER BY id DESC LIMIT 1)",
    ],
  },
  {
    name: 'a row that the log does not know',
    rule: audit.name,
    statements: [copyOf('person', '', anew, 'true')],
  },
  {
    name: 'an event of a row that is not there',
    rule: audit.name,
    statements: ['DELETE FROM organization WHERE id = (SELECT id FROM organization LIMIT 1)'],
  },
  {
    name: 'a timer that went off early',
    rule: timers.name,
    statements: [
      "UPDATE event SET at = at - interval '6 days' WHERE id = (SELECT id FROM event WHERE data ? 'timer' ORDER BY id LIMIT 1)",
    ],
  },
  {
    name: 'a timer that went off twice',
    rule: timers.name,
    statements: [
      copyOf(
        'event',
        '',
        `${anew}, 'kind', 'ticket.reminded', 'sequence', r.sequence + 1000`,
        "data ? 'timer'",
      ).replace('INSERT', 'INSERT'),
      copyOf(
        'event',
        '',
        `${anew}, 'kind', 'ticket.reminded', 'sequence', r.sequence + 1001`,
        "data ? 'timer' AND sequence < 1000",
      ),
    ],
  },
  {
    name: 'a timer that did not go off',
    rule: timers.name,
    statements: [
      "INSERT INTO timer (desk_id, ticket_id, key, due_at) SELECT desk_id, id, 'closeWhenSolved', '2020-01-01' FROM ticket LIMIT 1 ON CONFLICT DO NOTHING",
    ],
  },
  {
    name: 'a call after the end, in the log',
    rule: calls.name,
    statements: [
      "UPDATE event SET at = at + interval '30 days' WHERE id = (SELECT id FROM event WHERE kind = 'supportAccess.used' AND (data->>'allowed')::boolean LIMIT 1)",
    ],
  },
  {
    name: 'a call after the end, as clients saw it',
    rule: shownOut.name,
    changed: (evidence) => {
      const real = firstOf(evidence.operations, isAcknowledged);
      const end = { ...real, ends: 'a-session', from: 0, to: 1 };
      const call = { ...real, session: 'a-session', from: 2, to: 3 };
      return { operations: [...evidence.operations, end, call] };
    },
  },
  {
    name: 'a file whose bytes are gone',
    rule: files.name,
    statements: [
      'UPDATE attachment SET size = size + 1 WHERE id = (SELECT id FROM attachment WHERE stored_at IS NOT NULL AND redacted_at IS NULL LIMIT 1)',
    ],
  },
  {
    name: 'a file without a row',
    rule: files.name,
    statements: [
      'DELETE FROM attachment WHERE id = (SELECT id FROM attachment WHERE stored_at IS NOT NULL AND redacted_at IS NULL LIMIT 1)',
    ],
  },
  {
    name: 'a mail that never arrived',
    rule: mails.name,
    statements: [copyOf('mail', '', `${anew}, 'event_id', NULL`, "status = 'sent'")],
  },
  {
    name: 'a mail under another id',
    rule: mails.name,
    changed: ({ copies }) => ({ copies: [...copies, { messageId: 'nobody@nowhere', to: '', subject: '' }] }),
  },
  {
    name: 'a mail whose copies differ',
    rule: mails.name,
    changed: ({ copies }) => ({
      copies: [...copies, ...copies.slice(0, 1).map((copy) => ({ ...copy, to: 'eve@x.example' }))],
    }),
  },
  {
    name: 'an id of another desk',
    rule: foreign.name,
    changed: (evidence) => {
      const real = firstOf(evidence.operations, isAcknowledged);
      const other = firstOf(evidence.operations, ({ desk }) => desk !== real.desk);
      return withOperation(evidence, { ...real, seen: [other.desk] });
    },
  },
];

/** Names of the breaches that the checker does not find; each is undone before the next. */
export async function missedPlants(evidence: Evidence): Promise<string[]> {
  const { database } = evidence;
  const missed: string[] = [];
  for (const { name, rule, statements = [], changed } of plants) {
    await database.query('BEGIN');
    // The owner may write what no foreign key allows.
    await database.query('SET LOCAL session_replication_role = replica');
    for (const statement of statements) await database.query(statement);
    const found = await check({ ...evidence, ...changed?.(evidence) });
    await database.query('ROLLBACK');
    if (!found.some((violation) => violation.rule === rule)) missed.push(`${rule} (${name})`);
  }
  return missed;
}
