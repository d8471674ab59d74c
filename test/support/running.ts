import type { ChildProcess } from 'node:child_process';
import type { Email } from 'postal-mime';

/** A message as the recipient's mail server got it. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly from: string;
  readonly raw: Buffer;
  readonly parsed: Email;
}

export interface RunningService {
  readonly url: string;
  /** Where the worker takes mail, `smtp://host:port`. */
  readonly mailDoor: string;
  readonly operatorToken: string;
  readonly databaseUrl: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly api: ChildProcess;
  readonly worker: ChildProcess;
  readonly mail: {
    readonly messages: readonly ReceivedMail[];
    readonly control: { refuse: ((envelope: unknown) => { code: number; message: string } | undefined) | undefined };
  };
  readonly startProcess: (
    program: string,
    environment: Readonly<Record<string, string>>,
  ) => { child: ChildProcess; ready: Promise<string | undefined> };
}

declare global {
  var guichetService: RunningService | undefined;
}

/** The service of this jest worker (see environment.mjs). */
export function service(): RunningService {
  if (!globalThis.guichetService) throw new Error('this test needs the service: put it below test/');
  return globalThis.guichetService;
}

/**
 * Waits until `look` gives something, looking again and again: for what the worker does in its own time. The limit only
 * bounds a failing test; nothing is measured by it.
 */
export async function eventually<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const limit = performance.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > limit) throw new Error(`still not there: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
