import { StartupError } from '#kernel';
import { readOptions } from './options.js';
import { Running } from './running.js';
import { startStandalone } from './standalone.js';
import { askedToStop } from './stopping.js';
import { welcome } from './welcome.js';

// Nobody may be reading any more (a closed terminal): that is no reason to fall over.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const asked = askedToStop();
const running = new Running();
try {
  const started = await startStandalone(readOptions(process.argv.slice(2)), process.env, running, console.log);
  console.log(welcome(started));
  await asked;
  console.log('Stopping.');
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof StartupError ? `guichet: ${error.message}` : error);
}
await running.stop();
process.exit();
