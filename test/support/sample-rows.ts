import type pg from 'pg';
import { type Column, columnsOf } from './catalogue.js';

/** One row in each table for each desk, of believable types and no meaning: whatever tables there come to be. */
export async function fillTables(owner: pg.Client, tables: readonly string[], desks: readonly string[]): Promise<void> {
  // Foreign keys are not looked at meanwhile; the rows point nowhere.
  await owner.query(`SET session_replication_role = 'replica'`);
  for (const table of tables) {
    const columns = await columnsOf(owner, table);
    for (const desk of desks) await insertRow(owner, table, columns, desk);
  }
  await owner.query(`SET session_replication_role = 'origin'`);
}

/** Inserts one sample row as whoever the client is. */
export async function insertRow(
  client: pg.Client,
  table: string,
  columns: readonly Column[],
  desk: string,
): Promise<void> {
  const names = columns.map(({ name }) => name).join(', ');
  const places = columns.map(({ type }, index) => `$${index + 1}::${type}`).join(', ');
  const deskColumn = table === 'desk' ? 'id' : 'desk_id';
  const values = columns.map((column) => (column.name === deskColumn ? desk : sampleOf(column, desk)));
  await client.query(`INSERT INTO ${table} (${names}) VALUES (${places})`, values);
}

/** A value for a column; texts differ from desk to desk. */
function sampleOf({ name, type, words }: Column, desk: string): unknown {
  if (words[0] !== undefined) return words[0];
  switch (type) {
    case 'uuid':
      return '01890000-0000-7000-8000-000000000001';
    case 'text':
      return `a-${desk}`;
    case 'boolean':
      return true;
    case 'integer':
    case 'bigint':
      return 1;
    case 'timestamp with time zone':
      return '2026-01-05T09:00:00Z';
    case 'json':
    case 'jsonb':
      return '{}';
    case 'bytea':
      return Buffer.from(desk);
    case 'text[]':
      return [desk];
    case 'tsvector':
      return 'printer';
    default:
      throw new Error(`no sample value for ${name} of type ${type}: add one`);
  }
}
