import { readSettings, StartupError } from '#kernel';
import { DatabaseMetrics, openMetricsDoor } from '#observability';
import { createWorker } from './bootstrap.js';
import { mailDoorOf } from './mail-door.js';

try {
  const settings = readSettings(process.env);
  const worker = await createWorker(settings);
  worker.enableShutdownHooks();
  const door = mailDoorOf(worker);
  if (door) console.log(`guichet: taking mail on ${door}`);
  const metrics = await openMetricsDoor(settings, [worker.get(DatabaseMetrics)]);
  if (metrics) console.log(`guichet: metrics on ${metrics.url}`);
  console.log('guichet: working');
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(`guichet: ${error.message}`);
  process.exitCode = 1;
}
