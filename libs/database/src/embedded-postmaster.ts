import { spawn } from 'node:child_process';
import { existsSync, fstatSync, readFileSync, readlinkSync, readSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './embedded-account.js';

/** The running server of a cluster, as its `postmaster.pid` tells. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** How a launch can end without a running server. */
export interface LaunchFailure {
  /** The last telling line of the server's log. */
  reason: string;
  /** `rival`: another server of this cluster is running or still leaving. `port`: the port is taken. */
  kind: 'rival' | 'port' | 'other';
}

/** What a server for at most some dozens of people on a small machine needs; durability is not traded. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  jit: 'off',
  // Containers commonly grant 64 MB of shared memory in all, which parallel plans overrun.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Recovery after a crash of a large database takes its time. */
const readyWithin = 120_000;
const step = 10;

interface PidFile extends Postmaster {
  status: string;
}

function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

/** Whether a process of this id exists, be it somebody else's or a zombie. */
export function existsProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Whether the process is this cluster's server. A process id alone says little: ids are used again (soon, in
 * containers), and a dead process that nobody reaps keeps its id. A server's working directory is its cluster.
 */
export function isServing(pid: number, cluster: string): boolean {
  if (process.platform === 'linux' && existsSync('/proc/self/cwd')) {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    }
  }
  return existsProcess(pid);
}

/**
 * The cluster's server if there is one, however it came to be: waits while it starts or stops. A `postmaster.pid` that
 * names a process which is not the server is cleared away, as PostgreSQL itself would refuse to start over it.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const started = performance.now();
  for (let file = readPidFile(cluster); file !== undefined; file = readPidFile(cluster)) {
    const waited = performance.now() - started;
    if (isServing(file.pid, cluster)) {
      if (file.status === 'ready') return { pid: file.pid, port: file.port };
      if (waited > readyWithin) return undefined;
    } else {
      // Of a dead process PostgreSQL takes care. A zombie is usually reaped within two seconds.
      if (!existsProcess(file.pid)) return undefined;
      if (waited > 2_500) rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
    }
    await sleep(step);
  }
  return undefined;
}

/**
 * Starts the cluster's server, detached from us, and waits until it takes connections.
 *
 * @param log a file open for reading and appending, for what the server has to say
 */
export async function launchPostmaster(
  program: string,
  account: Account | undefined,
  cluster: string,
  port: number,
  log: number,
): Promise<Postmaster | LaunchFailure> {
  const logStart = fstatSync(log).size;
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(program, ['-D', cluster, '-p', String(port), ...flags], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    uid: account?.uid,
    gid: account?.gid,
    // Nothing of our own environment: it may hold secrets.
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C' },
  });
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = `it ended with ${signal ?? code}`;
  });
  child.unref();
  const started = performance.now();
  while (ended === undefined && performance.now() - started < readyWithin) {
    const file = readPidFile(cluster);
    if (file?.pid === child.pid && file?.status === 'ready') return { pid: file.pid, port: file.port };
    await sleep(step);
  }
  return failure(readFrom(log, logStart), ended ?? 'it was not ready in time');
}

function readFrom(file: number, start: number): string {
  const buffer = Buffer.alloc(Math.min(fstatSync(file).size - start, 100_000));
  readSync(file, buffer, 0, buffer.length, start);
  return buffer.toString('utf8');
}

function failure(log: string, fallback: string): LaunchFailure {
  const reason = log.split('\n').findLast((line) => /FATAL|ERROR|PANIC|could not/.test(line)) ?? fallback;
  if (/lock file "postmaster.pid" already exists|pre-existing shared memory/.test(log))
    return { reason, kind: 'rival' };
  if (/could not bind|could not create any TCP/.test(log)) return { reason, kind: 'port' };
  return { reason, kind: 'other' };
}

/**
 * Ends the server: clients are cut, what is committed is on disk (a "fast" shutdown; after 20 seconds an immediate
 * one, from which the next start recovers). Returns once the process is gone.
 */
export async function endPostmaster(pid: number, cluster: string): Promise<void> {
  const started = performance.now();
  let signal: NodeJS.Signals | undefined = 'SIGINT';
  while (isServing(pid, cluster)) {
    if (signal !== undefined) {
      try {
        process.kill(pid, signal);
      } catch {
        return;
      }
    }
    await sleep(step);
    signal = performance.now() - started > 20_000 ? 'SIGQUIT' : undefined;
  }
}
