import { Random } from '../support/random.js';
import { Client } from './client.js';
import * as ofDesk from './commands-desk.js';
import { supportAccess } from './commands-support-access.js';
import * as ofTickets from './commands-tickets.js';
import type { DeskModel } from './desk-model.js';
import type { History } from './history.js';
import type { Program } from './programs.js';
import type { Command } from './turn.js';
import type { World } from './world.js';

/** How often clients do what. */
const mix: readonly { readonly weight: number; readonly what: Command }[] = [
  { weight: 14, what: ofTickets.fileTicket },
  { weight: 22, what: ofTickets.comment },
  { weight: 12, what: ofTickets.transition },
  { weight: 5, what: ofTickets.attach },
  { weight: 3, what: ofTickets.editComment },
  { weight: 1, what: ofTickets.redact },
  { weight: 5, what: ofTickets.assign },
  { weight: 4, what: ofTickets.change },
  { weight: 2, what: ofTickets.changeType },
  { weight: 2, what: ofTickets.showToOrganization },
  { weight: 3, what: ofTickets.share },
  { weight: 4, what: ofTickets.rate },
  { weight: 2, what: ofTickets.merge },
  { weight: 2, what: ofTickets.unmerge },
  { weight: 2, what: ofTickets.link },
  { weight: 2, what: ofTickets.escalate },
  { weight: 4, what: ofTickets.look },
  { weight: 3, what: supportAccess },
  { weight: 2, what: ofDesk.organization },
  { weight: 1, what: ofDesk.person },
  { weight: 1, what: ofDesk.group },
  { weight: 1, what: ofDesk.me },
  { weight: 1, what: ofDesk.apiKey },
  { weight: 1, what: ofDesk.article },
  { weight: 1, what: ofDesk.incident },
  { weight: 2, what: ofDesk.inboundMail },
];

/** Several clients at once, at both desks and both instances, until they are told to stop. */
export class Workload {
  private isOver = false;
  private serial = 0;
  private words = 0;
  private readonly clients: Promise<void>[];

  constructor(
    private readonly world: World,
    private readonly history: History,
    private readonly desks: readonly [DeskModel, DeskModel],
    private readonly seed: number,
    clients: number,
  ) {
    this.clients = Array.from({ length: clients }, (_, place) => this.run(place));
  }

  /** Operations settled so far. */
  get done(): number {
    return this.history.operations.length;
  }

  /** Lets every client finish what it is at. */
  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  /** A client that the run itself may use. */
  client(place: number, instances: readonly Program[] = this.world.apis): Client {
    const random = new Random(this.seed * 1_000 + place);
    return new Client(instances, this.history, random, () => ++this.serial);
  }

  readonly word = (): string => `w${this.seed}x${++this.words}`;

  private async run(place: number): Promise<void> {
    const random = new Random(this.seed * 1_000 + place);
    const client = this.client(place);
    const [desk, otherDesk] = place % 2 ? this.desks : [this.desks[1], this.desks[0]];
    while (!this.isOver) {
      const command = random.weighed(mix) ?? ofTickets.fileTicket;
      await command({ desk, otherDesk, random, client, word: this.word });
    }
  }
}
