import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Evidence, type Rule, rows } from './evidence.js';

/** By the clients' account: a call that began after the end of its session had been acknowledged. */
export const shownOut: Rule = {
  name: 'no agent acts in a customer’s place after the end, by what clients saw',
  find: async ({ operations }) => {
    const ends = new Map<string, number>();
    for (const { ends: session, outcome, to } of operations) {
      if (session !== undefined && outcome === 'acknowledged') ends.set(session, to);
    }
    return operations
      .filter(
        ({ session, outcome, from }) => outcome === 'acknowledged' && from >= (ends.get(session ?? '') ?? Infinity),
      )
      .map(({ id, command, session }) => `operation ${id} (${command}) was carried out after session ${session}`);
  },
};

interface FileRow {
  readonly desk_id: string;
  readonly id: string;
  readonly size: number;
  readonly is_bound: boolean;
}

export const files: Rule = {
  name: 'files are what the rows say',
  find: async (evidence) => {
    const kept = await rows<FileRow>(
      evidence.database,
      `SELECT desk_id, id, size, ticket_id IS NOT NULL AS is_bound FROM attachment
       WHERE stored_at IS NOT NULL AND redacted_at IS NULL`,
    );
    const missing = await Promise.all(
      kept.map(async (row) => {
        const found = await stat(fileOf(evidence, row)).catch(() => undefined);
        if (found?.size === row.size) return [];
        return [`attachment ${row.id}: ${found ? `${found.size} bytes of ${row.size}` : 'its bytes are missing'}`];
      }),
    );
    const known = new Set(
      (await rows<{ id: string }>(evidence.database, 'SELECT id FROM attachment')).map(({ id }) => id),
    );
    const there = await readdir(evidence.filesDir, { recursive: true, withFileTypes: true }).catch(() => []);
    const orphans = there
      .filter((entry) => entry.isFile() && !known.has(entry.name.split('.')[0] ?? ''))
      .map(({ name }) => `file ${name} belongs to no row`);
    return [...missing.flat(), ...orphans];
  },
};

function fileOf({ filesDir }: Evidence, { desk_id, id }: FileRow): string {
  return path.join(filesDir, desk_id, id.slice(-2), id);
}

export const mails: Rule = {
  name: 'mails go out at least once, under one id each',
  find: async ({ database, copies }) => {
    const sent = await rows<{ id: string; status: string; last_error: string | null }>(
      database,
      // What was bundled went out as part of another mail; what was withdrawn has nobody left to read it.
      `SELECT id, status, last_error FROM mail
       WHERE coalesce(last_error, '') <> ALL (ARRAY['bundled', 'withdrawn'])`,
    );
    const byId = new Map(copies.map((copy) => [copy.messageId.split('@')[0] ?? '', copy]));
    const known = new Set(sent.map(({ id }) => id));
    const different = copies.filter((copy) => {
      const first = byId.get(copy.messageId.split('@')[0] ?? '');
      return first?.to !== copy.to || first.subject !== copy.subject;
    });
    const waiting = await rows<{ what: string }>(
      database,
      "SELECT 'event ' || event_id || ' still waits for its mails' AS what FROM relay",
    );
    return [
      ...sent
        .filter(({ id, status }) => (status === 'sent' ? !byId.has(id) : status === 'queued'))
        .map(({ id, status, last_error }) => `mail ${id} is ${status} and did not arrive ${last_error ?? ''}`),
      ...sent
        .filter(({ status }) => status === 'failed')
        .map(({ id, last_error }) => `mail ${id} failed: ${last_error}`),
      ...[...byId.keys()].filter((id) => !known.has(id)).map((id) => `mail ${id} came from nowhere`),
      ...different.map(({ messageId }) => `mail ${messageId} came with two contents`),
      ...waiting.map(({ what }) => what),
    ];
  },
};

const tablesWithIds = `
  SELECT c.table_name FROM information_schema.columns c
  JOIN information_schema.columns d USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND c.column_name = 'id' AND c.data_type = 'uuid' AND d.column_name = 'desk_id'`;

/** An answer of one desk that holds an id of the other's, which was not sent to it. */
export const foreign: Rule = {
  name: 'no answer holds anything of another desk',
  find: async ({ database, operations }) => {
    const deskOf = new Map<string, string>();
    for (const { table_name } of await rows<{ table_name: string }>(database, tablesWithIds)) {
      const found = await rows<{ desk_id: string; id: string }>(database, `SELECT desk_id, id FROM ${table_name}`);
      for (const { desk_id, id } of found) deskOf.set(id, desk_id);
    }
    for (const { id } of await rows<{ id: string }>(database, 'SELECT id FROM desk')) deskOf.set(id, id);
    return operations.flatMap(({ id, command, desk, seen, sent }) =>
      seen
        .filter((each) => (deskOf.get(each) ?? desk) !== desk && !sent.includes(each))
        .map((each) => `operation ${id} (${command}) shows ${each} of desk ${deskOf.get(each)}`),
    );
  },
};
