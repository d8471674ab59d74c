import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../support/random.js';
import type { DeskModel } from './desk-model.js';
import type { History, Recovery } from './history.js';
import type { Program } from './programs.js';
import { act } from './turn.js';
import type { Workload } from './workload.js';
import type { World } from './world.js';

export interface NemesisOptions {
  readonly kills: number;
  /** Operations over which the faults are spread. */
  readonly operations: number;
  /** After these it is over, whatever was reached. */
  readonly minutes: number;
  /** Milliseconds that what stands still does so, at least and at most. */
  readonly stillness: readonly [number, number];
}

type FaultName = 'kill' | 'stop' | 'cut' | 'silence' | 'refuseMail' | 'fillDisk' | 'jump';

/** Does to the service, one after another, what machines and networks do. */
export class Nemesis {
  private kills = 0;
  /** Kinds of programs of which one is on its way back. */
  private readonly returning = new Map<string, Promise<void>>();

  constructor(
    private readonly world: World,
    private readonly workload: Workload,
    private readonly desks: readonly [DeskModel, DeskModel],
    private readonly history: History,
    private readonly random: Random,
    private readonly options: NemesisOptions,
    private readonly log: (line: string) => void,
  ) {}

  /** Until all kills are done, and as many operations; or time is up. */
  async rage(): Promise<void> {
    const { kills, operations } = this.options;
    const gap = operations / (kills * faultsPerKill);
    const end = performance.now() + this.options.minutes * 60_000;
    const isOver = () => performance.now() > end || (this.kills >= kills && this.workload.done >= operations);
    for (let next = gap; !isOver(); next += gap) {
      while (this.workload.done < next && this.workload.done < operations && !isOver()) await sleep(20);
      if (this.kills < kills) await this.strike();
      else await sleep(20);
    }
    await Promise.all(this.returning.values());
  }

  private async strike(): Promise<void> {
    const kinds: { weight: number; what: FaultName }[] = [
      { weight: 50, what: 'kill' },
      { weight: 12, what: 'stop' },
      { weight: 6, what: 'cut' },
      { weight: 4, what: 'silence' },
      { weight: 4, what: 'refuseMail' },
      { weight: 7, what: 'jump' },
      ...(this.world.database.hasOwnDisk ? [{ weight: 3, what: 'fillDisk' as const }] : []),
    ];
    const fault = this.random.weighed(kinds) ?? 'kill';
    const from = this.history.now();
    if (fault === 'kill') {
      await this.kill(from);
      return;
    }
    const target = await this.strikes[fault]();
    this.history.addFault({ fault, target, from, to: this.history.now() });
  }

  private readonly strikes: Record<Exclude<FaultName, 'kill'>, () => Promise<string>> = {
    stop: async () => {
      const targets = [...this.world.apis, ...this.world.workers, this.world.database];
      const target = this.random.maybe(targets) ?? this.world.database;
      target.signal('SIGSTOP');
      await this.wait();
      target.signal('SIGCONT');
      return 'name' in target ? target.name : 'database';
    },
    cut: async () => {
      const link = this.random.maybe(this.world.links);
      await link?.cut();
      await this.wait();
      await link?.mend();
      return 'link';
    },
    silence: async () => {
      const link = this.random.maybe(this.world.links);
      link?.silence();
      await this.wait();
      await link?.mend();
      return 'link';
    },
    refuseMail: async () => {
      this.world.mailbox.isRefusing = true;
      await this.wait();
      this.world.mailbox.isRefusing = false;
      return 'smtp';
    },
    fillDisk: async () => {
      this.world.database.fillDisk();
      await this.wait();
      this.world.database.emptyDisk();
      await this.write(this.world.apis);
      return 'database';
    },
    jump: async () => {
      const desk = this.random.pick(this.desks);
      await jump(this.workload, desk, `PT${1 + this.random.below(30)}H`);
      return desk.id;
    },
  };

  /** What was killed comes back while the next things happen; of two of a kind one is always there. */
  private async kill(from: number): Promise<void> {
    const target = this.random.pick(['api', 'api', 'worker', 'worker', 'database', 'backend']);
    let began = performance.now();
    const spent = () => Math.round(performance.now() - began);
    const finish = (name: string, recovery: Recovery) => {
      this.history.addFault({ fault: 'kill', target: name, from, to: this.history.now(), recovery });
      const { length } = this.history.faults.filter(({ fault }) => fault === 'kill');
      const done = `kill ${length} of ${this.options.kills}, after ${this.workload.done} operations`;
      this.log(`${done} (${name}): writes after ${recovery.service} ms, itself back after ${recovery.all} ms`);
    };
    this.kills += 1;
    if (target === 'api' || target === 'worker') {
      const programs = target === 'api' ? this.world.apis : this.world.workers;
      await this.returning.get(target);
      const program = this.random.pick(programs);
      began = performance.now();
      await program.kill();
      const isBack = async () => {
        const [service] = await Promise.all([this.write(this.world.apis).then(spent), this.revive(program)]);
        finish(program.name, { service, all: spent() });
      };
      this.returning.set(target, isBack());
      return;
    }
    if (target === 'database') this.world.database.killServer();
    else this.world.database.killBackend((ids) => this.random.maybe(ids));
    const service = this.write(this.world.apis).then(spent);
    await Promise.all([
      service,
      this.returning.get('api') ?? Promise.all(this.world.apis.map((api) => this.write([api]))),
    ]);
    finish(target, { service: await service, all: spent() });
  }

  /** An instance of the API is back when it has written something, a worker when it says that it works. */
  private async revive(program: Program): Promise<void> {
    await program.revive();
    if (program.kind === 'api') await this.write([program]);
  }

  /** One write, by whichever of the instances takes it. */
  private async write(apis: readonly Program[]): Promise<void> {
    const client = this.workload.client(900, apis);
    const [desk, otherDesk] = this.desks;
    const turn = { desk, otherDesk, random: this.random, client, word: this.workload.word };
    const name = turn.word();
    await act(turn, desk.key, 'probe', ['POST', '/v1/organizations'], {
      body: { name },
      events: ['organization.created'],
      trace: { table: 'organization', word: name },
    });
  }

  private wait(): Promise<void> {
    return sleep(this.random.between(...this.options.stillness));
  }
}

/** Faults of all kinds for each kill, on the average. */
const faultsPerKill = 86 / 50;

/** Moves a desk's clock on, whatever stands in the way. */
export async function jump(workload: Workload, desk: DeskModel, by: string): Promise<void> {
  const to = { desk: desk.id, by: desk.key, command: 'jump', method: 'POST', path: '/v1/test/clock' } as const;
  const { body } = await workload.client(950).settle({ ...to, body: { by } });
  if (body?.now) desk.now = new Date(body.now);
}
