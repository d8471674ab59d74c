import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Database, dueDesks } from '#database';
import { Settings, systemClock } from '#kernel';
import { LoopRun } from './loop-run.js';
import { Loops } from './loops.js';

/** Runs the loops: each is ticked every `WORKER_POLL_MS` until the service stops. */
@Injectable()
export class Worker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('worker');
  private runs: LoopRun[] = [];

  constructor(
    private readonly loops: Loops,
    private readonly database: Database,
    private readonly schedule: SchedulerRegistry,
    private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.runs = this.loops.all.map((loop) => {
      const run = new LoopRun(loop, {
        due: () => dueDesks(this.database, loop.what),
        clock: systemClock,
        complain: (text) => this.logger.error(text),
      });
      this.schedule.addInterval(
        loop.what,
        setInterval(() => run.tick(), this.settings.workerPollMs),
      );
      return run;
    });
  }

  /** Before the connections are closed: what was begun is finished. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const name of this.schedule.getIntervals()) this.schedule.deleteInterval(name);
    await Promise.all(this.runs.map((run) => run.stop()));
  }
}
