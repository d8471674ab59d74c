import { rmSync } from 'node:fs';
import path from 'node:path';
import { migrate, resetEmbeddedData, startEmbeddedServer } from '#database';
import { readSettings, type Settings, StartupError } from '#kernel';
import { DatabaseMetrics, openMetricsDoor, RequestMetrics } from '#observability';
import type { Options } from './options.js';
import type { Running } from './running.js';
import { forgetSecrets, keepSecret, secretFile } from './secret.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a newcomer is told about the service that runs. */
export interface Started {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Where a partner's page shows the form, such as `http://localhost:3001`; none without a data folder. */
  readonly demo: string | undefined;
  /** Whether mail is kept in the mailbox page. */
  readonly mailbox: boolean;
  /** Where it takes mail, such as `smtp://127.0.0.1:2525`. */
  readonly mailDoor: string | undefined;
  /** Where the operator's token is kept; none when the environment gave it. */
  readonly operatorTokenFile: string | undefined;
}

/**
 * The whole service in one process, as a newcomer starts it: a PostgreSQL of its own unless `DATABASE_URL` names one,
 * secrets of its own unless `GUICHET_SECRET` and `OPERATOR_TOKEN` give them, mail kept in the mailbox page unless
 * `SMTP_URL` names a server.
 *
 * @param running takes what was started, also when a later part fails
 * @throws StartupError one line that says what is in the way
 */
export async function startStandalone(
  options: Options,
  environment: Environment,
  running: Running,
  log: (line: string) => void,
): Promise<Started> {
  const given = readSettings(environment);
  if (options.reset) await reset(given);
  // Reading the code of API and worker takes as long as starting the database: both at once.
  const [
    databaseUrl,
    { createApi },
    { listen },
    { createWorker },
    { mailDoorOf },
    { openExampleDesks },
    { openDemoSite },
  ] = await Promise.all([
    given.databaseUrl ?? startDatabase(given, running, log),
    import('../../api/src/bootstrap.js'),
    import('../../api/src/listen.js'),
    import('../../worker/src/bootstrap.js'),
    import('../../worker/src/mail-door.js'),
    import('./desk-opening.js'),
    import('./demo-site.js'),
  ]);
  const ownToken = given.operatorToken === undefined && hasDataFolder(given);
  const settings = readSettings({
    // A person reads its terminal.
    LOG_LEVEL: 'warn',
    MAILBOX: given.smtpUrl ? 'off' : 'on',
    SMTP_IN_PORT: '2525',
    // Whoever tries it out receives on this machine.
    WEBHOOK_PRIVATE_HOSTS: 'localhost,127.0.0.0/8,::1/128',
    PUBLIC_URL: `http://${given.host === '0.0.0.0' ? '127.0.0.1' : given.host}:${given.port}`,
    ...presentIn(environment),
    DATABASE_URL: databaseUrl,
    GUICHET_SECRET: given.secret ?? keepSecret(given.dataDir, 'secret'),
    OPERATOR_TOKEN: ownToken ? keepSecret(given.dataDir, 'operator-token') : given.operatorToken,
  });
  await migrate(settings);
  const worker = await createWorker(settings);
  running.add({ stop: () => worker.close() });
  const api = await createApi(settings);
  running.add({ stop: () => api.close() });
  const metrics = await openMetricsDoor(settings, [api.get(DatabaseMetrics), api.get(RequestMetrics)]);
  if (metrics) running.add(metrics);
  await openExampleDesks(api);
  const url = await listen(api, settings);
  const { dataDir, port } = given;
  const service = new URL(settings.publicUrl ?? url).origin;
  const demo = hasDataFolder(given)
    ? running.add(await openDemoSite(api, { dataDir, port: port + 1, service }))
    : undefined;
  return {
    url,
    demo: demo?.url,
    mailbox: settings.mailbox,
    mailDoor: mailDoorOf(worker),
    operatorTokenFile: ownToken ? secretFile(given.dataDir, 'operator-token') : undefined,
  };
}

/** Whoever gives database and secret keeps nothing here: the folder may be one that cannot be written. */
function hasDataFolder(given: Settings): boolean {
  return given.databaseUrl === undefined || given.secret === undefined;
}

async function startDatabase(settings: Settings, running: Running, log: (line: string) => void): Promise<string> {
  const server = running.add(await startEmbeddedServer({ dataDir: settings.dataDir, log }));
  return server.url;
}

async function reset(settings: Settings): Promise<void> {
  if (settings.databaseUrl !== undefined) {
    throw new StartupError(
      '--reset throws away the data of the service’s own PostgreSQL, and DATABASE_URL names another: empty that database yourself, or unset DATABASE_URL.',
    );
  }
  await resetEmbeddedData(settings.dataDir);
  rmSync(path.join(settings.dataDir, 'files'), { recursive: true, force: true });
  forgetSecrets(settings.dataDir);
}

function presentIn(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
}
