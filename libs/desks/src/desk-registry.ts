import { Injectable } from '@nestjs/common';
import { type Blueprint, checkBlueprint } from '#blueprint';
import { Database, statement } from '#database';
import { type Caller, DeskGone, deskNow, notFound, systemClock, type Uuid } from '#kernel';

/** A desk as a request or a worker's task needs it. */
export interface Desk {
  readonly id: Uuid;
  readonly slug: string;
  readonly name: string;
  readonly status: 'active' | 'suspended';
  readonly isTest: boolean;
  readonly clockAt: Date | null;
  /** When a test desk's time is over, by the machine's clock; null: never by itself. */
  readonly expiresAt: Date | null;
  readonly mailSink: 'smtp' | 'outbox';
  readonly blueprintVersion: number;
}

/** Columns of `desk d` as a `Desk`, for statements that read the desk beside something else. */
export const deskColumns = `d.id, d.slug, d.name, d.status, d.is_test AS "isTest", d.clock_at AS "clockAt",
  d.expires_at AS "expiresAt", d.mail_sink AS "mailSink", d.blueprint_version AS "blueprintVersion"`;

const bySlug = statement<Desk>('desk.by-slug', `SELECT ${deskColumns} FROM desk d WHERE d.slug = $1`);
const byId = statement<Desk>('desk.by-id', `SELECT ${deskColumns} FROM desk d WHERE d.id = $1`);
const byMailAddress = statement<Desk>(
  'desk.by-mail-address',
  `SELECT ${deskColumns} FROM desk d WHERE d.mail_addresses ? $1
   ORDER BY d.status = 'active' DESC, d.mail_addresses->>$1, d.id LIMIT 1`,
);
const source = statement<{ source: string }>(
  'blueprint.source',
  'SELECT source FROM blueprint_version WHERE desk_id = $1 AND version = $2',
);

/** Compiled blueprints kept in memory; the oldest used goes first. A version never changes, so nothing goes stale. */
const mostBlueprints = 500;

/**
 * Finds desks and hands out their compiled blueprints. The desk's row is read anew for each request (its clock, status
 * and version may have changed a moment ago); a version of a blueprint is compiled once per process. From the instant at
 * which a test desk's time is over it is found in no way: the table's policy hides its row.
 */
@Injectable()
export class DeskRegistry {
  private readonly compiled = new Map<string, Blueprint>();

  constructor(private readonly database: Database) {}

  /** @throws Problem `not-found` */
  async bySlug(slug: string): Promise<Desk> {
    const [desk] = await this.database.readAcross(bySlug, [slug]);
    if (!desk) throw notFound();
    return desk;
  }

  /** @throws DeskGone */
  async byId(id: Uuid): Promise<Desk> {
    const [desk] = await this.database.readAcross(byId, [id]);
    if (!desk) throw new DeskGone();
    return desk;
  }

  /**
   * The desk that reads mail at an address: of several that name it, the one that did so first. The only question beside
   * slugs and ids that is asked across desks; the answer never leaves the mail server.
   *
   * @param address in lower case
   */
  async byMailAddress(address: string): Promise<Desk | undefined> {
    const [desk] = await this.database.readAcross(byMailAddress, [address]);
    return desk;
  }

  /**
   * The blueprint in force on a desk now. Work that claims rows asks for it before its transaction: one that waits for a
   * second connection while it holds one may wait for ever. Inside, `blueprint` finds it compiled.
   *
   * @throws Problem `not-found`
   */
  async presentBlueprint(deskId: Uuid): Promise<Blueprint> {
    const { blueprintVersion } = await this.byId(deskId);
    return this.blueprint({ deskId, blueprintVersion });
  }

  /** The blueprint in force for a caller, a transaction or a desk. */
  async blueprint(of: { readonly deskId: Uuid; readonly blueprintVersion: number }): Promise<Blueprint> {
    const key = `${of.deskId}.${of.blueprintVersion}`;
    const known = this.compiled.get(key);
    if (known) {
      this.compiled.delete(key);
      this.compiled.set(key, known);
      return known;
    }
    const row = await this.database.readFirst(of, source, [of.deskId, of.blueprintVersion]);
    // A version is there as long as its desk is.
    if (!row) throw new DeskGone();
    const { blueprint } = checkBlueprint(row.source);
    if (!blueprint) throw new Error(`blueprint ${key} is stored but not valid`);
    this.compiled.set(key, blueprint);
    for (const oldest of this.compiled.keys()) {
      if (this.compiled.size <= mostBlueprints) break;
      this.compiled.delete(oldest);
    }
    return blueprint;
  }
}

/** The desk's present instant. */
export function nowAt(desk: Desk): Date {
  return deskNow(desk.clockAt, systemClock);
}

/** The service itself as a caller on a desk: for set-up, timers and relays. Sees and may do everything there. */
export function systemCaller(desk: Desk, language: string, requestId: string): Caller {
  return {
    kind: 'system',
    deskId: desk.id,
    deskSlug: desk.slug,
    blueprintVersion: desk.blueprintVersion,
    now: nowAt(desk),
    language,
    requestId,
    sourceAddress: '',
    role: null,
    personId: null,
    sessionId: null,
    keyId: null,
    scopes: [],
    organizationIds: [],
    groupKeys: [],
    participates: false,
    participantId: null,
    onBehalf: null,
    idempotency: null,
    ifMatch: null,
  };
}

/** A caller outside every desk: nobody known, or whoever runs the installation. */
export function outsideCaller(kind: 'anonymous' | 'operator', language: string, requestId: string): Caller {
  const none: Desk = {
    id: '00000000-0000-0000-0000-000000000000',
    slug: '',
    name: '',
    status: 'active',
    isTest: false,
    clockAt: null,
    expiresAt: null,
    mailSink: 'smtp',
    blueprintVersion: 0,
  };
  return { ...systemCaller(none, language, requestId), kind };
}
