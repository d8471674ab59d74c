import type { QueryRunner } from 'typeorm';

export type Grant = 'select' | 'insert' | 'update' | 'delete';

/** The application's role: it may log in, owns nothing and bypasses nothing. */
export const applicationRole = identifier(process.env['DATABASE_APP_ROLE'] || 'guichet_app');

/** Owns the search functions alone: bypasses row-level security, cannot log in. */
export const searchRole = `${applicationRole}_search`;

/** Owns the functions that end and remove test desks: bypasses nothing, cannot log in, may only delete. */
export const removalRole = `${applicationRole}_removal`;

/**
 * The desk that this connection works for, as every policy reads it. After a reset the setting is an empty string, which
 * a plain cast would refuse, hence `nullif`; without a desk the comparison is null and no row is seen.
 */
export const currentDesk = `nullif(current_setting('app.desk_id', true), '')::uuid`;

/** Puts a table under row-level security for its desk and grants the application just what it needs there. */
export async function guardDeskTable(runner: QueryRunner, table: string, ...grants: Grant[]): Promise<void> {
  await runner.query(`
    ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY;
    ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY;
    CREATE POLICY desk_isolation ON "${table}"
      USING (desk_id = ${currentDesk}) WITH CHECK (desk_id = ${currentDesk});
    GRANT ${grants.join(', ')} ON "${table}" TO ${applicationRole};
    GRANT SELECT, DELETE ON "${table}" TO ${removalRole};
  `);
}

/** Roles stand in statements that take no parameters. */
function identifier(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,50}$/.test(name)) throw new Error('DATABASE_APP_ROLE must be a plain lower-case identifier');
  return name;
}
