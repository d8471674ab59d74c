import { readdirSync, rmSync } from 'node:fs';

export default async function tearDown() {
  const { server, folder } = globalThis.guichetTest;
  for (const id of readdirSync(process.env.TEST_PROCESSES)) {
    try {
      process.kill(Number(id), 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
