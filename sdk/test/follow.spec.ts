import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FollowedEvent, follow } from '../src/follow.js';
import { connect, type Guichet } from '../src/guichet.js';
import { GuichetProblem } from '../src/problem.js';
import { type Behaviour, drop, problem, TestClock, UnreliableService } from './unreliable-service.js';

const service = new UnreliableService();
let clock: TestClock;
let guichet: Guichet;
let leave: AbortController;

/** The text of one event as the service streams it. */
const frame = (name: string) =>
  `id: after-${name}\nevent: ticket.filed\ndata: {"id":"${name}","kind":"ticket.filed"}\n\n`;

/** Streams these pieces, then ends as told. */
const stream =
  (pieces: readonly string[], ending: 'end' | 'cut' | 'hang' = 'end'): Behaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': welcome\nid: start\n\n');
    for (const piece of pieces) response.write(piece);
    if (ending === 'end') response.end();
    // What was written has to be on its way before the connection goes.
    if (ending === 'cut') response.write(': bye', () => setImmediate(() => response.destroy()));
  };

async function take(events: AsyncIterable<FollowedEvent>, count: number): Promise<FollowedEvent[]> {
  const taken: FollowedEvent[] = [];
  for await (const event of events) if (taken.push(event) === count) break;
  return taken;
}
const idsOf = (events: readonly FollowedEvent[]) => events.map(({ id }) => id);
const resumed = () => service.asked.map(({ headers }) => headers['last-event-id']);

beforeAll(() => service.start());
afterAll(() => service.stop());
beforeEach(() => {
  clock = new TestClock();
  leave = new AbortController();
  guichet = connect({ baseUrl: service.baseUrl, credentials: { apiKey: 'key' } }, clock);
});
afterEach(() => leave.abort());

describe('following events', () => {
  it('goes on from where it was when the stream ends, is cut or cannot be opened', async () => {
    service.script(
      stream([frame('a'), frame('b')]),
      stream([frame('c')], 'cut'),
      drop,
      drop,
      drop,
      stream([frame('d')], 'hang'),
    );
    const events = await take(guichet.events.follow({ from: 'now', kinds: 'ticket.*' }), 4);
    expect(idsOf(events)).toEqual(['a', 'b', 'c', 'd']);
    expect(events.map(({ cursor }) => cursor)).toEqual(['after-a', 'after-b', 'after-c', 'after-d']);
    expect(resumed()).toEqual([undefined, 'after-b', 'after-c', 'after-c', 'after-c', 'after-c']);
    expect(service.asked[0]).toMatchObject({
      url: '/v1/events?from=now&kinds=ticket.*',
      headers: { accept: 'text/event-stream', authorization: 'Bearer key' },
    });
  });

  it('puts events together however their bytes come', async () => {
    const whole = frame('ä').repeat(2);
    const bytes = Buffer.from(whole);
    service.script((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let sent = 0;
      const next = () => {
        if (sent < bytes.length) response.write(bytes.subarray(sent, ++sent), next);
      };
      next();
    });
    expect(idsOf(await take(guichet.events.follow(), 2))).toEqual(['ä', 'ä']);
  });

  it('misses nothing before the first event: it begins again where it began', async () => {
    service.script(stream([], 'cut'), stream([frame('a')], 'hang'));
    await take(guichet.events.follow({ from: 'now' }), 1);
    expect(resumed()).toEqual([undefined, 'start']);
  });

  it('takes a cursor that was kept, and waits longer with each failure in a row', async () => {
    service.script(...Array<Behaviour>(12).fill(drop), stream([frame('a')], 'hang'));
    await take(guichet.events.follow({ cursor: 'kept' }), 1);
    expect(new Set(resumed())).toEqual(new Set(['kept']));
    // Three tries a call, with their own pauses; between the calls none, then 1, 2 and 4 seconds.
    expect(clock.slept.filter((pause) => pause >= 1000)).toEqual(expect.arrayContaining([1000, 2000, 4000]));
  });

  it('opens anew a connection that has fallen silent', async () => {
    service.script(stream([frame('a')], 'hang'), stream([frame('b')], 'hang'));
    const client = {
      perform: async ({ carry, options }: Parameters<Parameters<typeof follow>[0]['perform']>[0]) => {
        const headers = new Headers(options?.headers);
        const response = await carry?.(new Request(`${service.baseUrl}/v1/events`, { headers }), {
          signal: leave.signal,
        });
        if (!response) throw new Error('It reads no stream.');
        // What a call gives is of no concern to whoever streams.
        return { data: undefined as never, response, etag: undefined, requestId: undefined };
      },
      fetch,
      clock,
    };
    expect(idsOf(await take(follow(client, {}, {}, 200), 2))).toEqual(['a', 'b']);
    expect(resumed()).toEqual([undefined, 'after-a']);
  });

  it('throws what the service refuses for good, and the reason of whoever leaves', async () => {
    service.script(problem(410, 'no-longer-kept'));
    await expect(take(guichet.events.follow({ cursor: 'old' }), 1)).rejects.toMatchObject({ code: 'no-longer-kept' });
    service.script(problem(401, 'invalid-credentials'));
    await expect(take(guichet.events.follow(), 1)).rejects.toBeInstanceOf(GuichetProblem);
    service.script(stream([frame('a')], 'hang'));
    const events = guichet.events.follow({}, { signal: leave.signal });
    expect((await events.next()).value).toMatchObject({ id: 'a' });
    const waiting = events.next();
    leave.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});
