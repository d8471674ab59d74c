import { readSettings, StartupError } from '#kernel';
import { createWorker } from './bootstrap.js';

try {
  const worker = await createWorker(readSettings(process.env));
  worker.enableShutdownHooks();
  console.log('guichet: working');
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(`guichet: ${error.message}`);
  process.exitCode = 1;
}
