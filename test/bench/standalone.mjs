// The whole service in one process, as a newcomer starts it: seconds from the command to the first good answer.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './data.mjs';
import { median } from './measure.mjs';

const laterStarts = 3;
const patience = 120_000;

/** @returns seconds from start to ready: the first start, which makes everything, and the median of later ones */
export async function standaloneStarts() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guichet-bench-standalone-'));
  try {
    const first = await startOnce(folder);
    const later = [];
    for (let n = 0; n < laterStarts; n += 1) later.push(await startOnce(folder));
    return { first, later: median(later) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder) {
  const port = await freePort();
  const { DATABASE_URL: _, GUICHET_SECRET: __, ...inherited } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist/apps/standalone/src/main.js')], {
    env: {
      ...inherited,
      GUICHET_DATA: path.join(folder, 'data'),
      PORT: String(port),
      SMTP_IN_PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/v1/health/ready`).catch(() => undefined);
      if (answer?.ok) return (performance.now() - begun) / 1000;
      if (child.exitCode !== null) throw new Error(`the standalone service ended with ${child.exitCode}`);
      if (performance.now() - begun > patience) throw new Error('the standalone service does not get ready');
      await sleep(20);
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
