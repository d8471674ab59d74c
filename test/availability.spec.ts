import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lockOf } from '#database';
import { withOwner } from './support/database-rows.js';
import { TestDesk } from './support/desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { type Answer, call } from './support/http.js';
import { NetworkLink } from './support/network-link.js';
import { eventually, service } from './support/running.js';

describe('when the database goes away', () => {
  let link: NetworkLink;
  let api: ExtraApi;
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await TestDesk.open('road');
    link = new NetworkLink(service().databaseUrl);
    await link.mend();
    api = await startApi({ DATABASE_URL: link.url, DATABASE_POOL: '3', LOG_LEVEL: 'silent' });
  }, patience);
  afterAll(async () => {
    await link.mend();
    await api.stop();
    await link.cut();
  }, patience);

  let counter = 0;
  const read = () => call('get', '/v1/organizations', { at: api.url, token: desk.key });
  const write = () => {
    const name = `org ${process.pid} ${++counter}`;
    return call('post', '/v1/organizations', { at: api.url, token: desk.key, body: { name } });
  };
  const ready = () => call('get', '/v1/health/ready', { at: api.url });

  async function timed(work: () => Promise<Answer>): Promise<{ answer: Answer; seconds: number }> {
    const from = performance.now();
    const answer = await work();
    return { answer, seconds: (performance.now() - from) / 1000 };
  }

  function expectUnavailable({ answer, seconds }: { answer: Answer; seconds: number }, limit: number): void {
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThan(limit);
  }

  async function recovered(): Promise<void> {
    await eventually('the service answers again', async () => ((await ready()).status === 200 ? true : undefined));
    expect((await read()).status).toBe(200);
    expect((await write()).status).toBe(201);
    expect(api.ended()).toBeNull();
  }

  it('answers while it is there', async () => {
    await recovered();
  });

  it(
    'leaves connections as they were when somebody waited for a lock in vain',
    async () => {
      await withOwner(async (owner) => {
        await owner.query('BEGIN');
        await owner.query(`SELECT pg_advisory_xact_lock(${lockOf('deskWriters', '$1')})`, [desk.id]);
        expectUnavailable(await timed(write), 60);
        await owner.query('ROLLBACK');
      });
      const answers = await Promise.all(Array.from({ length: 6 }, read));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    },
    patience,
  );

  it('says at once that it is unavailable, stays alive, and goes on once the database is back', async () => {
    await Promise.all(Array.from({ length: 6 }, read));
    await link.cut();

    for (const request of [read, write, ready]) expectUnavailable(await timed(request), 5);
    const together = await Promise.all(Array.from({ length: 20 }, () => timed(read)));
    for (const outcome of together) expectUnavailable(outcome, 5);
    await call('get', '/v1/health/live', { at: api.url, expect: 200 });

    await link.mend();
    await recovered();
  });

  it('answers those who were waiting when the connection broke', async () => {
    const waiting = Array.from({ length: 12 }, (_, n) => timed(n % 2 ? write : read));
    await link.cut();

    for (const outcome of await Promise.all(waiting)) {
      if (outcome.answer.status === 503) expectUnavailable(outcome, 5);
      else expect([200, 201]).toContain(outcome.answer.status);
    }

    await link.mend();
    await recovered();
  });

  it('goes on after the server itself ended every connection', async () => {
    await Promise.all(Array.from({ length: 6 }, read));
    await link.cut();
    await link.mend();

    // The pool learns of it by itself: at most the first requests meet a dead connection, and say so.
    const first = await timed(read);
    if (first.answer.status !== 200) expectUnavailable(first, 5);
    await recovered();
  });

  it(
    'waits for a silent database no longer than its patience, and goes on once it speaks',
    async () => {
      link.silence();

      const outcomes = await Promise.all(Array.from({ length: 8 }, (_, n) => timed(n % 2 ? write : read)));
      for (const outcome of outcomes) expectUnavailable(outcome, 25);
      await call('get', '/v1/health/live', { at: api.url, expect: 200 });

      await link.mend();
      await recovered();
    },
    patience,
  );
});

describe('when it is told to stop', () => {
  it(
    'does not wait for whoever has opened a connection and asked nothing',
    async () => {
      const api = await startApi({});
      const { hostname, port } = new URL(api.url);
      const silent = connect(Number(port), hostname);
      await once(silent, 'connect');
      await call('get', '/v1/health/live', { at: api.url, expect: 200 });

      const from = performance.now();
      await Promise.all([api.stop(), once(silent, 'close')]);

      // Node itself would wait for 60 seconds.
      expect((performance.now() - from) / 1000).toBeLessThan(30);
    },
    patience,
  );
});
