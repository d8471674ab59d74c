import { conform } from '../support/contract.js';
import { Random } from '../support/random.js';
import { service } from '../support/running.js';
import { type FuzzCaller, type Population, populate } from './population.js';
import { type FuzzRequest, someRequest } from './requests.js';
import { type WireAnswer, wire } from './wire.js';

/** Something that no answer may be. */
export interface Finding {
  readonly what: string;
  readonly caller: string;
  readonly request: FuzzRequest;
}

export interface FuzzReport {
  readonly requests: number;
  /** Answers by their status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Operations that were carried out at least once. */
  readonly carriedOut: readonly string[];
  readonly findings: readonly Finding[];
}

export interface FuzzOptions {
  readonly seed: number;
  readonly requests: number;
  readonly log: (line: string) => void;
}

/** Requests after which other desks and people take over: what was changed and used up by then is theirs no more. */
const generation = 3_000;
const sideBySide = 6;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const isNobodys = (id: string): boolean => id.startsWith('01900000-') || id.startsWith('00000000-');

/** Sends requests made from the specification, whole and broken, as everybody, and looks at every answer. */
export async function fuzz({ seed, requests, log }: FuzzOptions): Promise<FuzzReport> {
  const random = new Random(seed);
  const statuses: Record<string, number> = {};
  const carriedOut = new Set<string>();
  const findings: Finding[] = [];
  for (let sent = 0; sent < requests; ) {
    const population = await populate();
    const watch = new Watch(population);
    let left = Math.min(generation, requests - sent);
    sent += left;
    const lane = async () => {
      while (left-- > 0) {
        const caller = random.maybe(population.callers) ?? { name: 'anonymous', desk: null };
        const request = someRequest(random, { ...population, etags: watch.etags });
        const answer = await wire(service().url, request, caller.token).catch((error: Error) => error);
        for (const what of watch.wrong(caller, request, answer)) {
          findings.push({ what, caller: caller.name, request });
          log(`${request.operation} as ${caller.name}: ${what.slice(0, 200)}`);
        }
        const status = answer instanceof Error ? 'none' : String(answer.status);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status.startsWith('2')) carriedOut.add(request.operation);
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, lane));
    // Mails pile up in the mail server of the tests, and nobody reads these.
    Reflect.set(service().mail.messages, 'length', 0);
    log(`${sent} requests, ${findings.length} findings`);
  }
  return { requests, statuses, carriedOut: [...carriedOut].sort(), findings };
}

/** Looks at answers; knows whose id is whose by where it was seen first. */
class Watch {
  readonly etags: string[] = [];
  private readonly homes = new Map<string, { readonly home: string; readonly by: string }>();

  constructor(private readonly population: Population) {}

  wrong(caller: FuzzCaller, request: FuzzRequest, answer: WireAnswer | Error): string[] {
    if (answer instanceof Error) return [`no answer: ${answer.message}`];
    if (answer.etag && answer.status < 300 && this.etags.length < 500) this.etags.push(answer.etag);
    const found: string[] = [];
    if (answer.status >= 500) found.push(`${answer.status}: ${answer.text}`);
    if (/\bat .+\.[jt]s:\d+|node_modules/.test(answer.text)) found.push(`a stack trace: ${answer.text}`);
    try {
      conform(request.method.toLowerCase(), request.path, answer);
    } catch (error) {
      found.push(error instanceof Error ? error.message : String(error));
    }
    return [...found, ...this.foreign(caller, request, answer)];
  }

  /** What lies below a desk's public address is that desk's, whoever asks. */
  private foreign(caller: FuzzCaller, request: FuzzRequest, answer: WireAnswer): string[] {
    const slug = /^\/v1\/desks\/([^/?]+)/.exec(request.path)?.[1];
    const home = slug === undefined ? caller.desk : this.population.slugs.find((each) => each === slug);
    if (!home) return [];
    // What somebody asks for in vain stands in their own desk's log.
    if (/audit|call|event/i.test(request.operation)) return [];
    const sent = `${request.path} ${request.body ?? ''} ${JSON.stringify(request.headers)}`;
    return [...new Set(answer.text.match(uuid) ?? [])].flatMap((id) => {
      if (sent.includes(id) || isNobodys(id)) return [];
      const first = this.homes.get(id) ?? { home, by: `${request.method} ${request.path} as ${caller.name}` };
      this.homes.set(id, first);
      return first.home === home ? [] : [`shows ${id} of another desk, seen first by ${first.by}: ${answer.text}`];
    });
  }
}
