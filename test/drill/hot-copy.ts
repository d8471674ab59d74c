import {
  chmodSync,
  chownSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** Made anew by the server that starts on the copy, or meant for the one that runs. */
const leftOut = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'pg_stat_tmp', 'pg_notify']);

/**
 * Copies the cluster of a data folder while its server runs and takes writes: a base backup by PostgreSQL's low-level
 * calls (its manual, "Making a Base Backup Using the Low Level API"). The npm packages bring neither pg_dump nor
 * pg_basebackup. A temporary replication slot keeps the log that the copy needs.
 *
 * @param ownerUrl a superuser, on a direct connection
 * @param dataDir the running server's data folder
 * @param target a folder that becomes a data folder of its own
 */
export async function hotCopy(ownerUrl: string, dataDir: string, target: string): Promise<void> {
  const source = realpathSync(path.join(dataDir, 'postgres'));
  const copy = path.join(target, 'postgres');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`SELECT pg_create_physical_replication_slot('guichet_copy', true, true)`);
    await owner.query(`SELECT pg_backup_start('guichet', fast => true)`);
    copyTree(source, copy, (name) => !leftOut.has(name));
    for (const empty of ['pg_wal', 'pg_replslot', 'pg_stat_tmp', 'pg_notify'])
      makeLike(path.join(source, empty), path.join(copy, empty));
    const { rows } = await owner.query('SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)');
    writeFileSync(path.join(copy, 'backup_label'), rows[0].labelfile, { mode: 0o600 });
    own(path.join(source, 'PG_VERSION'), path.join(copy, 'backup_label'));
    // All that the copy needs to become whole has been written by now.
    copyTree(path.join(source, 'pg_wal'), path.join(copy, 'pg_wal'), (name) => name !== 'archive_status');
  } finally {
    await owner.end();
  }
}

/** Copies a folder; what goes away meanwhile was not needed: the log tells of it. */
export function copyTree(from: string, to: string, takes: (name: string) => boolean = () => true): void {
  makeLike(from, to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!takes(entry.name)) continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    try {
      if (entry.isDirectory()) copyTree(source, target);
      else if (entry.isFile()) {
        copyFileSync(source, target);
        own(source, target);
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}

function makeLike(source: string, target: string): void {
  mkdirSync(target, { recursive: true });
  own(source, target);
}

/** Owner and mode as the source has them: PostgreSQL refuses a folder of another account. */
function own(source: string, target: string): void {
  const { uid, gid, mode } = lstatSync(source);
  if (process.getuid?.() === 0) chownSync(target, uid, gid);
  chmodSync(target, mode);
}
