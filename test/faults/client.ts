import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { password } from '../support/desks.js';
import type { Random } from '../support/random.js';
import type { Attempt, History, Operation, Trace } from './history.js';

/** Somebody whose name is signed under calls. */
export interface Actor {
  readonly name: string;
  readonly id: string;
  /** Signs in with it again when the token has run out; a key needs none. */
  readonly email: string | null;
  readonly slug: string;
  token: string;
}

/** What a client wants done. */
export interface Intent {
  readonly desk: string;
  readonly command: string;
  readonly by: Actor;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly file?: { readonly name: string; readonly content: string };
  readonly ifMatch?: string;
  readonly events?: readonly string[];
  readonly times?: number;
  readonly undoes?: number;
  readonly trace?: Trace;
  readonly session?: string;
  readonly ends?: string;
  /** Repeats it with its key after it was acknowledged, as a client does whose connection broke right then. */
  readonly again?: boolean;
}

export interface Outcome {
  readonly operation: Operation;
  // biome-ignore lint/suspicious/noExplicitAny: the workload looks into answers of every shape
  readonly body: any;
  readonly etag: string;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly etag: string;
  readonly isReplay: boolean;
}

/** Milliseconds that a client waits for an answer. */
const patience = 6_000;
const triesAtMost = 400;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * A client that wants every operation settled: what was not answered, or answered with "not now", it sends again with the
 * same idempotency key, to any instance, until it is told that it was done or refused.
 */
export class Client {
  constructor(
    private readonly instances: readonly { readonly name: string; readonly url: string }[],
    private readonly history: History,
    private readonly random: Random,
    private readonly nextId: () => number,
  ) {}

  async settle(intent: Intent): Promise<Outcome> {
    const key = intent.method === 'GET' ? null : randomUUID();
    const attempts: Attempt[] = [];
    const seen = new Set<string>();
    const from = this.history.now();
    let last: Reply | undefined;
    let outcome: Operation['outcome'] = 'unsettled';
    for (let tries = 0; tries < triesAtMost && outcome === 'unsettled'; tries += 1) {
      last = await this.attempt(intent, key, attempts, seen);
      outcome = verdict(intent, last, attempts);
      if (outcome !== 'unsettled') break;
      if (last?.status === 401) await this.signIn(intent.by);
      else await sleep(this.random.between(50, 400));
    }
    if (outcome === 'acknowledged' && intent.again && key) await this.attempt(intent, key, attempts, seen);
    const operation: Operation = {
      id: this.nextId(),
      desk: intent.desk,
      command: intent.command,
      events: intent.events ?? [],
      times: intent.times ?? 1,
      ...(intent.undoes === undefined ? {} : { undoes: intent.undoes }),
      ...(intent.trace ? { trace: intent.trace } : {}),
      ...(intent.session ? { session: intent.session } : {}),
      ...(intent.ends ? { ends: intent.ends } : {}),
      attempts,
      outcome,
      from,
      to: this.history.now(),
      seen: [...seen],
      sent: `${intent.path} ${JSON.stringify(intent.body ?? null)}`.match(uuid) ?? [],
    };
    this.history.add(operation);
    return { operation, body: parsed(last), etag: last?.etag ?? '' };
  }

  private async attempt(
    intent: Intent,
    key: string | null,
    attempts: Attempt[],
    seen: Set<string>,
  ): Promise<Reply | undefined> {
    const instance = this.random.maybe(this.instances);
    if (!instance) throw new Error('there is no instance');
    const requestId = randomUUID();
    const base = { requestId, instance: instance.name };
    try {
      const reply = await send(instance.url, intent, key, requestId);
      for (const id of reply.text.match(uuid) ?? []) seen.add(id);
      const isDone = reply.status < 300;
      attempts.push({
        ...base,
        status: reply.status,
        ...(isDone ? { answer: digest(reply.text) } : { code: String(parsed(reply)?.code) }),
        ...(reply.isReplay ? { isReplay: true } : {}),
      });
      return reply;
    } catch (error) {
      attempts.push({ ...base, status: null, code: error instanceof Error ? error.name : 'unknown' });
      return undefined;
    }
  }

  /** Tries once; whoever wanted the token tries until it has one. */
  private async signIn(who: Actor): Promise<void> {
    const instance = this.random.maybe(this.instances);
    if (!who.email || !instance) return;
    const answer = await fetch(`${instance.url}/v1/desks/${who.slug}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: who.email, password }),
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined);
    if (answer?.status === 201) who.token = parsed({ text: await answer.text() })?.accessToken;
    else await sleep(200);
  }
}

async function send(url: string, intent: Intent, key: string | null, requestId: string): Promise<Reply> {
  const headers: Record<string, string> = { authorization: `Bearer ${intent.by.token}`, 'x-request-id': requestId };
  if (key) headers['idempotency-key'] = key;
  if (intent.ifMatch) headers['if-match'] = intent.ifMatch;
  let body: string | FormData | undefined;
  if (intent.file) {
    body = new FormData();
    body.append('file', new Blob([intent.file.content]), intent.file.name);
  } else if (intent.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(intent.body);
  }
  const answer = await fetch(`${url}${intent.path}`, {
    method: intent.method,
    headers,
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(patience),
  });
  return {
    status: answer.status,
    text: await answer.text(),
    etag: answer.headers.get('etag') ?? '',
    isReplay: answer.headers.get('idempotency-replayed') === 'true',
  };
}

/** 401 is no refusal for somebody who can sign in again: nothing was looked at yet. */
function verdict({ by }: Intent, reply: Reply | undefined, attempts: readonly Attempt[]): Operation['outcome'] {
  if (!reply || reply.status >= 500) return 'unsettled';
  if (reply.status < 300) return 'acknowledged';
  if (attempts.at(-1)?.code === 'in-progress') return 'unsettled';
  if (reply.status !== 401) return 'refused';
  if (by.email !== null) return 'unsettled';
  return attempts.some(({ status }) => status === null || status >= 500) ? 'lost' : 'refused';
}

function parsed(reply: Pick<Reply, 'text'> | undefined) {
  try {
    return JSON.parse(reply?.text ?? 'null');
  } catch {
    return null;
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);
