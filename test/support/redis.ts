import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';

const program = ['/usr/bin/redis-server', '/usr/bin/valkey-server'].find((place) => existsSync(place));

/** Tests that need a Redis; left out where this machine has none. `.ci/run` installs it where it may. */
export const withRedis: typeof describe.skip = program === undefined ? describe.skip : describe;

/** A Redis server of this test's own, on loopback, that keeps nothing. */
export class RedisServer {
  private child: ChildProcess | undefined;

  constructor(
    readonly port: number,
    private readonly password?: string,
  ) {}

  get url(): string {
    return `redis://${this.password === undefined ? '' : `:${this.password}@`}127.0.0.1:${this.port}`;
  }

  /** @throws Error when it does not start */
  async start(): Promise<this> {
    const settings = ['--port', this.port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'];
    const door = this.password === undefined ? [] : ['--requirepass', this.password];
    const child = spawn(program ?? 'redis-server', [...settings, ...door].map(String), {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.child = child;
    for await (const line of child.stdout) if (/Ready to accept connections/.test(String(line))) return this;
    throw new Error('Redis did not start.');
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
