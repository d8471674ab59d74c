// One running Guichet for one jest worker: a database cloned from the template, the built API and worker as processes
// of their own, and a mail server that takes what they send. Made at the first test file, kept for the next ones.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startMailServer } from './mail-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const operatorToken = 'operator-token-of-the-tests-0123456789abcdef';

let running;

export function service() {
  running ??= start();
  return running;
}

async function start() {
  const name = `guichet_${process.env.JEST_WORKER_ID ?? '1'}_${process.pid}`;
  const owner = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await owner.connect();
  await cloneTemplate(owner, name);
  await owner.end();
  const mail = await startMailServer();
  const databaseUrl = new URL(process.env.TEST_DATABASE_URL);
  databaseUrl.pathname = `/${name}`;
  const environment = {
    ...process.env,
    DATABASE_URL: databaseUrl.toString(),
    GUICHET_SECRET: process.env.TEST_SECRET,
    OPERATOR_TOKEN: operatorToken,
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    PUBLIC_URL: 'http://guichet.test',
    REQUESTS_PER_MINUTE: '1000000',
    LIMITS: 'desk=1000000,filing=1000000,filing-by-staff=1000000,rating=1000000,invitation=1000000',
    SUBMISSION_WORK_BITS: '0',
    WORKER_POLL_MS: '50',
    FILES_DIR: path.join(path.dirname(process.env.TEST_PROCESSES), 'files', name),
    SMTP_IN_PORT: '0',
    MAILS_PER_MINUTE: '1000000',
    WEBHOOK_PRIVATE_HOSTS: '127.0.0.1',
    MAIL_AUTH_SERVERS: 'mx.guichet.test',
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: '0',
  };
  const api = startProcess('apps/api/src/main.js', environment);
  const worker = existsSync(path.join(root, 'dist/apps/worker/src/main.js'))
    ? startProcess('apps/worker/src/main.js', environment)
    : { ready: undefined, child: { kill() {} } };
  const [url, mailDoor] = await Promise.all([api.ready, worker.ready]);
  return {
    url,
    mailDoor,
    mail,
    databaseUrl: databaseUrl.toString(),
    environment,
    operatorToken,
    api: api.child,
    worker: worker.child,
    startProcess,
  };
}

/** Two workers may ask at the same moment; PostgreSQL lets one at a time copy a template. */
async function cloneTemplate(owner, name) {
  await owner.query('SELECT pg_advisory_lock(1)');
  await owner.query(`CREATE DATABASE ${name} TEMPLATE guichet_template`);
  await owner.query('SELECT pg_advisory_unlock(1)');
}

/** Starts a built program and waits for the line that says it is ready. Its standard error is ours. */
export function startProcess(program, environment) {
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist', program)], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Test files end while the service goes on for the next one: it must not keep jest from ending.
  child.unref();
  child.stdout.unref();
  writeFileSync(path.join(process.env.TEST_PROCESSES, String(child.pid)), '');
  const ready = new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const line = /^guichet: (?:listening on (\S+)|working)$/m.exec(text);
      if (line) resolve(line[1] ?? /^guichet: taking mail on (\S+)$/m.exec(text)?.[1]);
    });
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code} before it was ready:\n${text}`)));
  });
  return { child, ready };
}
