import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '#database';
import { readSettings } from '#kernel';
import { NetworkLink } from '../support/network-link.js';
import { operatorToken, startProcess } from '../support/service.mjs';
import { FaultyDatabase } from './database.js';
import { Mailbox } from './mailbox.js';
import { Program } from './programs.js';

/**
 * All that a run needs, apart from everything else on the machine: a database, two instances of the API, two workers, a
 * mail server. The second of each reaches the database by a network of its own, which can be cut.
 */
export class World {
  private constructor(
    readonly database: FaultyDatabase,
    readonly mailbox: Mailbox,
    readonly filesDir: string,
    readonly apis: readonly [Program, Program],
    readonly workers: readonly [Program, Program],
    readonly links: readonly NetworkLink[],
  ) {}

  static async open(log: (line: string) => void): Promise<World> {
    const database = await FaultyDatabase.open(log);
    const mailbox = new Mailbox();
    await mailbox.open();
    const filesDir = path.join(database.folder, 'files');
    process.env['TEST_PROCESSES'] = path.join(database.folder, 'processes');
    mkdirSync(process.env['TEST_PROCESSES']);
    const shared = {
      ...environmentOf(process.env),
      DATABASE_URL: database.url,
      GUICHET_SECRET: 'a secret that only the tests know: 0123456789',
      OPERATOR_TOKEN: operatorToken,
      SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
      PUBLIC_URL: 'http://guichet.test',
      REQUESTS_PER_MINUTE: '100000000',
      MAILS_PER_MINUTE: '1000000',
      LIMITS:
        'desk=100000000,filing=100000000,filing-by-staff=100000000,rating=100000000,invitation=100000000,sharing=1000000',
      WORKER_POLL_MS: '100',
      FILES_DIR: filesDir,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      HOST: '127.0.0.1',
    };
    await migrate(readSettings({ DATABASE_URL: shared.DATABASE_URL, GUICHET_SECRET: shared.GUICHET_SECRET }));
    const links = [new NetworkLink(database.url), new NetworkLink(database.url)];
    for (const link of links) await link.mend();
    const far = links.map((link) => ({ ...shared, DATABASE_URL: link.url }));
    const apis: [Program, Program] = [
      await Program.prepare('api-1', 'api', shared),
      await Program.prepare('api-2', 'api', far[0] ?? shared),
    ];
    const workers: [Program, Program] = [
      await Program.prepare('worker-1', 'worker', shared),
      await Program.prepare('worker-2', 'worker', far[1] ?? shared),
    ];
    const world = new World(database, mailbox, filesDir, apis, workers, links);
    await Promise.all([...apis, ...workers].map((program) => program.start()));
    // What the makers of desks and people in test/support call.
    globalThis.guichetService = {
      url: apis[0].url,
      mailDoor: '',
      operatorToken,
      databaseUrl: database.url,
      environment: shared,
      get api(): never {
        throw new Error('the processes of a faulty world are its own');
      },
      get worker(): never {
        throw new Error('the processes of a faulty world are its own');
      },
      mail: { messages: mailbox.messages, control: { refuse: undefined } },
      startProcess,
    };
    return world;
  }

  async close(): Promise<void> {
    await Promise.all([...this.apis, ...this.workers].map((program) => program.kill()));
    await Promise.all(this.links.map((link) => link.cut()));
    await this.database.close();
    await this.mailbox.close();
  }
}

function environmentOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(given);
}
