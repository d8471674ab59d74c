import { type Answer, type Call, type CallOptions, call, list, type Page } from './call.js';
import type { Resources } from './generated/resources.js';
import { table } from './generated/table.js';
import { GuichetProblem } from './problem.js';
import type { Carry } from './transport.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One request to be made, in the terms of the contract. */
export interface Exchange {
  method: Method;
  /** From the root of the service, its parameters filled in. */
  path: string;
  query?: Record<string, unknown>;
  body?: unknown;
  options?: CallOptions;
  /** It takes no credentials: none are sent, nor renewed when it answers 401. */
  isOpen?: boolean;
  /** Its answer is text rather than JSON. */
  isText?: boolean;
  /** Sends it, body included, in a way of its own. */
  carry?: Carry;
}

/** @typeParam T what the contract says that the answer's body is */
export type Perform = <T>(exchange: Exchange) => Promise<Answer<T>>;

const methods: Record<string, Method> = { g: 'get', p: 'post', u: 'put', a: 'patch', d: 'delete' };

/** How often a change is made anew because somebody else was faster. */
const updateTries = 5;

/** Reads, changes, writes if nobody wrote in between, else begins again. */
async function update(
  perform: Perform,
  exchange: Exchange,
  change: (current: unknown) => unknown,
): Promise<Answer<unknown>> {
  // Each write is another one, so that one key for all of them would be refused.
  const { idempotencyKey, ifMatch, ...options } = exchange.options ?? {};
  for (let tries = 1; ; tries++) {
    const { data, etag } = await perform({ ...exchange, method: 'get', body: undefined, options });
    const body = await change(data);
    try {
      return await perform({ ...exchange, body, options: { ...options, ifMatch: etag } });
    } catch (error) {
      if (tries >= updateTries || !(error instanceof GuichetProblem && error.status === 412)) throw error;
    }
  }
}

/** Nothing, or dots, would be another path than the one meant. */
export function segment(value: unknown): string {
  if (value === undefined || value === null || /^\.{0,2}$/.test(String(value))) {
    throw new TypeError(`"${value}" cannot stand in a path.`);
  }
  return encodeURIComponent(String(value));
}

/**
 * One function of a resource. Its arguments come in the order of the generated interfaces: path parameters, body,
 * query, options.
 */
function operation(perform: Perform, code: string, template: string) {
  // The types of the arguments are those of the generated interface, which no other code can get round.
  return (...given: never[]): Call<unknown> => {
    const path = template.replace(/\*/g, () => segment(given.shift()));
    const body: unknown = code.includes('b') ? given.shift() : undefined;
    const query: Exchange['query'] = code.includes('q') ? given.shift() : undefined;
    const exchange: Exchange = {
      method: methods[code.charAt(0)] ?? 'get',
      path: path.startsWith('/') ? path : `/v1/${path}`,
      query,
      body,
      options: given.shift(),
      isOpen: code.includes('n'),
      isText: code.includes('t'),
    };
    if (typeof body === 'function') return call(update(perform, exchange, (current) => body(current)));
    if (!code.includes('l')) return call(perform(exchange));
    const turn = (cursor: string) => perform<Page>({ ...exchange, query: { ...exchange.query, cursor } });
    return list(perform<Page>(exchange), turn);
  };
}

/** Builds the function of every operation out of the generated table. */
export function resources(perform: Perform): Resources {
  const groups: Record<string, Record<string, (...given: never[]) => Call<unknown>>> = {};
  for (const [group, entries] of Object.entries(table)) {
    const functions: Record<string, (...given: never[]) => Call<unknown>> = {};
    for (const entry of entries.split(' ')) {
      const [name = '', code = '', template = ''] = entry.split(':');
      functions[name] = operation(perform, code, template);
    }
    groups[group] = functions;
  }
  // Table and interfaces are written by one run of the generator: here, and only here, they are taken for each other.
  return groups as unknown as Resources;
}
