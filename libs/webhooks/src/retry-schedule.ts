const minute = 60_000;
const hour = 60 * minute;

/** Waits between tries: 13 tries over 4 days and 13 hours. */
const waits = [5_000, minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour].concat(
  [14, 18, 20, 20, 20].map((hours) => hours * hour),
);

/** What a receiver may ask us to wait at most. */
const longestAsked = 24 * hour;

/**
 * Milliseconds from the n-th failed try (from 1) to the next; undefined when there is none. Chance adds up to a tenth, so
 * that messages that failed together do not come back together; it takes nothing away.
 *
 * @param asked milliseconds that the receiver asked for (`Retry-After`); never a reason to come sooner
 * @param chance at least 0, less than 1
 */
export function waitAfter(tries: number, asked: number | null, chance: number): number | undefined {
  const wait = waits[tries - 1];
  if (wait === undefined) return undefined;
  return Math.round(Math.max(wait * (1 + chance / 10), Math.min(asked ?? 0, longestAsked)));
}

/**
 * Milliseconds that `Retry-After` says (RFC 9110 §10.2.3): seconds, or an instant, which is held against the receiver's own
 * clock where it tells it; null where it says nothing that can be read.
 */
export function retryAfterOf(header: string | undefined, date: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const until = Date.parse(header);
  if (Number.isNaN(until)) return null;
  const told = Date.parse(date ?? '');
  return Math.max(0, until - (Number.isNaN(told) ? now.getTime() : told));
}
