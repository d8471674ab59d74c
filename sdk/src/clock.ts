/** Everything that the SDK takes from the flow of time and from chance, so that tests can stand in for both. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; lets go of its timer when the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Calls back once after so many milliseconds, unless what it gives is called before. */
  alarm(milliseconds: number, ring: () => void): () => void;
  /** At least 0, less than 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: Date.now,
  random: Math.random,
  alarm(milliseconds, ring) {
    const timer = setTimeout(ring, milliseconds);
    return () => clearTimeout(timer);
  },
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => clearTimeout(timer));
    }),
};

/**
 * Does the work until it is done, its time is over, or the caller gives up, whichever comes first, and leaves neither
 * timer nor listener behind. It does not rely on the work to heed the signal.
 *
 * @param limit milliseconds; `undefined` or `Infinity` for no limit
 * @throws what `late` makes when the time is over; the signal's reason when the caller gave up
 */
export async function within<T>(
  clock: Pick<Clock, 'alarm'>,
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal | undefined,
  limit: number | undefined,
  late?: () => Error,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const giveUp = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', giveUp);
  // Timers hold 31 bits; beyond them they would fire at once.
  const cancel = limit && limit < 2 ** 31 ? clock.alarm(limit, () => controller.abort(late?.())) : undefined;
  try {
    return await Promise.race([
      new Promise<never>((_, reject) => {
        controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
      }),
      work(controller.signal),
    ]);
  } finally {
    cancel?.();
    signal?.removeEventListener('abort', giveUp);
  }
}
