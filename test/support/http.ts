import request from 'supertest';
import { conform } from './contract.js';
import { service } from './running.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A method as the specification spells it. */
export function methodOf(text: string): Method {
  const methods: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete'];
  const found = methods.find((method) => method === text);
  if (!found) throw new Error(`${text} is no method`);
  return found;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape; the contract check knows them
  readonly body: any;
  readonly headers: Readonly<Record<string, string>>;
}

export interface CallOptions {
  /** Bearer token: access token, API key or operator token. */
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another instance of the API than the one all tests share. */
  readonly at?: string;
  /** Status this call must give; any other fails the test with the answer in the message. */
  readonly expect?: number;
}

/** One call over HTTP to the running service; every answer is held against the committed `openapi.yaml`. */
export async function call(method: Method, path: string, options: CallOptions = {}): Promise<Answer> {
  let pending = request(options.at ?? service().url)[method](path);
  if (options.token !== undefined) pending = pending.set('authorization', `Bearer ${options.token}`);
  for (const [name, value] of Object.entries(options.headers ?? {})) pending = pending.set(name, value);
  const answer = options.body === undefined ? await pending : await pending.send(Object(options.body));
  if (options.expect !== undefined && answer.status !== options.expect) {
    throw new Error(`${method.toUpperCase()} ${path}: expected ${options.expect}, got ${answer.status} ${answer.text}`);
  }
  conform(method, path, answer);
  return { status: answer.status, body: parsed(answer), headers: answer.headers };
}

/** superagent parses only `application/json`; problem documents are JSON too. */
function parsed(answer: request.Response): unknown {
  if (answer.type === 'application/problem+json') return JSON.parse(answer.text);
  return answer.body;
}
