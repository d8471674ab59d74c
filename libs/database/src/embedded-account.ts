import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '#kernel';

/** The operating-system account under which PostgreSQL runs, when it is not our own. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Whom PostgreSQL runs as. It refuses to run as root, so root lends it an account: the one that owns the cluster
 * already, else `postgres`, else `nobody`. It must be an existing account (initdb looks itself up in the passwd file),
 * and none is ever created. Everybody else runs it under their own account: `undefined`.
 *
 * @param cluster the cluster's folder, if there is one already
 */
export function postgresAccount(cluster: string | undefined): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = knownAccounts();
  if (cluster !== undefined) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return accounts.find((account) => account.uid === uid) ?? { name: `user ${uid}`, uid, gid };
  }
  const chosen = ['postgres', 'nobody'].map((name) => accounts.find((account) => account.name === name)).find(Boolean);
  if (chosen === undefined) {
    throw new StartupError(
      'The embedded PostgreSQL does not run as root, and there is neither an account "postgres" nor "nobody" to run it as: start Guichet as an ordinary user, or set DATABASE_URL.',
    );
  }
  return chosen;
}

function knownAccounts(): Account[] {
  const accounts: Account[] = [];
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid) accounts.push({ name, uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}

/** Whether `account` may pass through `folder` and everything above it (the mode bits; access lists are not read). */
export function canEnter(account: Account | undefined, folder: string): boolean {
  if (account === undefined) return true;
  for (let place = folder; ; place = path.dirname(place)) {
    const { mode, uid, gid } = statSync(place);
    const passage = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & passage) === 0) return false;
    if (place === path.dirname(place)) return true;
  }
}
