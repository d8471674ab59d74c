import { readSettings, StartupError } from '#kernel';
import { createWorker } from './bootstrap.js';
import { mailDoorOf } from './mail-door.js';

try {
  const worker = await createWorker(readSettings(process.env));
  worker.enableShutdownHooks();
  const door = mailDoorOf(worker);
  if (door) console.log(`guichet: taking mail on ${door}`);
  console.log('guichet: working');
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(`guichet: ${error.message}`);
  process.exitCode = 1;
}
