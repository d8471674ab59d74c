import { DataSource } from 'typeorm';
import { type Settings, StartupError } from '#kernel';
import { Desks1763700000001 } from './migrations/0001-desks.js';
import { Accounts1763700000002 } from './migrations/0002-accounts.js';
import { History1763700000003 } from './migrations/0003-history.js';
import { Tickets1763700000004 } from './migrations/0004-tickets.js';
import { Mail1763700000005 } from './migrations/0005-mail.js';
import { Sharing1763700000006 } from './migrations/0006-sharing.js';
import { Attachments1763700000007 } from './migrations/0007-attachments.js';
import { InboundMail1763700000008 } from './migrations/0008-inbound-mail.js';
import { Articles1763700000009 } from './migrations/0009-articles.js';
import { Status1763700000010 } from './migrations/0010-status.js';
import { Satisfaction1763700000011 } from './migrations/0011-satisfaction.js';
import { Merging1763700000012 } from './migrations/0012-merging.js';
import { AccountMerges1763700000013 } from './migrations/0013-account-merges.js';
import { Files1763700000014 } from './migrations/0014-files.js';
import { SupportAccess1763700000015 } from './migrations/0015-support-access.js';
import { Identity1763700000016 } from './migrations/0016-identity.js';
import { Limits1763700000017 } from './migrations/0017-limits.js';
import { AuditAndPrivacy1763700000018 } from './migrations/0018-audit-and-privacy.js';
import { Webhooks1763700000019 } from './migrations/0019-webhooks.js';
import { Waiting1763700000021 } from './migrations/0021-waiting.js';
import { TestDesks1763700000022 } from './migrations/0022-test-desks.js';
import { Visitors1763700000023 } from './migrations/0023-visitors.js';
import { Traces1763700000024 } from './migrations/0024-traces.js';
import { ensureRoles } from './roles.js';

export const migrations = [
  Desks1763700000001,
  Accounts1763700000002,
  History1763700000003,
  Tickets1763700000004,
  Mail1763700000005,
  Sharing1763700000006,
  Attachments1763700000007,
  InboundMail1763700000008,
  Articles1763700000009,
  Status1763700000010,
  Satisfaction1763700000011,
  Merging1763700000012,
  AccountMerges1763700000013,
  Files1763700000014,
  SupportAccess1763700000015,
  Identity1763700000016,
  Limits1763700000017,
  AuditAndPrivacy1763700000018,
  Webhooks1763700000019,
  Waiting1763700000021,
  TestDesks1763700000022,
  Visitors1763700000023,
  Traces1763700000024,
];

const oldestServer = 150_000;

/**
 * Brings the schema up to date, as its owner: roles, extensions, then each migration in a transaction of its own. Safe
 * to run from several processes at once (an advisory lock lets one through).
 *
 * @throws StartupError when the server cannot be reached or is older than PostgreSQL 15
 */
export async function migrate(settings: Settings): Promise<void> {
  const url = settings.databaseUrl;
  if (!url) throw new StartupError('DATABASE_URL is not set: name the PostgreSQL database to migrate');
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migration',
    logging: false,
    extra: { max: 1 },
  });
  try {
    await source.initialize();
  } catch (error) {
    // A name with several addresses gives one error each, without a message for them all.
    const reason = error instanceof AggregateError ? error.errors[0] : error;
    throw new StartupError(
      `The PostgreSQL of DATABASE_URL cannot be used (${reason instanceof Error ? reason.message : reason}): correct the setting, or start that server.`,
      { cause: error },
    );
  }
  try {
    const rows: { version: string }[] = await source.query(`SELECT current_setting('server_version_num') AS version`);
    if (Number(rows[0]?.version) < oldestServer)
      throw new StartupError('DATABASE_URL: PostgreSQL 15 or newer is needed');
    await source.query('SELECT pg_advisory_lock(7051112)');
    await ensureRoles(source, settings);
    await source.query(
      'CREATE EXTENSION IF NOT EXISTS btree_gin; CREATE EXTENSION IF NOT EXISTS unaccent; CREATE EXTENSION IF NOT EXISTS pg_trgm',
    );
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
