import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedServer, startEmbeddedServer } from '#database';

/** The PostgreSQL of one run, in a folder of its own, on a small disk of its own where we may mount one. */
export class FaultyDatabase {
  private constructor(
    readonly folder: string,
    private readonly server: EmbeddedServer,
    /** Whether its disk can be filled. */
    readonly hasOwnDisk: boolean,
  ) {}

  /** @param log takes what the server's keeper has to say */
  static async open(log: (line: string) => void): Promise<FaultyDatabase> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'guichet-faults-'));
    // Root's PostgreSQL runs under another account; where that may not enter, the data would be put elsewhere and stay.
    chmodSync(folder, 0o755);
    const disk = path.join(folder, 'disk');
    mkdirSync(disk);
    const hasOwnDisk = mounted(disk);
    if (hasOwnDisk) chmodSync(disk, 0o755);
    return new FaultyDatabase(folder, await startEmbeddedServer({ dataDir: path.join(disk, 'data'), log }), hasOwnDisk);
  }

  get url(): string {
    return this.server.url;
  }

  /** A connection as the owner, past every policy. */
  async asOwner(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** The server's main process dies; its keeper starts it again. */
  killServer(): void {
    process.kill(this.server.pid, 'SIGKILL');
  }

  /** One of the server's processes dies: the server ends all others, and recovers by itself. */
  killBackend(choose: (ids: readonly number[]) => number | undefined): boolean {
    const id = choose(this.family().filter((each) => each !== this.server.pid));
    if (id !== undefined) process.kill(id, 'SIGKILL');
    return id !== undefined;
  }

  /** All its processes stand still, or go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    for (const id of this.family()) {
      try {
        process.kill(id, signal);
      } catch {
        // Gone in between.
      }
    }
  }

  /** Next to nothing more fits on the disk: it ends where the data do, unless they have grown past that meanwhile. */
  fillDisk(): void {
    for (let room = 0; ; room += 256) {
      const { blocks, bfree, bsize } = statfsSync(this.disk);
      try {
        this.resize(Math.ceil(((blocks - bfree) * bsize) / 1024) + room);
        return;
      } catch (error) {
        if (room > 16_384) throw error;
      }
    }
  }

  emptyDisk(): void {
    this.resize(diskSize);
  }

  async close(): Promise<void> {
    await this.server.stop();
    if (this.hasOwnDisk) execFileSync('umount', ['-l', this.disk]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get disk(): string {
    return path.join(this.folder, 'disk');
  }

  private resize(kibibytes: number): void {
    execFileSync('mount', ['-o', `remount,size=${kibibytes}k`, this.disk], { stdio: 'pipe' });
  }

  /** The server's processes: it and its children. */
  private family(): number[] {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((id) => parentOf(id) === this.server.pid);
    return [this.server.pid, ...children];
  }
}

/** Kibibytes: what is on it lies in memory. */
const diskSize = 6_000_000;

function mounted(folder: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}k`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function parentOf(id: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
