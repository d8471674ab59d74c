import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Random } from '../../../test/support/random.js';
import type { Clock } from '../../src/clock.js';
import { DeskInMemory } from './desk-in-memory.js';
import { faultless, faults } from './faults.js';

/** A clock that moves when somebody sleeps by it or passes time on it, and chance out of a seed. */
export class VirtualClock implements Clock {
  #now = 0;
  #alarms = new Set<{ at: number; ring: () => void }>();
  readonly random: () => number;

  constructor(random: Random) {
    this.random = () => random.next();
  }

  now = () => this.#now;
  sleep = async (milliseconds: number) => this.pass(milliseconds);
  alarm = (milliseconds: number, ring: () => void) => {
    const alarm = { at: this.#now + milliseconds, ring };
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  };

  pass = (milliseconds: number): void => {
    this.#now += milliseconds;
    for (const alarm of [...this.#alarms].filter(({ at }) => at <= this.#now)) {
      this.#alarms.delete(alarm);
      alarm.ring();
    }
  };
}

/** One client's time with the desk: whatever happens in it comes from its seed. */
export interface Stay {
  readonly desk: DeskInMemory;
  readonly random: Random;
  readonly clock: VirtualClock;
  /** Chance, from 0 to 1, that something happens to a request. */
  badness: number;
  /** What happened to each request, in order. */
  readonly happened: string[];
}

/** How long the client believed to wait, of what kind its faults were: counted over all stays. */
export type Tally = Map<string, number>;

/** HTTP on loopback, between a client and a desk in memory, with faults out of the seed of whoever asks. */
export class FaultyServer {
  readonly tally: Tally = new Map();
  baseUrl = '';
  #stay: Stay | undefined;
  readonly #server = createServer((request) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => this.#answer(request, Buffer.concat(parts).toString()));
  });

  /** Clears the stage for the next client. */
  open(seed: number, badness: number): Stay {
    const random = new Random(seed);
    const clock = new VirtualClock(new Random(seed + 1));
    this.#stay = { desk: new DeskInMemory(), random, clock, badness, happened: [] };
    return this.#stay;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    this.baseUrl = `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer({ method = '', url = '', headers, socket }: IncomingMessage, body: string): void {
    const caller = headers.authorization ?? '';
    const stay = this.#stay;
    if (!stay) throw new Error('Nobody was expected.');
    const key = headers['idempotency-key'];
    const order = { caller, method, path: url, key: key ? String(key) : undefined, ifMatch: headers['if-match'], body };
    const name = stay.random.isLucky(stay.badness) ? stay.random.maybe(Object.keys(faults)) : undefined;
    const fault = (name && faults[name]) || faultless;
    stay.happened.push(`${method} ${url}: ${name ?? 'well'}`);
    this.tally.set(name ?? 'well', (this.tally.get(name ?? 'well') ?? 0) + 1);
    fault({ desk: stay.desk, order, socket, random: stay.random, pass: stay.clock.pass });
  }
}
