import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Database, type DeskBound, type DueDesk, Secrets, type Transaction } from '#database';
import { type Desk, DeskRegistry } from '#desks';
import { DeskGone, deskNow, inSpan, systemClock, type Uuid } from '#kernel';
import { Destinations } from './destinations.js';
import { signatureHeaders } from './signature.js';
import { WebhookFanOut } from './webhook-fan-out.service.js';
import {
  giveBackDeliveries,
  type LeasedDelivery,
  leaseDeliveries,
  type ReadyEndpoint,
  readyEndpoints,
  secretsOf,
  settleTry,
} from './webhook-leases.js';
import { type Outcome, WebhookConnections } from './webhook-request.js';

/** Tries at the same time, in one process. */
const mostTries = 400;
/** To one endpoint, and how many deliveries it is given at once; one that is failing gets one of each. */
const lanes = 4;
const batch = 20;
/** Results written at the same time: what else the process does needs connections too. */
const mostWriters = 3;
/** What was begun may take so long when the service stops. */
const patienceMs = 5_000;

/**
 * Sends what is due, at least once. A step only takes up work: it leases deliveries of endpoints that have none under way
 * here, and goes on. So an endpoint that hangs keeps nothing waiting but itself, and after its first failure holds one place
 * of many until it answers.
 *
 * Deliveries to one endpoint overlap and may overtake each other; each says when its event happened.
 */
@Injectable()
export class WebhookSender implements BeforeApplicationShutdown {
  private readonly logger = new Logger('webhooks');
  private readonly busy = new Map<Uuid, Promise<void>>();
  private readonly ending = new AbortController();
  private readonly writers = new Turnstile(mostWriters);
  private under = 0;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly secrets: Secrets,
    private readonly destinations: Destinations,
    private readonly fanOut: WebhookFanOut,
  ) {}

  /** One step of a desk: makes deliveries of what is new, and begins sending what is due. Returns how much it took up. */
  async step({ deskId }: DueDesk): Promise<number> {
    const bound = { deskId, requestId: `webhook-${randomUUID()}` };
    const desk = await this.desks.byId(deskId);
    return (await this.fanOut.fanOut(bound, desk)) + (await this.begin(bound, desk));
  }

  /** Waits for what was begun, not for long; what is cut off is tried again by whoever comes next. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    const late = setTimeout(() => this.ending.abort(), patienceMs);
    await Promise.all(this.busy.values());
    clearTimeout(late);
  }

  private async begin(bound: DeskBound, desk: Desk): Promise<number> {
    const room = Math.floor((mostTries - this.under) / lanes);
    if (room <= 0 || this.stopping) return 0;
    const begun = await this.database.transaction(bound, async (tx) => {
      const endpoints = await readyEndpoints(tx, room, [...this.busy.keys()]);
      const taken: [ReadyEndpoint, LeasedDelivery[]][] = [];
      for (const endpoint of endpoints) {
        taken.push([endpoint, await leaseDeliveries(tx, endpoint.id, endpoint.isFailing ? 1 : batch)]);
      }
      return taken.filter(([, leased]) => leased.length > 0);
    });
    for (const [endpoint, leased] of begun) this.take(bound, desk, endpoint, leased);
    return begun.length;
  }

  private take(bound: DeskBound, desk: Desk, endpoint: ReadyEndpoint, leased: LeasedDelivery[]): void {
    const places = Math.min(lanes, leased.length);
    this.under += places;
    const work = this.send(bound, desk, endpoint, leased, places)
      .catch((error) => {
        // Nobody waits for the outcome any more.
        if (error instanceof DeskGone) return;
        this.logger.error(`${endpoint.id}: ${error instanceof Error ? error.message : 'unknown'}`);
      })
      .finally(() => {
        this.under -= places;
        this.busy.delete(endpoint.id);
      });
    this.busy.set(endpoint.id, work);
  }

  /** Sends a batch; after the first failure what is left of it waits for the next. */
  private async send(
    bound: DeskBound,
    desk: Desk,
    endpoint: ReadyEndpoint,
    leased: LeasedDelivery[],
    places: number,
  ): Promise<void> {
    const waiting = [...leased];
    const connections = new WebhookConnections(this.destinations, places);
    let goesOn = true;
    const lane = async () => {
      while (goesOn && !this.stopping) {
        const delivery = waiting.shift();
        if (delivery === undefined) return;
        if (!(await this.try(bound, desk, endpoint, delivery, connections))) goesOn = false;
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: places }, lane));
    connections.close();
    await this.write(bound, (tx) => giveBackDeliveries(tx, waiting));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  /** @returns whether it arrived */
  private async try(
    bound: DeskBound,
    desk: Desk,
    endpoint: ReadyEndpoint,
    delivery: LeasedDelivery,
    connections: WebhookConnections,
  ): Promise<boolean> {
    const at = deskNow(desk.clockAt);
    const machineNow = systemClock.now();
    const { headers, outcome } = await inSpan(
      'webhook',
      'client',
      { 'guichet.endpoint': endpoint.id },
      async (span) => {
        const headers = {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(delivery.body)),
          'user-agent': 'Guichet-Webhooks/1',
          ...signatureHeaders(
            secretsOf(this.secrets, bound.deskId, endpoint, at),
            delivery.eventId,
            machineNow,
            delivery.body,
          ),
          ...(span.traceparent === null ? {} : { traceparent: span.traceparent }),
        };
        const outcome = await connections.post(endpoint.url, headers, delivery.body, machineNow, this.ending.signal);
        if (!hasArrived(outcome)) span.fail({ code: outcome.status ?? 'no-answer' });
        return { headers, outcome };
      },
      delivery.traceparent,
    );
    if (this.ending.signal.aborted && outcome.status === null) return false;
    await this.write(bound, (tx) => settleTry(tx, endpoint.id, delivery, { at, headers, outcome }));
    return hasArrived(outcome);
  }

  private write(bound: DeskBound, work: (tx: Transaction) => Promise<void>): Promise<void> {
    return this.writers.pass(() => this.database.transaction(bound, work));
  }
}

const hasArrived = ({ status }: Outcome) => status !== null && status < 300;

/** Lets so many through at a time, in the order in which they came. */
class Turnstile {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
