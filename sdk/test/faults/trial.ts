import { connect, type Guichet } from '../../src/guichet.js';
import { GuichetNetworkError, GuichetProblem } from '../../src/problem.js';
import { timeout } from './faults.js';
import { FaultyServer, type Stay, type Tally } from './faulty-server.js';

/** What came of many stays. */
export interface Verdict {
  readonly stays: number;
  /** Calls by how they ended. */
  readonly ended: Tally;
  readonly requests: number;
  /** Requests by what happened to them. */
  readonly happened: Tally;
  /** What must not be, with the seed that shows it again. */
  readonly findings: string[];
}

/** One write: what is asked, and how it is asked for again under the same key. */
interface Write {
  readonly what: string;
  readonly mark: string;
  call(): Promise<unknown>;
  again?(idempotencyKey: string): Promise<unknown>;
}

/** Real milliseconds without an end after which a call counts as hanging; nothing in it waits for real. */
const hangs = 60_000;

/**
 * Lets clients write to a desk through a bad network, one after the other, and holds what they were told against what was
 * written. A call that gives an answer gives that of its one effect. A call that throws says by `idempotencyKey` whether
 * something may have been written, and that key, on a good network, leads to the one effect.
 */
export async function trial(options: { seed: number; runs: number; badness?: number }): Promise<Verdict> {
  const server = new FaultyServer();
  await server.start();
  const ended: Tally = new Map();
  const findings: string[] = [];
  try {
    for (let run = 0; run < options.runs; run++) {
      const seed = options.seed * 1_000_003 + run;
      const stay = server.open(seed, options.badness ?? 0.5);
      const find = (what: string) => findings.push(`run ${run}: ${what}\n  ${stay.happened.join('\n  ')}`);
      await live(server.baseUrl, stay, find, (how) => ended.set(how, (ended.get(how) ?? 0) + 1));
    }
  } finally {
    await server.stop();
  }
  const requests = [...server.tally.values()].reduce((sum, count) => sum + count, 0);
  return { stays: options.runs, ended, requests, happened: server.tally, findings };
}

async function live(baseUrl: string, stay: Stay, find: (what: string) => void, count: (how: string) => void) {
  const guichet = connect({ baseUrl, timeout, credentials: { apiKey: 'key' } }, stay.clock);
  const judge = (write: Write) => judged(stay, write, find, count);

  await judge(filing(guichet, '#1'));
  const { badness } = stay;
  stay.badness = 0;
  const { id } = await guichet.tickets.create(filed('#2'));
  stay.badness = badness;
  await judge(commenting(guichet, id, '#3'));
  await judge(commenting(guichet, id, '#4'));
  for (const mark of ['#5', '#6']) await judge(changing(guichet, id, mark, stay));

  const written = stay.desk.effects.map(({ mark }) => mark);
  const kept = written.filter((mark) => ['#2', '#5', '#6'].includes(mark));
  const own = stay.desk
    .subjectOf(id)
    .split(' ')
    .filter((word) => word.startsWith('#'));
  if (!same(own, kept)) find(`the subject says ${own}, written were ${kept}`);
}

// The forms of the real desk's tickets are of no concern here.
const filed = (mark: string) => ({ requestType: 'bug', fields: { subject: mark } }) as never;

const filing = (guichet: Guichet, mark: string): Write => ({
  what: 'tickets.create',
  mark,
  call: () => guichet.tickets.create(filed(mark)),
  again: (idempotencyKey) => guichet.tickets.create(filed(mark), { idempotencyKey }),
});

const commenting = (guichet: Guichet, id: string, mark: string): Write => ({
  what: 'comments.create',
  mark,
  call: () => guichet.comments.create(id, { body: mark }),
  again: (idempotencyKey) => guichet.comments.create(id, { body: mark }, { idempotencyKey }),
});

const changing = (guichet: Guichet, id: string, mark: string, { desk, random }: Stay): Write => ({
  what: 'tickets.update',
  mark,
  call: () =>
    guichet.tickets.update(id, (current) => {
      if (random.isLucky(0.3)) desk.interfere(id, `other${mark.slice(1)}`);
      return { fields: { subject: `${Object(current).subject} ${mark}` } };
    }),
});

async function judged(stay: Stay, write: Write, find: (what: string) => void, count: (how: string) => void) {
  const { what, mark } = write;
  const { desk } = stay;
  const ask = async (call: () => Promise<unknown>) => {
    const end = await endOf(call);
    desk.settle();
    const [effect, ...others] = desk.effects.filter((each) => each.mark === mark);
    if (others.length > 0) find(`${what} wrote ${others.length + 1} times`);
    if ('answer' in end && !effect) find(`${what} gave an answer, and nothing was written`);
    if ('answer' in end && effect && !same(end.answer, effect.answer)) {
      find(`${what} gave ${JSON.stringify(end.answer)} for ${JSON.stringify(effect.answer)}`);
    }
    return { end, effect };
  };

  const { end, effect } = await ask(write.call);
  if ('answer' in end) return count(`${what} gave its answer`);
  const { error } = end;
  if (!(error instanceof GuichetProblem || error instanceof GuichetNetworkError)) {
    return find(`${what} threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  if (!error.idempotencyKey) {
    if (effect) find(`${what} was written, and ${error.name} "${error.message}" says that it was not`);
    return count(`${what} threw, nothing written`);
  }
  count(`${what} threw, in doubt, ${effect ? 'written' : 'not written'}`);
  const { idempotencyKey } = error;
  const { badness } = stay;
  stay.badness = 0;
  const later = write.again && (await ask(() => write.again?.(idempotencyKey) ?? Promise.reject()));
  if (later && 'error' in later.end) find(`${what} with the key of its error threw ${later.end.error}`);
  stay.badness = badness;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

type End = { answer: unknown } | { error: unknown };

async function endOf(call: () => Promise<unknown>): Promise<End> {
  let watchdog: NodeJS.Timeout | undefined;
  const hanging = new Promise<End>((resolve) => {
    watchdog = setTimeout(() => resolve({ error: new Error('It hangs.') }), hangs);
  });
  const ending = Promise.resolve(call()).then(
    (answer): End => ({ answer }),
    (error: unknown): End => ({ error }),
  );
  const end = await Promise.race([ending, hanging]);
  clearTimeout(watchdog);
  return end;
}
