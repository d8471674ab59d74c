import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from '../src/guichet.js';
import type { Tokens } from '../src/session.js';
import { accessToken, drop, json, problem, TestClock, UnreliableService } from './unreliable-service.js';

const service = new UnreliableService();
const refreshPath = '/v1/tokens';
let clock: TestClock;

beforeAll(() => service.start());
afterAll(() => service.stop());
beforeEach(() => {
  clock = new TestClock();
});

/** A desk that accepts only the newest access token, and each refresh token once. */
function desk(first: Tokens, life = 600) {
  const valid = { ...first };
  let issued = 0;
  service.script((response, asked) => {
    if (asked.url === refreshPath) {
      const sent: Tokens = JSON.parse(asked.body);
      if (sent.refreshToken !== valid.refreshToken) {
        return problem(401, 'invalid-credentials')(response, asked);
      }
      issued += 1;
      valid.accessToken = accessToken(Math.floor(clock.time / 1000), life, `renewed ${issued}`);
      valid.refreshToken = `refresh-${issued}`;
      return json(200, valid)(response, asked);
    }
    const accepted = asked.headers.authorization === `Bearer ${valid.accessToken}`;
    return (accepted ? json(200, { id: 't1' }) : problem(401, 'expired-credentials'))(response, asked);
  });
  return valid;
}

const refreshes = () => service.asked.filter(({ url }) => url === refreshPath);
const seconds = () => Math.floor(clock.time / 1000);

