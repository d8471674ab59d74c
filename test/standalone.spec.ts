import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleBlueprints } from '#blueprint';
import { freePort, occupyPort } from './support/ports.js';
import { eventually } from './support/running.js';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../dist/apps/standalone/src/main.js', import.meta.url));

/** The service as `npm start` runs it. `ready` resolves with all it printed until it was, or ended. */
class Service {
  readonly process: ChildProcess;
  readonly ready: Promise<string>;
  readonly ended: Promise<{ status: number | null; output: string }>;
  private output = '';

  constructor(settings: Record<string, string>, ...options: string[]) {
    this.process = spawn(process.execPath, ['--enable-source-maps', main, ...options], {
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'], ...settings },
    });
    this.ended = once(this.process, 'close').then(([status]) => ({ status, output: this.output }));
    this.ready = Promise.race([
      this.ended.then(({ output }) => output),
      new Promise<string>((resolve) => {
        const read = (chunk: Buffer) => {
          this.output += chunk.toString();
          if (this.output.includes('Ctrl-C')) resolve(this.output);
        };
        this.process.stdout?.on('data', read);
        this.process.stderr?.on('data', read);
      }),
    ]);
  }

  async end(signal: NodeJS.Signals): Promise<{ status: number | null; output: string }> {
    this.process.kill(signal);
    return this.ended;
  }
}

