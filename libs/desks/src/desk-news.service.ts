import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { RedisClientType } from '@redis/client';
import { isUuid, Settings, type Uuid } from '#kernel';

/** Where word goes; an installation that shares its Redis with another hears of desks that it has not, which is nothing to it. */
const channel = 'guichet:desk-news';

/**
 * Word that something new is to be read at a desk, carried between processes by Redis where there is one. It is word alone:
 * whoever hears it reads the database for what it is. Some may get lost, so that whoever waits has to look by themselves
 * now and then, and more often while none comes.
 */
@Injectable()
export class DeskNews implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('desk news');
  private readonly hearers = new Set<(deskId: Uuid) => void>();
  private readonly clients: RedisClientType[] = [];
  private telling: RedisClientType | undefined;
  private hearing: RedisClientType | undefined;
  private isLost = false;
  private isOver = false;

  constructor(private readonly settings: Settings) {}

  /** Whether word comes from elsewhere at the moment. */
  get comes(): boolean {
    return this.hearing?.isReady ?? false;
  }

  onApplicationBootstrap(): void {
    this.connect(async (client) => {
      this.telling = client;
    });
  }

  /** Says that there is something new at a desk; to be called after the commit. It waits for nothing and cannot fail. */
  tell(deskId: Uuid): void {
    if (this.telling?.isReady) this.telling.publish(channel, deskId).catch((error) => this.failed(error));
  }

  /** Calls `wake` with each desk that there is word of, for as long as the service runs. */
  hear(wake: (deskId: Uuid) => void): void {
    const isFirst = this.hearers.size === 0;
    this.hearers.add(wake);
    if (!isFirst) return;
    this.connect(async (client) => {
      await client.subscribe(channel, (word) => {
        if (isUuid(word)) for (const hearer of this.hearers) hearer(word);
      });
      this.hearing = client;
    });
  }

  onModuleDestroy(): void {
    this.isOver = true;
    for (const client of this.clients) client.destroy();
  }

  /** A connection that is lost is opened anew for ever, and hears on by itself. */
  private connect(use: (client: RedisClientType) => Promise<void>): void {
    const { redisUrl: url } = this.settings;
    if (url === undefined) return;
    const open = async () => {
      const { createClient } = await import('@redis/client');
      if (this.isOver) return;
      const client: RedisClientType = createClient({ url, disableOfflineQueue: true });
      this.clients.push(client);
      client.on('error', (error) => this.failed(error));
      client.on('ready', () => this.recovered());
      await client.connect();
      await use(client);
    };
    open().catch((error) => this.failed(error));
  }

  /** Said once until it is well again: each word that cannot be carried fails alike. */
  private failed(error: unknown): void {
    if (this.isLost || this.isOver) return;
    this.isLost = true;
    this.logger.warn(
      `Redis: ${error instanceof Error ? error.message : 'unknown'}; until it is well, streams hear later`,
    );
  }

  private recovered(): void {
    if (this.isLost) this.logger.log('Redis is there again');
    this.isLost = false;
  }
}
