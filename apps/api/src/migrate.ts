import { migrate } from '#database';
import { readSettings, StartupError } from '#kernel';

try {
  await migrate(readSettings(process.env));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(`guichet: ${error.message}`);
  process.exitCode = 1;
}
