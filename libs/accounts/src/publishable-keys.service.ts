import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, type FieldError, isUuid, newId, notFound, Problem } from '#kernel';
import { publishableKeyCreated, publishableKeyRevoked } from './accounts.events.js';
import { type PageState, readPage } from './page-credentials.js';
import type {
  PublishableKeyCreateDto,
  PublishableKeyDto,
  PublishableKeyListQueryDto,
  PublishableKeyTextDto,
} from './publishable-key.dto.js';
import { PublishableKeyRow } from './publishable-key.entity.js';
import { hashOf, mintToken } from './secret-token.js';

type Shown = Omit<PublishableKeyRow, 'hash' | 'deskId'>;

const columns = `id, name, hint, request_types AS "requestTypes", origins, created_by AS "createdBy",
  created_at AS "createdAt", ended_at AS "endedAt", version`;
const list = statement<Shown>(
  'publishable-key.list',
  `SELECT ${columns} FROM publishable_key
   WHERE desk_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
   ORDER BY created_at DESC, id DESC LIMIT $4`,
);
const get = statement<Shown>(
  'publishable-key.get',
  `SELECT ${columns} FROM publishable_key WHERE desk_id = $1 AND id = $2`,
);
const lock = statement<Shown>(
  'publishable-key.lock',
  `SELECT ${columns} FROM publishable_key WHERE desk_id = $1 AND id = $2 FOR UPDATE`,
);
const end = statement<never>(
  'publishable-key.end',
  'UPDATE publishable_key SET ended_at = $3, version = version + 1 WHERE desk_id = $1 AND id = $2',
);

/** Keys for web pages. Everybody can read them there, so what they can do is little and named. */
@Injectable()
export class PublishableKeys {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  async list(caller: Caller, query: PublishableKeyListQueryDto): Promise<Page<PublishableKeyDto>> {
    const { limit = defaultLimit } = query;
    const binding = `publishable keys ${caller.deskId}`;
    const [createdAt, id] = query.cursor ? decodeCursor(query.cursor, binding, 2) : [null, null];
    const rows = await this.database.read(caller, list, [caller.deskId, createdAt, id, limit + 1]);
    return pageOf(rows, limit, viewOf, (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding));
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<PublishableKeyDto> {
    const row = isUuid(id) ? await this.database.readFirst(caller, get, [caller.deskId, id]) : undefined;
    if (!row) throw notFound();
    return viewOf(row);
  }

  /** What a key in a page says. @throws Problem `invalid-credentials`, `expired-credentials` (401) */
  page(key: string): Promise<PageState> {
    return readPage(this.database, key);
  }

  /** The forms that a caller with a publishable key may read and submit to; undefined: the caller has none such. */
  async formsOf(caller: Caller): Promise<ReadonlySet<string> | undefined> {
    if (caller.kind !== 'publishable') return undefined;
    const row = await this.database.readFirst(caller, get, [caller.deskId, caller.keyId]);
    return new Set(row?.requestTypes);
  }

  /** @throws Problem `unprocessable` naming every form that there is not and every text that is no origin */
  async create(caller: Caller, draft: PublishableKeyCreateDto): Promise<PublishableKeyTextDto> {
    const { requestTypes } = await this.desks.blueprint(caller);
    const errors = [
      ...draft.requestTypes.flatMap((key, place) => (requestTypes.has(key) ? [] : [unknownForm(place)])),
      ...draft.origins.flatMap((text, place) => (isOrigin(text) ? [] : [noOrigin(place)])),
    ];
    if (errors.length > 0) throw new Problem('unprocessable', 'See `errors` for what is not right.', { errors });
    return this.database.command(caller, async (tx) => {
      const id = newId();
      const key = mintToken('gpk', tx.deskId, id);
      const row = {
        id,
        name: draft.name,
        hint: key.slice(-4),
        requestTypes: [...draft.requestTypes],
        origins: [...draft.origins],
        createdBy: caller.personId,
        createdAt: tx.now,
        endedAt: null,
        version: 1,
      };
      await tx.manager.insert(PublishableKeyRow, { ...row, deskId: tx.deskId, hash: hashOf(key) });
      const data = { requestTypes: row.requestTypes, origins: row.origins };
      const about = { actor: actorOf(caller), subjectId: id };
      await record(tx, eventOf(publishableKeyCreated, { ...about, data, text: { name: draft.name } }));
      return { ...viewOf(row), key };
    });
  }

  /** Refused from the next request on. @throws Problem `not-found`, `conflict` when it is over, `stale` */
  async revoke(caller: Caller, id: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      const row = isUuid(id) ? await tx.first(lock, [tx.deskId, id]) : undefined;
      if (!row) throw notFound();
      requireVersion(caller, row.version, false);
      if (row.endedAt) throw new Problem('conflict', 'This key is over already. Make a new one.');
      await tx.run(end, [tx.deskId, id, tx.now]);
      await record(tx, eventOf(publishableKeyRevoked, { actor: actorOf(caller), subjectId: id, data: {} }));
      return null;
    });
  }
}

/** Whether a browser would send it: what the URL parser makes of it is what is there. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function unknownForm(place: number): FieldError {
  return { pointer: `/requestTypes/${place}`, code: 'unknown-key', detail: 'The desk has no such request type.' };
}

function noOrigin(place: number): FieldError {
  const detail = 'Write an origin as browsers send it, such as https://www.partner.example, without a path.';
  return { pointer: `/origins/${place}`, code: 'bad-format', detail };
}

function viewOf(row: Shown): PublishableKeyDto {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    requestTypes: row.requestTypes,
    origins: row.origins,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    version: row.version,
  };
}
