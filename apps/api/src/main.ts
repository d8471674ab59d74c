import { readSettings, StartupError } from '#kernel';
import { DatabaseMetrics, openMetricsDoor, RequestMetrics } from '#observability';
import { createApi } from './bootstrap.js';
import { listen } from './listen.js';

try {
  const settings = readSettings(process.env);
  const app = await createApi(settings);
  app.enableShutdownHooks();
  const door = await openMetricsDoor(settings, [app.get(DatabaseMetrics), app.get(RequestMetrics)]);
  if (door) console.log(`guichet: metrics on ${door.url}`);
  console.log(`guichet: listening on ${await listen(app, settings)}`);
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(`guichet: ${error.message}`);
  process.exitCode = 1;
}
