import { readSettings, StartupError } from '#kernel';
import { createApi } from './bootstrap.js';

try {
  const settings = readSettings(process.env);
  const app = await createApi(settings);
  app.enableShutdownHooks();
  await app.listen(settings.port, settings.host);
  console.log(`guichet: listening on ${await app.getUrl()}`);
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(`guichet: ${error.message}`);
  process.exitCode = 1;
}
