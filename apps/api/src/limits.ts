import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem, Settings } from '#kernel';

const windowSeconds = 60;

/**
 * How many requests one caller (person, key, or network address of nobody known) may make in a minute, told on every
 * answer in the `RateLimit` fields (draft-ietf-httpapi-ratelimit-headers). Counted by this process alone.
 */
@Injectable()
export class Limits {
  private readonly limiter: RateLimiterMemory;
  private readonly points: number;

  constructor(settings: Settings) {
    this.points = settings.requestsPerMinute;
    this.limiter = new RateLimiterMemory({ points: this.points, duration: windowSeconds });
  }

  /** @throws Problem `too-many-requests` (429) */
  async spend(who: string, reply: FastifyReply): Promise<void> {
    const result = await this.limiter.consume(who).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
    const seconds = Math.ceil(result.msBeforeNext / 1000);
    reply.header('ratelimit-policy', `"default";q=${this.points};w=${windowSeconds}`);
    reply.header('ratelimit', `"default";r=${Math.max(0, result.remainingPoints)};t=${seconds}`);
    if (result.consumedPoints > this.points) {
      throw new Problem('too-many-requests', `At most ${this.points} requests a minute. Wait ${seconds} seconds.`, {
        retryAfter: seconds,
      });
    }
  }
}
