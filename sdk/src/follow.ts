import type { Query } from './call.js';
import { type Clock, within } from './clock.js';
import type { Event } from './generated/schema.js';
import type { Perform } from './operations.js';
import { GuichetNetworkError } from './problem.js';
import type { Patience } from './transport.js';

/** What to follow, and from where. */
export type FollowQuery = Omit<Query<'eventList'>, 'limit'>;

/** An event and the cursor that leads to what comes after it: keep it to go on from there after a restart. */
export type FollowedEvent = Event & { cursor: string };

/** What the client lends to whoever follows. */
export interface FollowClient {
  perform: Perform;
  fetch: typeof globalThis.fetch;
  clock: Clock;
}

/** The service says something every 15 s; a connection that has been silent for so many milliseconds is given up. */
const usualSilence = 45_000;

/**
 * Tells of each event once, for as long as the caller goes on asking. A connection that ends, breaks or falls silent is
 * opened anew from where it was; only what the service refuses for good is thrown.
 */
export async function* follow(
  { perform, fetch, clock }: FollowClient,
  { cursor, ...query }: FollowQuery = {},
  { signal }: Pick<Patience, 'signal'> = {},
  longestSilence = usualSilence,
): AsyncGenerator<FollowedEvent> {
  for (let failures = 0; ; failures++) {
    const leaving = new AbortController();
    try {
      const live = await open(leaving.signal);
      for await (const { id, data } of frames(clock, live, signal, longestSilence)) {
        cursor = id;
        failures = 0;
        if (data) yield { ...JSON.parse(data), cursor };
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof GuichetNetworkError)) throw error;
    } finally {
      leaving.abort();
    }
    const jitter = failures && clock.random() * Math.min(500 * 2 ** failures, 30_000);
    await within(clock, (end) => clock.sleep(jitter, end), signal, undefined);
  }

  async function open(gone: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    let body: ReadableStream<Uint8Array> | null = null;
    await perform({
      method: 'get',
      path: '/v1/events',
      query,
      isText: true,
      options: { signal, headers: { accept: 'text/event-stream', ...(cursor && { 'last-event-id': cursor }) } },
      carry: async (request) => {
        const answer = await fetch(request, { signal: gone });
        if (!answer.ok) return answer;
        // Its head is all that a call waits for.
        body = answer.body;
        return new Response(null, answer);
      },
    });
    if (!body) throw new GuichetNetworkError('The stream is empty.');
    return body;
  }
}

/** @throws {GuichetNetworkError} when the stream breaks or falls silent */
async function* frames(
  clock: Clock,
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
  longestSilence: number,
) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const silent = () => new GuichetNetworkError('The stream has fallen silent.');
  for (let text = ''; ; ) {
    const { done, value } = await within(clock, () => reader.read(), signal, longestSilence, silent).catch((cause) => {
      throw new GuichetNetworkError('The stream was cut.', { cause });
    });
    if (done) return;
    const parts = (text + decoder.decode(value, { stream: true })).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const field = (name: string) => part.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1] ?? '';
      yield { id: field('id'), data: field('data') };
    }
  }
}
