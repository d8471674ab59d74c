// Before all tests: a PostgreSQL of our own in a fresh folder, and in it a migrated template that every jest worker
// clones. The server ends after all tests (global-teardown.mjs).
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

export default async function setUp() {
  const { migrate, startEmbeddedServer } = await import('../../dist/libs/database/src/index.js');
  const { readSettings } = await import('../../dist/libs/kernel/src/index.js');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guichet-test-'));
  // Root's PostgreSQL runs under another account; where that may not enter, the data would be put elsewhere and stay.
  chmodSync(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: path.join(folder, 'data'), log: () => {} });
  const secret = 'a secret that only the tests know: 0123456789';
  const template = new URL(server.url);
  template.pathname = '/guichet_template';
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('CREATE DATABASE guichet_template');
  await client.end();
  await migrate(readSettings({ DATABASE_URL: template.toString(), GUICHET_SECRET: secret }));
  process.env.TEST_DATABASE_URL = server.url;
  process.env.TEST_SECRET = secret;
  // Each process that a jest worker starts leaves its id here, for the teardown to end.
  process.env.TEST_PROCESSES = path.join(folder, 'processes');
  mkdirSync(process.env.TEST_PROCESSES);
  globalThis.guichetTest = { server, folder };
}