describe('an API key', () => {
  it('is sent as it is, and a refusal of it is final', async () => {
    service.script(problem(401, 'invalid-credentials'));
    const guichet = connect({ baseUrl: service.baseUrl, credentials: { apiKey: 'gk_1' } }, clock);
    await expect(guichet.tickets.get('t1')).rejects.toMatchObject({ code: 'invalid-credentials' });
    expect(service.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer gk_1']);
  });
});

describe('tokens', () => {
  it('are renewed once for 50 calls that are refused at the same time', async () => {
    desk({ accessToken: 'the newest', refreshToken: 'refresh-0' });
    const kept: Tokens[] = [];
    const credentials = {
      accessToken: 'gone',
      refreshToken: 'refresh-0',
      onRefresh: (tokens: Tokens) => void kept.push(tokens),
    };
    const guichet = connect({ baseUrl: service.baseUrl, credentials }, clock);
    const answers = await Promise.all(Array.from({ length: 50 }, () => guichet.tickets.get('t1')));
    expect(answers).toHaveLength(50);
    expect(refreshes()).toHaveLength(1);
    expect(kept).toEqual([{ accessToken: expect.any(String), refreshToken: 'refresh-1' }]);
  });

  it('are renewed before they end, so that no call is refused', async () => {
    const first = { accessToken: accessToken(seconds(), 600), refreshToken: 'refresh-0' };
    desk(first);
    const guichet = connect({ baseUrl: service.baseUrl, credentials: first }, clock);
    clock.time += 539_000;
    await guichet.tickets.get('t1');
    expect(refreshes()).toHaveLength(0);
    clock.time += 2_000;
    await Promise.all(Array.from({ length: 50 }, () => guichet.tickets.get('t1')));
    expect(refreshes()).toHaveLength(1);
    expect(service.asked).toHaveLength(52);
  });

  it('are counted from their arrival once renewed, so that a wrong clock here causes no further renewal', async () => {
    const first = { accessToken: accessToken(seconds() - 7200, 600), refreshToken: 'refresh-0' };
    const valid = desk(first);
    const guichet = connect({ baseUrl: service.baseUrl, credentials: first }, clock);
    const { behave } = service;
    service.behave = (response, asked) => {
      clock.time -= 7_200_000;
      behave(response, asked);
      clock.time += 7_200_000;
    };
    await guichet.tickets.get('t1');
    await guichet.tickets.get('t1');
    expect(refreshes()).toHaveLength(1);
    expect(valid.refreshToken).toBe('refresh-1');
  });

  it('are renewed with one idempotency key when the answer is lost, so that the session does not end', async () => {
    desk({ accessToken: 'the newest', refreshToken: 'refresh-0' });
    const { behave } = service;
    const keys = new Map<unknown, string>();
    service.behave = (response, asked) => {
      if (asked.url !== refreshPath) return behave(response, asked);
      const known = keys.get(asked.headers['idempotency-key']);
      keys.set(asked.headers['idempotency-key'], 'seen');
      // The first answer is lost before it is sent; the desk would repeat it for the same key.
      return (known ? behave : drop)(response, asked);
    };
    const credentials = { accessToken: 'gone', refreshToken: 'refresh-0' };
    const guichet = connect({ baseUrl: service.baseUrl, credentials }, clock);
    await expect(guichet.tickets.get('t1')).resolves.toEqual({ id: 't1' });
    expect(keys.size).toBe(1);
  });

  it('that cannot be renewed make each waiting call fail with the reason, and do not go round in circles', async () => {
    desk({ accessToken: 'the newest', refreshToken: 'another' });
    const credentials = { accessToken: 'gone', refreshToken: 'refresh-0' };
    const guichet = connect({ baseUrl: service.baseUrl, credentials }, clock);
    const calls = await Promise.allSettled([guichet.tickets.get('t1'), guichet.tickets.get('t1')]);
    expect(calls).toEqual(
      Array(2).fill({ status: 'rejected', reason: expect.objectContaining({ code: 'invalid-credentials' }) }),
    );
    expect(refreshes()).toHaveLength(1);
  });

  it('that are refused although they were just renewed are not renewed again for the same call', async () => {
    service.script((response, asked) =>
      asked.url === refreshPath
        ? json(200, { accessToken: `a${service.asked.length}`, refreshToken: 'r' })(response, asked)
        : problem(401, 'unauthenticated')(response, asked),
    );
    const credentials = { accessToken: 'gone', refreshToken: 'refresh-0' };
    const guichet = connect({ baseUrl: service.baseUrl, credentials }, clock);
    await expect(guichet.tickets.get('t1')).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(service.asked).toHaveLength(3);
  });

  it('do not hold a caller who gives up while they are renewed', async () => {
    const controller = new AbortController();
    service.script((response, asked) => {
      if (asked.url === refreshPath) controller.abort();
      else problem(401, 'expired-credentials')(response, asked);
    });
    const credentials = { accessToken: 'gone', refreshToken: 'refresh-0' };
    // Only the caller ends it, however slow this machine is.
    clock.alarm = () => () => undefined;
    const guichet = connect({ baseUrl: service.baseUrl, credentials, retries: 0 }, clock);
    await expect(guichet.tickets.get('t1', { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('signing in', () => {
  it('makes all later calls those of the person, and keeps their tokens fresh', async () => {
    const valid = desk({ accessToken: '', refreshToken: 'refresh-0' });
    valid.accessToken = accessToken(seconds(), 600);
    const { behave } = service;
    const signIn = json(201, { ...valid });
    service.behave = (response, asked) => (asked.url.startsWith('/v1/desks/') ? signIn : behave)(response, asked);
    const guichet = connect({ baseUrl: service.baseUrl, desk: 'road' }, clock);
    const kept: Tokens[] = [];
    const tokens = await guichet.signIn(
      { email: 'nour@example.com', password: 'a long enough sentence' },
      { onRefresh: (next) => void kept.push(next) },
    );
    expect(tokens).toEqual({ accessToken: valid.accessToken, refreshToken: 'refresh-0' });
    expect(service.asked[0]).toMatchObject({ method: 'POST', url: '/v1/desks/road/sessions' });
    expect(service.asked[0]?.headers).not.toHaveProperty('authorization');
    await guichet.tickets.get('t1');
    clock.time += 600_000;
    await guichet.tickets.get('t1');
    expect(refreshes()).toHaveLength(1);
    expect(kept).toHaveLength(1);
  });

  it('with a wrong password renews nothing', async () => {
    service.script(problem(401, 'invalid-credentials'));
    const credentials = { accessToken: 'gone', refreshToken: 'refresh-0' };
    const guichet = connect({ baseUrl: service.baseUrl, desk: 'road', credentials }, clock);
    await expect(guichet.signIn({ email: 'nour@example.com', password: 'wrong' })).rejects.toMatchObject({
      status: 401,
    });
    expect(service.asked).toHaveLength(1);
  });
});
