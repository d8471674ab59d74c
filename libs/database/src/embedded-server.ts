import { closeSync, fchownSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { StartupError } from '#kernel';
import { type Binaries, locateBinaries } from './embedded-binaries.js';
import { type Cluster, embeddedOwner, openCluster } from './embedded-cluster.js';
import { type DataFolder, inFolder, openDataFolder } from './embedded-data.js';
import { takeOwnership } from './embedded-ownership.js';
import {
  endPostmaster,
  findPostmaster,
  type LaunchFailure,
  launchPostmaster,
  type Postmaster,
} from './embedded-postmaster.js';

// Who plays here: embedded-account (whom PostgreSQL runs as), embedded-binaries (its programs), embedded-data (the
// folder), embedded-cluster (what initdb makes in it), embedded-postmaster (the process), embedded-ownership (who of us
// may use it). This file puts them together and is the only one that ends a server.

export interface EmbeddedServerOptions {
  /** The folder that holds the database; made when it is missing. One running Guichet per folder. */
  dataDir: string;
  /** The port on 127.0.0.1 to listen on; without it any free one. An adopted server keeps the port it has. */
  port?: number;
  /** Takes what an operator wants to know, a line at a time. */
  log: (line: string) => void;
}

/** A PostgreSQL server of our own, run by this process and outliving it if it is killed. */
export interface EmbeddedServer {
  /** Connects to the database `guichet` as its owner, a superuser. Holds the password. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Whether the server was running already, left behind by a process that was killed. */
  readonly adopted: boolean;
  readonly dataDir: string;
  /** Ends the server and returns when it is gone. Further calls wait for the same end. */
  stop(): Promise<void>;
}

const database = 'guichet';
/** Milliseconds for which rivals and predecessors are waited for. */
const patience = 120_000;

/**
 * Starts the PostgreSQL that comes with npm on the data folder: makes the cluster on the first start, recovers after a
 * crash, adopts the server of a killed predecessor, and starts the server again should it die under us.
 *
 * @throws StartupError one line: no PostgreSQL for this platform, folder not writable or in use, port taken
 */
export async function startEmbeddedServer({ dataDir, port, log }: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const folder = openDataFolder(dataDir);
  const binaries = await locateBinaries(folder.account, folder.home);
  const cluster = await openCluster(folder, binaries);
  const server = new RunningServer(folder, binaries, cluster, log);
  await server.start(port);
  return server;
}

class RunningServer implements EmbeddedServer {
  port = 0;
  pid = 0;
  adopted = false;
  private owner: Client | undefined;
  private stopping: Promise<void> | undefined;
  private reviving: Promise<void> | undefined;

  constructor(
    private readonly folder: DataFolder,
    private readonly binaries: Binaries,
    private readonly cluster: Cluster,
    private readonly log: (line: string) => void,
  ) {}

  get dataDir(): string {
    return this.folder.path;
  }

  get url(): string {
    return `postgres://${embeddedOwner}:${this.cluster.password}@127.0.0.1:${this.port}/${database}`;
  }

  async start(port: number | undefined): Promise<void> {
    const { postmaster, adopted } = await this.bringUp(port);
    this.pid = postmaster.pid;
    this.port = postmaster.port;
    this.adopted = adopted;
    try {
      this.owner = await this.own();
    } catch (error) {
      // A server that nobody owns, and that we started, is not left behind.
      if (!adopted && !(error instanceof StartupError)) await endPostmaster(this.pid, this.cluster.path);
      throw error;
    }
    if (adopted) this.log(`Adopted the PostgreSQL that an earlier run left behind (process ${this.pid}).`);
  }

  stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async end(): Promise<void> {
    // Ownership is given up by the server's end, not before it: nobody adopts what is on its way out.
    await this.reviving;
    await endPostmaster(this.pid, this.cluster.path);
    await this.owner?.end();
  }

  /** Adopts the cluster's server or launches one; loses gracefully against another process that does the same. */
  private async bringUp(port: number | undefined): Promise<{ postmaster: Postmaster; adopted: boolean }> {
    const { folder, cluster } = this;
    const logFile = path.join(folder.path, 'postgres.log');
    const started = performance.now();
    for (;;) {
      const running = await findPostmaster(cluster.path);
      if (running !== undefined) return { postmaster: running, adopted: true };
      const outcome = await this.launch(port ?? (await freePort()), logFile);
      if ('pid' in outcome) return { postmaster: outcome, adopted: false };
      if (outcome.kind === 'port' && port !== undefined) {
        throw new StartupError(`The database's port ${port} is taken: free it or choose another.`);
      }
      if (outcome.kind === 'other' || performance.now() - started > patience) {
        throw new StartupError(`The embedded PostgreSQL did not start (${outcome.reason}); its log is ${logFile}.`);
      }
      await sleep(100);
    }
  }

  private async launch(port: number, logFile: string): Promise<Postmaster | LaunchFailure> {
    const { binaries, folder, cluster } = this;
    const log = inFolder(folder.path, () => openSync(logFile, 'a+', 0o600));
    if (folder.account !== undefined) fchownSync(log, folder.account.uid, folder.account.gid);
    try {
      return await launchPostmaster(binaries.postgres, folder.account, cluster.path, port, log);
    } finally {
      closeSync(log);
    }
  }

  private async own(): Promise<Client> {
    const client = await takeOwnership({
      host: '127.0.0.1',
      port: this.port,
      user: embeddedOwner,
      password: this.cluster.password,
    });
    if ('ownedBy' in client) {
      throw new StartupError(
        `The data folder ${this.folder.path} is in use by another Guichet (process ${client.ownedBy}): stop that one, or set GUICHET_DATA to another folder.`,
      );
    }
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
    client.once('end', () => {
      if (this.stopping === undefined) this.reviving ??= this.revive();
    });
    return client;
  }

  /** The server died or was restarted: bring it up again on the same port, so that every pool finds it there. */
  private async revive(): Promise<void> {
    this.log('The embedded PostgreSQL has gone away; starting it again.');
    while (this.stopping === undefined) {
      try {
        this.pid = (await this.bringUp(this.port)).postmaster.pid;
        this.owner = await this.own();
        this.log('The embedded PostgreSQL is back.');
        break;
      } catch (error) {
        this.log(error instanceof Error ? error.message : String(error));
        await sleep(1_000);
      }
    }
    this.reviving = undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}
