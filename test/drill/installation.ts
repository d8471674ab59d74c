import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type EmbeddedServer, migrate, startEmbeddedServer } from '#database';
import { readSettings } from '#kernel';
import { Mailbox } from '../faults/mailbox.js';
import { operatorToken, startProcess } from '../support/service.mjs';

const secret = 'a secret that only the drill knows: 0123456789';

/** A database of its own in a folder of its own, with an API and a worker on it. */
export class Installation {
  private closed: Promise<void> | undefined;

  private constructor(
    readonly dataDir: string,
    readonly server: EmbeddedServer,
    readonly url: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async open(dataDir: string): Promise<Installation> {
    const server = await startEmbeddedServer({ dataDir, log: () => {} });
    try {
      return await Installation.on(server, dataDir);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private static async on(server: EmbeddedServer, dataDir: string): Promise<Installation> {
    const mailbox = new Mailbox();
    await mailbox.open();
    const filesDir = path.join(dataDir, 'files');
    mkdirSync(filesDir, { recursive: true });
    const environment = {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: server.url,
      GUICHET_SECRET: secret,
      OPERATOR_TOKEN: operatorToken,
      SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
      PUBLIC_URL: 'http://guichet.test',
      REQUESTS_PER_MINUTE: '1000000',
      LIMITS: 'desk=1000000,filing=1000000,filing-by-staff=1000000,invitation=1000000',
      WORKER_POLL_MS: '50',
      FILES_DIR: filesDir,
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PORT: '0',
    };
    await migrate(readSettings({ DATABASE_URL: server.url, GUICHET_SECRET: secret }));
    const processes = [
      startProcess('apps/api/src/main.js', environment),
      startProcess('apps/worker/src/main.js', environment),
    ];
    const [url] = await Promise.all(processes.map(({ ready }) => ready));
    const installation = new Installation(dataDir, server, url ?? '', async () => {
      await Promise.all(
        processes.map(({ child }) => {
          const ended = new Promise((resolve) => child.once('exit', resolve));
          child.kill('SIGTERM');
          return ended;
        }),
      );
      await mailbox.close();
      await server.stop();
    });
    installation.select(environment, mailbox);
    return installation;
  }

  /** Lets the callers of test/support speak to this one. */
  private select(environment: Readonly<Record<string, string>>, mailbox: Mailbox): void {
    const none = (): never => {
      throw new Error('the processes of the drill are its own');
    };
    globalThis.guichetService = {
      url: this.url,
      mailDoor: '',
      operatorToken,
      databaseUrl: this.server.url,
      environment,
      get api() {
        return none();
      },
      get worker() {
        return none();
      },
      mail: { messages: mailbox.messages, control: { refuse: undefined } },
      startProcess,
    };
  }

  /** Again and again, if somebody asks. */
  async close(): Promise<void> {
    this.closed ??= this.stop();
    await this.closed;
  }
}
