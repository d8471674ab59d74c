import type { DataSource } from 'typeorm';
import type { Settings } from '#kernel';
import { applicationRole, removalRole, searchRole } from './migrations/desk-table.js';
import { Secrets } from './secrets.js';

/**
 * The roles beside the owner. The application's role may log in, owns nothing and bypasses nothing; the search role owns
 * the functions that answer across the policy, the removal role those that remove test desks; neither can log in. Roles belong to the whole server, so two
 * installations on one server give them different names (`DATABASE_APP_ROLE`).
 */
export async function ensureRoles(source: DataSource, settings: Settings): Promise<void> {
  const password = settings.databaseAppUrl ? undefined : applicationPassword(settings);
  await ensureRole(
    source,
    applicationRole,
    `LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE${password ? ` PASSWORD '${password}'` : ''}`,
  );
  await ensureRole(source, searchRole, 'NOLOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE');
  await ensureRole(source, removalRole, 'NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE');
  await source.query(`
    ALTER ROLE ${applicationRole} SET statement_timeout = '15s';
    ALTER ROLE ${applicationRole} SET idle_in_transaction_session_timeout = '30s';
    ALTER ROLE ${applicationRole} SET lock_timeout = '5s';
    GRANT ${searchRole}, ${removalRole} TO CURRENT_USER;
    GRANT USAGE ON SCHEMA public TO ${applicationRole}, ${searchRole}, ${removalRole};
  `);
}

async function ensureRole(source: DataSource, role: string, attributes: string): Promise<void> {
  const found: unknown[] = await source.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  await source.query(`${found.length > 0 ? 'ALTER' : 'CREATE'} ROLE ${role} ${attributes}`);
}

/** The application role's password, derived so that nobody has to keep it: hex, hence safe inside quotes and URLs. */
function applicationPassword(settings: Settings): string {
  return new Secrets(settings).digest('database-role', applicationRole).toString('hex');
}

/** Where the application connects: as its own role, to the owner's database. */
export function applicationUrl(settings: Settings): string {
  if (settings.databaseAppUrl) return settings.databaseAppUrl;
  const url = new URL(settings.databaseUrl ?? '');
  url.username = applicationRole;
  url.password = applicationPassword(settings);
  return url.toString();
}
