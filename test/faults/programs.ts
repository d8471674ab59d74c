import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../support/ports.js';
import { startProcess } from '../support/service.mjs';

/** One process of the service, which can be killed and comes back under the same address. */
export class Program {
  private child: ChildProcess | undefined;
  private readonly settings: Record<string, string>;

  constructor(
    readonly name: string,
    readonly kind: 'api' | 'worker',
    environment: Readonly<Record<string, string>>,
    private readonly port: number,
  ) {
    this.settings = { ...environment, PORT: String(port), SMTP_IN_PORT: '0' };
  }

  static async prepare(
    name: string,
    kind: 'api' | 'worker',
    environment: Readonly<Record<string, string>>,
  ): Promise<Program> {
    return new Program(name, kind, environment, await freePort());
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    const started = startProcess(`apps/${this.kind}/src/main.js`, this.settings);
    this.child = started.child;
    await started.ready;
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  /** Ends it at once, as when the machine's memory ran out. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Brings it up again, however often it fails, as a supervisor does. */
  async revive(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.start();
      } catch (error) {
        if (tries >= 60) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }
}
