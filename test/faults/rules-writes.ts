import { type Evidence, type Rule, rows } from './evidence.js';
import type { Operation, Trace } from './history.js';

// What clients were told, against what is there. The log names the request that each change was made by, so that every
// operation's tries can be followed into it.

interface Found {
  readonly request_id: string;
  readonly kind: string;
  readonly times: number;
}

/** How often a request left an event of a kind. */
async function eventsByRequest({ database }: Evidence): Promise<Map<string, Map<string, number>>> {
  const found = await rows<Found>(
    database,
    'SELECT request_id, kind, count(*)::int AS times FROM event GROUP BY request_id, kind',
  );
  const byRequest = new Map<string, Map<string, number>>();
  for (const { request_id, kind, times } of found) {
    const kinds = byRequest.get(request_id) ?? new Map<string, number>();
    byRequest.set(request_id, kinds.set(kind, times));
  }
  return byRequest;
}

const words: Readonly<Record<Trace['table'], string>> = {
  ticket: 'SELECT subject AS text FROM ticket',
  comment: 'SELECT body AS text FROM comment',
  attachment: 'SELECT name AS text FROM attachment WHERE stored_at IS NOT NULL',
  organization: 'SELECT name AS text FROM organization',
  article_revision: 'SELECT title AS text FROM article_revision',
  address: 'SELECT email AS text FROM address',
  inbound_mail: 'SELECT subject AS text FROM inbound_mail',
  incident_update: 'SELECT texts::text AS text FROM incident_update',
};

/** How often each word of the clients stands in a table. */
async function wordsIn({ database }: Evidence): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [table, statement] of Object.entries(words)) {
    for (const { text } of await rows<{ text: string | null }>(database, statement)) {
      for (const word of text?.match(/\bw\d+x\d+\b/g) ?? []) {
        counts.set(`${table} ${word}`, (counts.get(`${table} ${word}`) ?? 0) + 1);
      }
    }
  }
  return counts;
}

const named = ({ id, command, attempts }: Operation): string =>
  `operation ${id} (${command}; ${attempts.map(({ status, code }) => status ?? code).join(', ')})`;

const unanswered = ({ attempts }: Operation): boolean =>
  attempts.some(({ status }) => status === null || status >= 500);

/** Requests that pressed for a ticket which was moved, and so perhaps ended, before anybody took the pressure back. */
async function overtaken({ database }: Evidence): Promise<Set<string>> {
  const found = await rows<{ request_id: string }>(
    database,
    `SELECT e.request_id FROM event e
     JOIN LATERAL (
       SELECT kind FROM event next WHERE next.desk_id = e.desk_id AND next.ticket_id = e.ticket_id
         AND next.sequence > e.sequence AND next.kind IN ('ticket.moved', 'ticket.deescalated')
       ORDER BY next.sequence LIMIT 1
     ) next ON next.kind = 'ticket.moved'
     WHERE e.kind = 'ticket.escalated'`,
  );
  return new Set(found.map(({ request_id }) => request_id));
}

async function counted(evidence: Evidence) {
  const [events, traces] = await Promise.all([eventsByRequest(evidence), wordsIn(evidence)]);
  return (operation: Operation) => {
    const kinds = operation.attempts.map(({ requestId }) => events.get(requestId)).filter((each) => each !== undefined);
    return {
      /** Tries that left anything in the log, but for what an agent's calls leave as calls. */
      tries: kinds.filter((each) => [...each.keys()].some((kind) => kind !== 'supportAccess.used')).length,
      events: operation.events.map((kind) => kinds.reduce((sum, each) => sum + (each.get(kind) ?? 0), 0)),
      traces: operation.trace ? (traces.get(`${operation.trace.table} ${operation.trace.word}`) ?? 0) : undefined,
    };
  };
}

export const acknowledged: Rule = {
  name: 'what was acknowledged is there, once',
  find: async (evidence) => {
    const [count, late] = await Promise.all([counted(evidence), overtaken(evidence)]);
    const wasOvertaken = ({ undoes }: Operation) => {
      const undone = undoes === undefined ? undefined : evidence.operations.find(({ id }) => id === undoes);
      return undone?.attempts.some(({ requestId }) => late.has(requestId)) ?? false;
    };
    return evidence.operations
      .filter(({ outcome }) => outcome === 'acknowledged')
      .flatMap((operation) => {
        const { tries, events, traces } = count(operation);
        const broken = [
          ...events
            .filter((times) => times !== operation.times && !(times === 0 && wasOvertaken(operation)))
            .map((times) => `${times} events`),
          ...(tries > 1 ? [`done by ${tries} tries`] : []),
          ...(traces !== undefined && traces !== 1 ? [`${traces} rows`] : []),
        ];
        return broken.map((what) => `${named(operation)}: ${what}`);
      });
  },
};

/** A try without an answer may be carried out after a later one was refused: then it is there once at most. */
export const refused: Rule = {
  name: 'what was refused is not there',
  find: async (evidence) => {
    const count = await counted(evidence);
    return evidence.operations
      .filter(({ outcome }) => outcome === 'refused' || outcome === 'lost')
      .flatMap((operation) => {
        const most = unanswered(operation) ? 1 : 0;
        const { tries, traces = 0 } = count(operation);
        return tries > most || traces > most ? [`${named(operation)}: done ${Math.max(tries, traces)} times`] : [];
      });
  },
};

export const settled: Rule = {
  name: 'every operation is settled by its key',
  find: async ({ operations }) =>
    operations
      .filter(({ outcome, session }) => outcome === 'unsettled' || (outcome === 'lost' && session === undefined))
      .map((operation) => `${named(operation)}: not settled`),
};

export const repeated: Rule = {
  name: 'a repeated key gives the first answer again',
  find: async ({ operations }) =>
    operations.flatMap((operation) => {
      const answers = new Set(operation.attempts.flatMap(({ answer }) => (answer === undefined ? [] : [answer])));
      return answers.size > 1 ? [`${named(operation)}: ${answers.size} different answers`] : [];
    }),
};

export const answered: Rule = {
  name: 'no answer is a fault of the service',
  find: async ({ operations }) =>
    operations.flatMap((operation) =>
      operation.attempts
        .filter(({ status }) => status !== null && status >= 500 && status !== 503)
        .map(({ status, code, requestId }) => `${named(operation)}: ${status} ${code} (request ${requestId})`),
    ),
};
