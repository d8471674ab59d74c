import type { Database } from './database.js';
import { statement } from './statement.js';

/** Since when the oldest work of a kind waits. */
export interface Waiting {
  /** `mail`, `timer`, `relay`, `inbound` or `seal`. */
  readonly what: string;
  /** Null when none waits. */
  readonly since: Date | null;
}

const waiting = statement<Waiting>('desk.waiting', 'SELECT what, since FROM desk_waiting($1)');

/** The oldest work that is due on all desks together. Desks whose clock stands elsewhere are left out. */
export async function oldestWaiting(database: Database, now: Date): Promise<Waiting[]> {
  return database.readAcross(waiting, [now]);
}
