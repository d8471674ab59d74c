import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { keepHeapSmall, type Settings } from '#kernel';
import { ServiceLog } from '#observability';
import { WorkerModule } from './worker.module.js';

/**
 * Starts the worker: it works from now on, until the context is closed. Closing finishes what was begun.
 *
 * As many workers as wanted may run on one database; each row is taken by one of them.
 */
export async function createWorker(settings: Settings): Promise<INestApplicationContext> {
  keepHeapSmall();
  return NestFactory.createApplicationContext(WorkerModule.with(settings), {
    logger: new ServiceLog(settings, 'worker'),
    abortOnError: false,
  });
}
