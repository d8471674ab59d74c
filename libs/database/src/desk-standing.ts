import { DeskGone } from '#kernel';
import { nobodyThere } from './person-lock.js';

/** What a transaction finds of its desk: it stands, is being made here, or its time is over. */
export type Standing = 'stands' | 'new' | 'over';

/** What is read of a desk when a transaction opens: nothing where it is not there, or not any more. */
export interface FoundDesk {
  readonly blueprint_version: number;
  readonly clock_at: Date | null;
  /** Whether the person who writes was erased. */
  readonly erased: boolean;
}

/** The desk, as the last of several statements found it. @throws Problem when it does not stand as the work needs it */
export function foundDesk(results: unknown, needed: Standing): FoundDesk | undefined {
  const found: FoundDesk | undefined = Array.isArray(results) ? results.at(-1)?.rows[0] : undefined;
  if (found === undefined && needed === 'stands') throw new DeskGone();
  if (found !== undefined && needed === 'over') throw new Error('the time of the desk is not over');
  if (found?.erased) throw nobodyThere();
  return found;
}
