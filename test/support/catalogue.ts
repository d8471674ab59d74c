import type pg from 'pg';

// What PostgreSQL itself says of our schema.

export interface Table {
  readonly name: string;
  readonly guarded: boolean;
  readonly forced: boolean;
  readonly owner: string;
}

/** A primary key, unique constraint or index, foreign key: with its columns in order. */
export interface Key {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Of a foreign key, what it points to. */
  readonly points?: { readonly table: string; readonly columns: readonly string[] };
}

export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query(
    `SELECT relname AS name, relrowsecurity AS guarded, relforcerowsecurity AS forced, rolname AS owner
     FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
  );
  return rows;
}

/** Every index, those of primary keys and unique constraints among them. Expressions stand as `(expression)`. */
export async function indexesOf(
  client: pg.Client,
): Promise<(Key & { readonly unique: boolean; readonly primary: boolean })[]> {
  const { rows } = await client.query(
    `SELECT t.relname AS table, i.relname AS name, x.indisunique AS unique, x.indisprimary AS primary,
       array(SELECT coalesce(a.attname, '(expression)') FROM unnest(x.indkey::int[]) WITH ORDINALITY AS k(number, place)
             LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.number AND k.number > 0
             ORDER BY place)::text[] AS columns
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
     WHERE t.relnamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  return rows;
}

export async function foreignKeysOf(client: pg.Client): Promise<Required<Key>[]> {
  const { rows } = await client.query(
    `SELECT conrelid::regclass::text AS table, conname AS name,
       array(SELECT attname FROM unnest(conkey) WITH ORDINALITY AS k(number, place)
             JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place)::text[] AS columns,
       json_build_object('table', confrelid::regclass::text, 'columns',
         array(SELECT attname FROM unnest(confkey) WITH ORDINALITY AS k(number, place)
               JOIN pg_attribute ON attrelid = confrelid AND attnum = number ORDER BY place)) AS points
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  return rows;
}

export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly command: string;
  readonly sees: string | null;
  readonly writes: string | null;
}

export async function policiesOf(client: pg.Client): Promise<Policy[]> {
  const { rows } = await client.query(
    `SELECT tablename AS table, policyname AS name, cmd AS command, qual AS sees, with_check AS writes
     FROM pg_policies WHERE schemaname = 'public' ORDER BY 1, 2`,
  );
  return rows;
}

export interface Column {
  readonly name: string;
  readonly type: string;
  /** The words a check allows it, when it allows only some. */
  readonly words: readonly string[];
}

export async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type,
       coalesce((SELECT array_agg(found[1]) FROM pg_constraint,
         LATERAL regexp_matches(pg_get_constraintdef(oid), '''([^'']+)''::text', 'g') AS found
         WHERE contype = 'c' AND conrelid = attrelid AND conkey = ARRAY[attnum]
           AND pg_get_constraintdef(oid) !~ '~'), '{}')::text[] AS words
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return rows;
}

/** Everything the migrations made, line by line, so that two states of a schema can be compared. */
export async function schemaOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT concat_ws(' ', 'column', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
         pg_get_expr(adbin, adrelid)) AS line
       FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
       LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
     UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT concat_ws(' ', 'index', indexdef) FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT concat_ws(' ', 'policy', tablename, policyname, permissive, roles, cmd, qual, with_check)
       FROM pg_policies WHERE schemaname = 'public'
     UNION ALL SELECT concat_ws(' ', 'table', relname, relrowsecurity, relforcerowsecurity, relacl)
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
     UNION ALL SELECT concat_ws(' ', 'function', pg_get_functiondef(p.oid), proacl, proowner::regrole)
       FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
     UNION ALL SELECT concat_ws(' ', 'search configuration', cfgname) FROM pg_ts_config
       WHERE cfgnamespace = 'public'::regnamespace
     UNION ALL SELECT concat_ws(' ', 'schema', nspacl) FROM pg_namespace WHERE nspname = 'public'
     UNION ALL SELECT concat_ws(' ', 'migration', name) FROM migration
     ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}
