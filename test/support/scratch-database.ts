import pg from 'pg';
import { readSettings, type Settings } from '#kernel';
import { applicationUrl } from '../../libs/database/src/roles.js';
import { service } from './running.js';

/** A database of one test file, beside the service's: nobody else reads or writes it. */
export class ScratchDatabase {
  private readonly clients: pg.Client[] = [];

  private constructor(
    readonly name: string,
    /** What a service on this database would be started with. */
    readonly settings: Settings,
  ) {}

  /** @param content `migrated`: as it is after the migrations; `empty`: as PostgreSQL makes it */
  static async create(content: 'migrated' | 'empty', name: string): Promise<ScratchDatabase> {
    const unique = `${name}_${process.pid}`;
    // One at a time: PostgreSQL copies a template only while nobody else does.
    await asServer(
      'SELECT pg_advisory_lock(1)',
      `DROP DATABASE IF EXISTS ${unique}`,
      `CREATE DATABASE ${unique} ${content === 'migrated' ? 'TEMPLATE guichet_template' : ''}`,
      'SELECT pg_advisory_unlock(1)',
    );
    const url = new URL(service().databaseUrl);
    url.pathname = `/${unique}`;
    const secret = service().environment['GUICHET_SECRET'];
    return new ScratchDatabase(unique, readSettings({ DATABASE_URL: url.toString(), GUICHET_SECRET: secret }));
  }

  get url(): string {
    return this.settings.databaseUrl ?? '';
  }

  readonly asOwner = (): Promise<pg.Client> => this.connect(this.url);

  readonly asApplication = (): Promise<pg.Client> => this.connect(applicationUrl(this.settings));

  async drop(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
    await asServer(`DROP DATABASE ${this.name} WITH (FORCE)`);
  }

  private async connect(connectionString: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    this.clients.push(client);
    return client;
  }
}

async function asServer(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: service().environment['TEST_DATABASE_URL'] ?? '' });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
