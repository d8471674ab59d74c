import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DeskNews } from '#desks';
import { newId, readSettings } from '#kernel';
import { TestDesk } from './support/desks.js';
import { EventListener } from './support/event-listener.js';
import { call } from './support/http.js';
import { type OwnService, openOwnService } from './support/own-service.js';
import { freePort } from './support/ports.js';
import { RedisServer, withRedis } from './support/redis.js';
import { eventually, service } from './support/running.js';
import { file } from './support/stories.js';

withRedis('word of desks over Redis (left out where there is none)', () => {
  let redis: RedisServer;
  const warnings: unknown[] = [];
  const open: DeskNews[] = [];
  const news = (redisUrl = redis.url) => {
    const made = new DeskNews(readSettings({ REDIS_URL: redisUrl }));
    made.onApplicationBootstrap();
    open.push(made);
    return made;
  };
  beforeAll(async () => {
    Logger.overrideLogger({ log: () => {}, error: () => {}, warn: (words: unknown) => warnings.push(words) });
    redis = await new RedisServer(await freePort(), 'of-this-test-alone').start();
  });
  afterEach(() => {
    for (const each of open.splice(0)) each.onModuleDestroy();
  });
  afterAll(async () => {
    Logger.overrideLogger(false);
    await redis.stop();
  });

  it('comes to every process that listens, and of a lost Redis nobody notices but that none comes', async () => {
    const [teller, one, other] = [news(), news(), news()];
    const heard: string[][] = [[], []];
    one.hear((deskId) => heard[0]?.push(deskId));
    other.hear((deskId) => heard[1]?.push(deskId));
    const comes = (is: boolean) =>
      eventually(`word to come: ${is}`, () => (one.comes && other.comes) === is || undefined);
    const tells = async () => {
      const deskId = newId();
      await eventually('the word', () => {
        teller.tell(deskId);
        return heard.every((words) => words.includes(deskId)) || undefined;
      });
    };
    await comes(true);
    await tells();
    await redis.stop();
    await comes(false);
    teller.tell(newId());
    teller.tell(newId());
    expect(warnings).toHaveLength(3);
    expect(String(warnings)).not.toContain('of-this-test-alone');
    await redis.start();
    await comes(true);
    await tells();
  });

  it('wakes the streams of one process when another has given events their place, or shut the desk', async () => {
    const own: OwnService = await openOwnService('news', { REDIS_URL: redis.url });
    try {
      const told = new Set<string>();
      const ear = news();
      ear.hear((deskId) => told.add(deskId));
      const desk = await TestDesk.open('samsara');
      const eva = await desk.person({ name: 'Eva' });
      const listener = await EventListener.open(eva.token, {}, '?from=now');
      await eventually('word to come', () => ear.comes || undefined);
      told.clear();
      const { id } = await file(eva, 'question', { subject: 'Lamp', description: 'It does not shine.' });
      await listener.until(({ ticketId }) => ticketId === id);
      expect(told.size).toBe(1);
      told.clear();
      await call('post', `/v1/desks/${desk.slug}/suspension`, { token: service().operatorToken, expect: 200 });
      await listener.ended;
      expect(told.size).toBe(1);
    } finally {
      await own.end();
    }
  });
});

describe('word of desks without Redis', () => {
  it('goes nowhere, and says so', () => {
    const news = new DeskNews(readSettings({}));
    news.hear(() => {
      throw new Error('nobody told');
    });
    news.tell(newId());
    expect(news.comes).toBe(false);
  });
});
