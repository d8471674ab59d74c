/** npm hands a Ctrl-C on that the terminal has sent already: within this many milliseconds it is the same one. */
const sameKeystroke = 1_000;

const lookAtParentEvery = 500;

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP, and when the npm that started us is gone. A second signal ends the
 * process on the spot; what is left behind then, the next start takes over.
 */
export function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        const now = performance.now();
        first ??= now;
        if (now - first > sameKeystroke) process.exit(130);
        resolve();
      });
    }
    // npm runs us through a shell. A SIGTERM to npm ends that shell, and nobody tells us.
    if (process.env['npm_lifecycle_event'] !== undefined) {
      const parent = process.ppid;
      setInterval(() => process.ppid !== parent && resolve(), lookAtParentEvery).unref();
    }
  });
}
