import { systemClock } from './clock.js';
import type { WebhookMessage } from './generated/schema.js';

export type { WebhookMessage };

/** The headers of a request, as frameworks hand them on: `Headers`, or an object of names in any case. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface VerifyOptions {
  /** Seconds by which the sender's clock may differ from ours, and a message be old; 300 when it is not given */
  readonly tolerance?: number;
  /** The present instant, for tests */
  readonly now?: Date;
}

/** Why a message was not believed. */
export type WebhookRefusal =
  | 'missing-header'
  | 'bad-secret'
  | 'bad-timestamp'
  | 'too-old'
  | 'too-new'
  | 'bad-signature'
  | 'bad-body';

/** The message is not genuine, or too old: answer 400 and do nothing. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';

  constructor(
    readonly reason: WebhookRefusal,
    message: string,
  ) {
    super(message);
  }
}

const usualTolerance = 300;
const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/**
 * The message in a request, once it is certain that the desk sent it (Standard Webhooks 1.0). Give it the body as it came:
 * what was parsed and written again is other bytes.
 *
 * ```ts
 * const message = await verifyWebhook(await request.text(), request.headers, secret);
 * ```
 *
 * A message may come twice, under the same `webhook-id` (`message.data.event.id`).
 *
 * @param secret as the endpoint's creation or rotation gave it; while one follows the other, both
 * @throws WebhookVerificationError
 */
export async function verifyWebhook(
  body: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { tolerance = usualTolerance, now }: VerifyOptions = {},
): Promise<WebhookMessage> {
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const given = headerOf(headers, 'webhook-signature');
  requireFresh(timestamp, (now?.getTime() ?? systemClock.now()) / 1000, tolerance);
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
  const content = joined(new TextEncoder().encode(`${id}.${timestamp}.`), bytes);
  const signatures = given.split(' ').flatMap((each) => (each.startsWith('v1,') ? (decoded(each.slice(3)) ?? []) : []));
  for (const each of typeof secret === 'string' ? [secret] : secret) {
    const key = await keyOf(each, 'verify');
    for (const signature of signatures) {
      if (await crypto.subtle.verify(algorithm, key, signature, content)) return parsed(bytes);
    }
  }
  throw new WebhookVerificationError(
    'bad-signature',
    'No signature fits the body: is it the right secret, and the body as it came?',
  );
}

/** What a test event is made of; all that is left out is filled in. */
export interface TestEvent {
  /** `webhook.test` when it is not given */
  readonly type?: string;
  readonly data?: Partial<WebhookMessage['data']>;
  readonly id?: string;
  /** When it is said to be sent; now when it is not given */
  readonly at?: Date;
}

/** A request as the desk would send it. */
export interface SignedEvent {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly message: WebhookMessage;
}

/** Makes a signed event for the tests of a receiver. @param secret of several, each signs */
export async function signTestEvent(event: TestEvent, secret: string | readonly string[]): Promise<SignedEvent> {
  const { type = 'webhook.test', id = crypto.randomUUID(), at } = event;
  const sent = at?.getTime() ?? systemClock.now();
  const timestamp = new Date(sent).toISOString();
  const { data } = event;
  const message: WebhookMessage = {
    type,
    timestamp,
    data: {
      ticket: null,
      comment: null,
      ...data,
      event: {
        id,
        kind: type,
        at: timestamp,
        actor: { kind: 'system', id: null },
        onBehalfOf: null,
        ticketId: data?.ticket?.id ?? null,
        subjectId: null,
        data: {},
        ...data?.event,
      },
    },
  };
  const body = JSON.stringify(message);
  const seconds = String(Math.floor(sent / 1000));
  const content = new TextEncoder().encode(`${id}.${seconds}.${body}`);
  const signatures: string[] = [];
  for (const each of typeof secret === 'string' ? [secret] : secret) {
    const signature = new Uint8Array(await crypto.subtle.sign(algorithm, await keyOf(each, 'sign'), content));
    signatures.push(`v1,${btoa(String.fromCharCode(...signature))}`);
  }
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': signatures.join(' '),
  };
  return { body, headers, message };
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value = isHeaders(headers)
    ? headers.get(name)
    : Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
  const text = typeof value === 'string' ? value : value?.[0];
  if (!text) throw new WebhookVerificationError('missing-header', `The request has no header ${name}.`);
  return text;
}

function isHeaders(headers: WebhookHeaders): headers is { get(name: string): string | null } {
  return typeof headers['get'] === 'function';
}

function requireFresh(timestamp: string, now: number, tolerance: number): void {
  if (!/^\d{1,15}$/.test(timestamp)) {
    throw new WebhookVerificationError('bad-timestamp', 'The header webhook-timestamp is no number of seconds.');
  }
  const age = now - Number(timestamp);
  if (age > tolerance) throw new WebhookVerificationError('too-old', `The message was sent ${Math.round(age)} s ago.`);
  if (age < -tolerance) {
    throw new WebhookVerificationError('too-new', `The message is from ${Math.round(-age)} s ahead: check the clocks.`);
  }
}

async function keyOf(secret: string, use: 'sign' | 'verify'): Promise<CryptoKey> {
  const raw = decoded(secret.replace(/^whsec_/, ''));
  if (!raw || raw.length === 0) {
    throw new WebhookVerificationError(
      'bad-secret',
      'The secret is none: it is `whsec_` and Base64, as the API gave it.',
    );
  }
  return crypto.subtle.importKey('raw', raw, algorithm, false, [use]);
}

function decoded(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

/** It is signed, so it is what the desk wrote. */
function parsed(bytes: Uint8Array): WebhookMessage {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new WebhookVerificationError('bad-body', 'The body is signed and yet no JSON.');
  }
}