/** Ids of the processes that work in a folder, as PostgreSQL's do. */
function workingIn(folder: string): string[] {
  return readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && readlinkSync(`/proc/${id}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}

describe('the standalone service', () => {
  let place: string;
  let settings: { GUICHET_DATA: string; PORT: string; SMTP_IN_PORT: string };
  const health = async () => (await fetch(`http://127.0.0.1:${settings.PORT}/v1/health/ready`)).status;

  beforeAll(async () => {
    place = mkdtempSync(path.join(tmpdir(), 'guichet-standalone-'));
    chmodSync(place, 0o755);
    const [port, mailPort] = [await freePort(), await freePort()];
    settings = { GUICHET_DATA: path.join(place, 'data'), PORT: String(port), SMTP_IN_PORT: String(mailPort) };
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  it('is ready at the first start on an empty folder, keeps a secret of its own, and leaves nothing running', async () => {
    const service = new Service(settings);
    expect(await service.ready).toContain(`http://127.0.0.1:${settings.PORT}`);

    expect(await health()).toBe(200);
    for (const page of ['docs', 'mailbox']) {
      expect(await service.ready).toContain(`http://127.0.0.1:${settings.PORT}/${page}`);
      expect((await fetch(`http://127.0.0.1:${settings.PORT}/${page}`)).status).toBe(200);
    }
    expect(statSync(path.join(settings.GUICHET_DATA, 'secret')).mode & 0o777).toBe(0o600);
    expect(workingIn(place)).not.toEqual([]);

    expect(await service.end('SIGTERM')).toMatchObject({ status: 0 });
    expect(workingIn(place)).toEqual([]);
  });

  it('shows the form in a page of another origin, under a strict policy, to strangers and to whom that page names', async () => {
    const service = new Service(settings);
    const site = /^ {2}Form +(\S+)/m.exec(await service.ready)?.[1] ?? '';
    const address = `http://127.0.0.1:${settings.PORT}`;
    expect(site).toMatch(/^http:\/\/localhost:\d+$/);
    const page = await fetch(`${site}/?language=fr&visitor=named`);
    expect(page.headers.get('content-security-policy')).toContain(`frame-src ${address};`);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    const key = /<guichet-form key="(\w+)">/.exec(await page.text())?.[1] ?? '';
    expect((await fetch(`${address}/embed/frame?key=${key}&origin=${site}`)).status).toBe(200);
    const identity = await (await fetch(`${site}/token`)).text();
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', origin: site };
    const fields = { subject: 'The dock is stuck', description: 'Since this morning' };
    const body = JSON.stringify({ requestType: 'hardware', fields, identity });
    expect((await fetch(`${address}/v1/submissions`, { method: 'POST', headers, body })).status).toBe(202);
    expect(await service.end('SIGTERM')).toMatchObject({ status: 0 });
    await expect(fetch(site)).rejects.toThrow();
    // The page keeps its key, as a partner's does.
    const next = new Service(settings);
    const again = /^ {2}Form +(\S+)/m.exec(await next.ready)?.[1] ?? '';
    if (again === site) expect(await (await fetch(again)).text()).toContain(key);
    await next.end('SIGTERM');
  });

  it('prints lines that work when they are pasted', async () => {
    const service = new Service(settings);
    const lines = (await service.ready).split('\n').filter((line) => /^ {2}(TOKEN=|curl )/.test(line));

    const { stdout } = await run('sh', ['-c', lines.join('\necho\n')]);

    const answers = stdout.split('\n').filter(Boolean);
    expect(lines).toHaveLength(3);
    const [filed, listed, ...more] = answers.map((answer): Record<string, unknown> => JSON.parse(answer));
    expect(filed).toMatchObject({ number: expect.stringMatching(/^\d+$/), version: 1 });
    expect(listed).toMatchObject({ items: [{ id: filed?.['id'] }] });
    expect(more).toEqual([]);
    await service.end('SIGTERM');
  });

  it('prints a line that sends a mail to a desk, whose sender finds the confirmation in the mailbox', async () => {
    const service = new Service(settings);
    const line = (await service.ready).split('\n').find((each) => /^ {2}printf .*--mail-rcpt/.test(each)) ?? '';

    await run('sh', ['-c', line]);

    await eventually('the confirmation', async () => {
      const page = await (await fetch(`http://127.0.0.1:${settings.PORT}/mailbox/messages?to=you@example.org`)).text();
      return page.includes('you@example.org') && /\[\d+\]/.test(page) ? true : undefined;
    });
    await service.end('SIGTERM');
  });

  it('says where it keeps an operator token of its own, with which a sixth desk is made', async () => {
    const service = new Service(settings);
    const file = /^ {2}Operator .* (\S+)$/m.exec(await service.ready)?.[1] ?? '';
    const [example] = exampleBlueprints();

    expect(file).toBe(path.join(settings.GUICHET_DATA, 'operator-token'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const answer = await fetch(`http://127.0.0.1:${settings.PORT}/v1/desks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${readFileSync(file, 'utf8').trim()}` },
      body: JSON.stringify({ blueprint: example?.source.replace(/slug: .*/, 'slug: sixth') }),
    });
    expect(answer.status).toBe(201);
    await service.end('SIGTERM');
  });

  it('lets everybody it names sign in, at each of the five desks', async () => {
    const service = new Service(settings);
    const output = await service.ready;
    const desks = [...output.matchAll(/^ {2}(\S+) +password {2}(\S+)\n((?: {4}.*\n)+)/gm)];

    expect(desks.map(([, slug]) => slug)).toEqual(['road', 'support-ops', 'samsara', 'trackoe', 'supplyon']);
    for (const [, slug, password, people] of desks) {
      for (const [, role, email] of people?.matchAll(/^ +(\w+) +(\S+)$/gm) ?? []) {
        const answer = await fetch(`http://127.0.0.1:${settings.PORT}/v1/desks/${slug}/sessions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email, password }),
        });
        expect(await answer.json()).toMatchObject({ role });
      }
    }
    expect.assertions(1 + 15);
    await service.end('SIGTERM');
  });

  it('recovers by itself after it was killed', async () => {
    const killed = new Service(settings);
    await killed.ready;
    await killed.end('SIGKILL');

    const service = new Service(settings);
    expect(await service.ready).toContain('Adopted the PostgreSQL');

    expect(await health()).toBe(200);
    expect(await service.end('SIGINT')).toMatchObject({ status: 0 });
    expect(workingIn(place)).toEqual([]);
  });

  it('stops when the npm that started it is ended, whose shell tells it nothing', async () => {
    const npm = spawn('sh', ['-c', `"${process.execPath}" "${main}"; exit`], {
      env: { PATH: process.env['PATH'], npm_lifecycle_event: 'start', ...settings },
    });
    // Its output closes when the last process that could write to it is gone.
    const ended = once(npm, 'close');
    await new Promise<void>((resolve) => {
      npm.stdout.on('data', (chunk: Buffer) => chunk.includes('Ctrl-C') && resolve());
    });

    npm.kill('SIGTERM');
    await ended;

    expect(workingIn(place)).toEqual([]);
  });

  it('begins anew when it is told to', async () => {
    const kept = () => ['secret', 'operator-token'].map((name) => readFileSync(path.join(settings.GUICHET_DATA, name)));
    const [secret, token] = kept();

    const service = new Service(settings, '--reset');
    await service.ready;

    expect(await health()).toBe(200);
    const [otherSecret, otherToken] = kept();
    expect(otherSecret).not.toEqual(secret);
    expect(otherToken).not.toEqual(token);
    await service.end('SIGTERM');
  });

  describe('says in one line what is in the way, and leaves nothing running', () => {
    async function refusal(changed: Record<string, string>, ...options: string[]): Promise<string> {
      const { status, output } = await new Service({ ...settings, ...changed }, ...options).ended;
      expect(status).toBe(1);
      expect(workingIn(place)).toEqual([]);
      return output;
    }

    it('when the port is taken', async () => {
      const { port, server } = await occupyPort();
      expect(await refusal({ PORT: String(port) })).toMatch(
        new RegExp(`^guichet: Port ${port} is taken.*PORT=\\d+\\.\n$`),
      );
      server.close();
    });

    it('when the port for mail is taken', async () => {
      const { port, server } = await occupyPort();
      expect(await refusal({ SMTP_IN_PORT: String(port) })).toMatch(
        new RegExp(`^guichet: No mail can be taken on 127.0.0.1:${port} .*SMTP_IN_PORT.*\n$`),
      );
      server.close();
    });

    it('when nothing listens at DATABASE_URL', async () => {
      const url = `postgres://guichet:hidden@127.0.0.1:${await freePort()}/guichet`;
      const output = await refusal({ DATABASE_URL: url });
      expect(output).toMatch(/^guichet: The PostgreSQL of DATABASE_URL cannot be used \(.*ECONNREFUSED.*\n$/);
      expect(output).not.toContain('hidden');
    });

    it('when DATABASE_URL is no such address', async () => {
      expect(await refusal({ DATABASE_URL: 'mysql://localhost' })).toMatch(/^guichet: DATABASE_URL .*\n$/);
    });

    it('when the data folder cannot be written', async () => {
      const output = await refusal({ GUICHET_DATA: '/proc/guichet' });
      expect(output).toMatch(/^guichet: The data folder \/proc\/guichet cannot be used .*GUICHET_DATA.*\n$/);
    });

    it('when an option does not exist', async () => {
      expect(await refusal({}, '--rest')).toMatch(/^guichet: "--rest" is not understood.*--reset.*\n$/);
    });

    it('when it is told to throw away a database that is not its own', async () => {
      expect(await refusal({ DATABASE_URL: 'postgres://localhost/guichet' }, '--reset')).toMatch(
        /^guichet: --reset.*\n$/,
      );
      expect(existsSync(path.join(settings.GUICHET_DATA, 'postgres'))).toBe(true);
    });
  });
});
