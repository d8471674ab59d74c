// Processes under measurement: start, CPU time, memory. Reads /proc, hence Linux only.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc/<pid>/stat are 10 ms on every Linux that Node runs on. */
const msOfATick = 10;

/**
 * Starts a Node program and waits for its line `… listening on <url>` (or `working`).
 *
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, pid: number, url: string | undefined, stop: () => Promise<void> }>}
 */
export async function startProgram(args, environment) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const line = /(?:listening on (\S+)|working)$/m.exec(text);
      if (line) resolve(line[1]);
    });
    child.once('exit', (code) =>
      reject(new Error(`${args.join(' ')} ended with ${code} before it was ready:\n${text}`)),
    );
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { child, pid: child.pid, url, stop };
}

/** CPU time of one process so far, user and system, all threads, in milliseconds. */
export function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * msOfATick;
}

/** CPU time of a process and all its children, in milliseconds: for PostgreSQL, whose connections are processes. */
export function cpuOfFamily(pid) {
  let sum = cpuOf(pid);
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'latin1');
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      if (Number(parent) === pid) sum += cpuOf(entry);
    } catch {
      // Gone in between.
    }
  }
  return sum;
}

/** Resident memory in MiB. */
export function memoryOf(pid) {
  const kib = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
  return Number(kib) / 1024;
}
