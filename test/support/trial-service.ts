import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './ports.js';

/** The service as `npm start` runs it, with the five desks and their cast, in a folder and on ports of its own. */
export interface TrialService {
  readonly address: string;
  /** The partner's page that it shows, of another origin. */
  readonly demo: string;
  /** Where it takes mail, `smtp://host:port` */
  readonly mailDoor: string;
  /** A folder that goes with it; its data lie in `data`. */
  readonly place: string;
  readonly stop: () => Promise<void>;
}

export async function openTrial(name: string): Promise<TrialService> {
  const place = mkdtempSync(path.join(tmpdir(), `guichet-${name}-`));
  const [port, mailPort] = [await freePort(), await freePort()];
  const started = spawn(process.execPath, ['dist/apps/standalone/src/main.js'], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      SMTP_IN_PORT: String(mailPort),
      GUICHET_DATA: path.join(place, 'data'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    started.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Ctrl-C')) resolve();
    });
    started.once('exit', (status) => reject(new Error(`ended with ${status} before it was ready`)));
  });
  return {
    address: `http://127.0.0.1:${port}`,
    demo: /^ {2}Form +(\S+)/m.exec(said)?.[1] ?? '',
    mailDoor: `smtp://127.0.0.1:${mailPort}`,
    place,
    stop: async () => {
      const ended = once(started, 'close');
      started.kill('SIGTERM');
      await ended;
      rmSync(place, { recursive: true, force: true });
    },
  };
}
