import { Injectable } from '@nestjs/common';
import { v5 as uuidOf } from 'uuid';
import { issueApiKey } from '#accounts';
import { Database, statement, type Transaction, uniqueViolation } from '#database';
import { type Desk, DeskNews, DeskRegistry, millisecondsOf } from '#desks';
import { actorOf, type EventKind, eventOf, record } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, newId, Problem, scopes, type Uuid } from '#kernel';
import { validBlueprint } from './blueprints.service.js';
import type { DeskCreateDto, DeskCreatedDto, DeskDto } from './desk-opening.dto.js';
import { deskOpened, deskResumed, deskSuspended } from './provisioning.events.js';

const columns = `id, slug, name, status, is_test AS test, mail_sink AS mail, blueprint_version AS "blueprintVersion",
  created_at AS "createdAt", expires_at AS "expiresAt"`;
type Row = Omit<DeskDto, 'createdAt' | 'expiresAt'> & { readonly createdAt: Date; readonly expiresAt: Date | null };

const insert = statement<Row>(
  'desk.insert',
  `WITH blueprint AS (
     INSERT INTO blueprint_version (desk_id, version, source, applied_at, applied_by, summary)
     VALUES ($1, 1, $2, $3, NULL, '{"changes": []}')
   ), numbers AS (
     INSERT INTO number_block (desk_id, next_index) VALUES ($1, 0)
   )
   INSERT INTO desk (id, slug, name, is_test, mail_sink, mail_addresses, blueprint_version, created_at, expires_at)
   VALUES ($1, $4, $5, $6, $7, (
     SELECT coalesce(jsonb_object_agg(a, to_jsonb($3::timestamptz)), '{}') FROM unnest($8::text[]) a
   ), 1, $3, $9) RETURNING ${columns}`,
);
const list = statement<Row>(
  'desk.list',
  `SELECT ${columns} FROM desk WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
);
const setStatus = statement<Row>('desk.set-status', `UPDATE desk SET status = $2 WHERE id = $1 RETURNING ${columns}`);

const end = statement<never>('desk.end', 'SELECT desk_end()');
const yieldSlug = statement<never>('desk.yield-slug', 'SELECT desk_yield_slug($1)');

/** Namespace of desk ids that are made of an idempotency key (RFC 9562 §5.5). */
const openings = '0b0f2c52-6f4e-5d0a-9c6e-6f5d1d1c9a11';

/** How desks come to be, stop and go on: the calls of whoever runs the installation. */
@Injectable()
export class DeskOpenings {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly news: DeskNews,
  ) {}

  /**
   * Makes a desk from a blueprint alone, without a restart, and a first API key to go on with.
   *
   * @throws Problem `invalid-blueprint` (422), `already-exists` (409) when the slug is taken, `invalid-request` (400)
   */
  async open(caller: Caller, draft: DeskCreateDto): Promise<DeskCreatedDto> {
    const blueprint = validBlueprint(draft.blueprint);
    const test = draft.test ?? false;
    if (draft.mail === 'outbox' && !test) {
      const detail = 'Only a test desk keeps its mail in an outbox.';
      throw new Problem('invalid-request', detail, { errors: [{ pointer: '/mail', code: 'contradiction', detail }] });
    }
    const lifetime = draft.lifetime === undefined ? null : lifetimeOf(draft.lifetime, test);
    // The answer is stored for replays with the desk it is about, so a repeated request must come to the same desk.
    const deskId = caller.idempotency ? uuidOf(caller.idempotency.key, openings) : newId();
    const { slug, name } = blueprint.identity;
    const readAt = blueprint.channels.email?.addresses ?? [];
    try {
      return await this.database.founding({ ...caller, deskId }, async (tx) => {
        await tx.run(yieldSlug, [slug]);
        const expiresAt = lifetime === null ? null : new Date(tx.now.getTime() + lifetime);
        const values = [deskId, draft.blueprint, tx.now, slug, name, test, draft.mail ?? 'smtp', readAt, expiresAt];
        const [row] = await tx.run(insert, values);
        if (!row) throw new Error('the desk was not stored');
        const actor = actorOf(caller);
        const { key } = await issueApiKey(tx, {
          name: 'First key',
          scopes,
          addresses: [],
          expiresAt: null,
          createdBy: null,
          actor,
        });
        await record(tx, eventOf(deskOpened, { actor, data: { blueprintVersion: 1 } }));
        return { desk: deskView(row), apiKey: key };
      });
    } catch (error) {
      if (uniqueViolation(error) === undefined) throw error;
      throw new Problem('already-exists', `There is a desk \`${slug}\` already. Give this one another slug.`, {
        errors: [{ pointer: '/blueprint', code: 'already-exists', detail: `The slug ${slug} is taken.` }],
      });
    }
  }

  async list({ limit = defaultLimit, cursor }: PageQueryDto): Promise<Page<DeskDto>> {
    const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, 'desks', 1);
    const rows = await this.database.readAcross(list, [before, limit + 1]);
    return pageOf(rows, limit, deskView, (row) => encodeCursor([row.id], 'desks'));
  }

  /** From the next request on the desk answers nobody, and nothing happens on it. */
  async suspend(caller: Caller, slug: string): Promise<DeskDto> {
    return this.change(caller, await this.desks.bySlug(slug), 'suspended', deskSuspended);
  }

  async resume(caller: Caller, slug: string): Promise<DeskDto> {
    return this.change(caller, await this.desks.bySlug(slug), 'active', deskResumed);
  }

  /**
   * Ends a test desk before its time: from the next request on it is not there, and a worker removes what is left.
   *
   * @throws Problem `not-found`, `conflict` when it is no test desk
   */
  async end(caller: Caller, slug: string): Promise<void> {
    const desk = await this.desks.bySlug(slug);
    if (!desk.isTest) {
      throw new Problem('conflict', 'Only test desks can be deleted. Suspend this one: then it answers nobody.');
    }
    await this.database.command({ ...caller, deskId: desk.id }, async (tx) => {
      await tx.run(end, []);
    });
    this.news.tell(desk.id);
  }

  private async change(
    caller: Caller,
    desk: Desk,
    status: Desk['status'],
    kind: EventKind<Record<string, never>, Record<string, never>>,
  ): Promise<DeskDto> {
    const view = await this.database.command({ ...caller, deskId: desk.id }, async (tx) => {
      const row = await changed(tx, desk.id, status);
      if (desk.status !== status) await record(tx, eventOf(kind, { actor: actorOf(caller), data: {} }));
      return deskView(row);
    });
    this.news.tell(desk.id);
    return view;
  }
}

async function changed(tx: Transaction, id: Uuid, status: Desk['status']): Promise<Row> {
  const row = await tx.first(setStatus, [id, status]);
  if (!row) throw new Error(`desk ${id} is gone`);
  return row;
}

function deskView(row: Row): DeskDto {
  return { ...row, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt?.toISOString() ?? null };
}

const shortestLifetime = 'PT5M';
const longestLifetime = 'P30D';

/** In milliseconds. @throws Problem `invalid-request` */
function lifetimeOf(lifetime: string, test: boolean): number {
  const refused = (code: string, detail: string) =>
    new Problem('invalid-request', detail, { errors: [{ pointer: '/lifetime', code, detail }] });
  if (!test) throw refused('contradiction', 'Only a test desk has a lifetime: send `test: true` too, or no lifetime.');
  const milliseconds = millisecondsOf(lifetime);
  if (milliseconds >= millisecondsOf(shortestLifetime) && milliseconds <= millisecondsOf(longestLifetime)) {
    return milliseconds;
  }
  throw refused('out-of-range', `A test desk stands for ${shortestLifetime} to ${longestLifetime}.`);
}
