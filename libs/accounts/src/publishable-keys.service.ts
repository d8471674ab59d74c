import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Database, Secrets, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, type FieldError, isUuid, newId, notFound, Problem } from '#kernel';
import { publishableKeyCreated, publishableKeyRevoked, publishableKeySecretRotated } from './accounts.events.js';
import { type PageState, readPage } from './page-credentials.js';
import type {
  PublishableKeyCreateDto,
  PublishableKeyDto,
  PublishableKeyListQueryDto,
  PublishableKeySecretDto,
  PublishableKeySecretRotationDto,
  PublishableKeyTextDto,
} from './publishable-key.dto.js';
import { PublishableKeyRow } from './publishable-key.entity.js';
import { publishableKeyView, type ShownPublishableKey } from './publishable-key.view.js';
import { hashOf, mintToken } from './secret-token.js';
import { visitorSealing } from './visitor-identity.js';

const columns = `id, name, hint, request_types AS "requestTypes", origins, created_by AS "createdBy",
  created_at AS "createdAt", ended_at AS "endedAt", old_secret_until AS "oldSecretUntil", version`;
const list = statement<ShownPublishableKey>(
  'publishable-key.list',
  `SELECT ${columns} FROM publishable_key
   WHERE desk_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
   ORDER BY created_at DESC, id DESC LIMIT $4`,
);
const get = statement<ShownPublishableKey>(
  'publishable-key.get',
  `SELECT ${columns} FROM publishable_key WHERE desk_id = $1 AND id = $2`,
);
const lock = statement<ShownPublishableKey>(
  'publishable-key.lock',
  `SELECT ${columns} FROM publishable_key WHERE desk_id = $1 AND id = $2 FOR UPDATE`,
);
const end = statement<never>(
  'publishable-key.end',
  'UPDATE publishable_key SET ended_at = $3, version = version + 1 WHERE desk_id = $1 AND id = $2',
);

const replaceSecret = statement<ShownPublishableKey>(
  'publishable-key.replace-secret',
  `UPDATE publishable_key SET old_secret_sealed = CASE WHEN $4::timestamptz > $5 THEN secret_sealed END,
     old_secret_until = CASE WHEN $4::timestamptz > $5 AND secret_sealed IS NOT NULL THEN $4::timestamptz END,
     secret_sealed = $3, version = version + 1
   WHERE desk_id = $1 AND id = $2 RETURNING ${columns}`,
);

/** Keys for web pages. Everybody can read them there, so what they can do is little and named. */
@Injectable()
export class PublishableKeys {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly secrets: Secrets,
  ) {}

  async list(caller: Caller, query: PublishableKeyListQueryDto): Promise<Page<PublishableKeyDto>> {
    const { limit = defaultLimit } = query;
    const binding = `publishable keys ${caller.deskId}`;
    const [createdAt, id] = query.cursor ? decodeCursor(query.cursor, binding, 2) : [null, null];
    const rows = await this.database.read(caller, list, [caller.deskId, createdAt, id, limit + 1]);
    return pageOf(
      rows,
      limit,
      (row) => publishableKeyView(row, caller.now),
      (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding),
    );
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<PublishableKeyDto> {
    const row = isUuid(id) ? await this.database.readFirst(caller, get, [caller.deskId, id]) : undefined;
    if (!row) throw notFound();
    return publishableKeyView(row, caller.now);
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
      const secret = newSecret();
      const row = {
        id,
        name: draft.name,
        hint: key.slice(-4),
        requestTypes: [...draft.requestTypes],
        origins: [...draft.origins],
        createdBy: caller.personId,
        createdAt: tx.now,
        endedAt: null,
        oldSecretUntil: null,
        version: 1,
      };
      const kept = { deskId: tx.deskId, hash: hashOf(key), secretSealed: this.seal(tx, secret), oldSecretSealed: null };
      await tx.manager.insert(PublishableKeyRow, { ...row, ...kept });
      const data = { requestTypes: row.requestTypes, origins: row.origins };
      const about = { actor: actorOf(caller), subjectId: id };
      await record(tx, eventOf(publishableKeyCreated, { ...about, data, text: { name: draft.name } }));
      return { ...publishableKeyView(row, tx.now), key, secret };
    });
  }

  /** Refused from the next request on. @throws Problem `not-found`, `conflict` when it is over, `stale` */
  async revoke(caller: Caller, id: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      await this.live(tx, caller, id);
      await tx.run(end, [tx.deskId, id, tx.now]);
      await record(tx, eventOf(publishableKeyRevoked, { actor: actorOf(caller), subjectId: id, data: {} }));
      return null;
    });
  }

  /**
   * Gives a key another secret. The one before the old one, if it is good still, is good no more.
   *
   * @throws Problem `not-found`, `conflict` when the key is over, `stale`
   */
  async rotateSecret(
    caller: Caller,
    id: string,
    { overlapHours = 24 }: PublishableKeySecretRotationDto,
  ): Promise<PublishableKeySecretDto> {
    return this.database.command(caller, async (tx) => {
      await this.live(tx, caller, id);
      const secret = newSecret();
      const until = DateTime.fromJSDate(tx.now).plus({ hours: overlapHours }).toJSDate();
      const row = await tx.first(replaceSecret, [tx.deskId, id, this.seal(tx, secret), until, tx.now]);
      if (!row) throw notFound();
      const data = { until: row.oldSecretUntil?.toISOString() ?? null };
      await record(tx, eventOf(publishableKeySecretRotated, { actor: actorOf(caller), subjectId: id, data }));
      return { ...publishableKeyView(row, tx.now), secret };
    });
  }

  /** The key's row, locked. @throws Problem `not-found`, `conflict` when it is over, `stale` */
  private async live(tx: Transaction, caller: Caller, id: string): Promise<ShownPublishableKey> {
    const row = isUuid(id) ? await tx.first(lock, [tx.deskId, id]) : undefined;
    if (!row) throw notFound();
    requireVersion(caller, row.version, false);
    if (row.endedAt) throw new Problem('conflict', 'This key is over already. Make a new one.');
    return row;
  }

  private seal({ deskId }: Transaction, secret: string): Buffer {
    return this.secrets.seal(visitorSealing(deskId), Buffer.from(secret));
  }
}

/** 256 random bits, as many as HS256 wants at least (RFC 7518 §3.2). Signers take the text as it stands for the key. */
const newSecret = () => `gvs_${randomBytes(32).toString('hex')}`;

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
