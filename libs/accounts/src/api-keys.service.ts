import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Database, statement, type Transaction } from '#database';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, notFound, Problem } from '#kernel';
import { apiKeyRevoked, apiKeyRotated } from './accounts.events.js';
import type {
  ApiKeyCreateDto,
  ApiKeyDto,
  ApiKeyListQueryDto,
  ApiKeyRotateDto,
  ApiKeySecretDto,
} from './api-key.dto.js';
import type { ApiKeyRow } from './api-key.entity.js';
import { issueApiKey } from './api-key.js';
import { networkOf } from './networks.js';

const columns = `id, name, hint, scopes, addresses, created_by AS "createdBy", created_at AS "createdAt",
  expires_at AS "expiresAt", last_used_at AS "lastUsedAt", ended_at AS "endedAt", version`;
const list = statement<ApiKeyRow>(
  'api-key.list',
  `SELECT ${columns} FROM api_key
   WHERE desk_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
   ORDER BY created_at DESC, id DESC LIMIT $4`,
);
const get = statement<ApiKeyRow>('api-key.get', `SELECT ${columns} FROM api_key WHERE desk_id = $1 AND id = $2`);
const lock = statement<ApiKeyRow>(
  'api-key.lock',
  `SELECT ${columns} FROM api_key WHERE desk_id = $1 AND id = $2 FOR UPDATE`,
);
const end = statement<never>(
  'api-key.end',
  'UPDATE api_key SET ended_at = $3, version = version + 1 WHERE desk_id = $1 AND id = $2',
);

/** The keys that programs sign in with. Admins look after them; no key makes keys. */
@Injectable()
export class ApiKeys {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, query: ApiKeyListQueryDto): Promise<Page<ApiKeyDto>> {
    const { limit = defaultLimit } = query;
    const binding = `api keys ${caller.deskId}`;
    const [createdAt, id] = query.cursor ? decodeCursor(query.cursor, binding, 2) : [null, null];
    const rows = await this.database.read(caller, list, [caller.deskId, createdAt, id, limit + 1]);
    return pageOf(rows, limit, viewApiKey, (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding));
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<ApiKeyDto> {
    const row = isUuid(id) ? await this.database.readFirst(caller, get, [caller.deskId, id]) : undefined;
    if (!row) throw notFound();
    return viewApiKey(row);
  }

  async create(caller: Caller, draft: ApiKeyCreateDto): Promise<ApiKeySecretDto> {
    return this.database.command(caller, async (tx) => {
      const expiresAt = draft.expiresAt === undefined ? null : DateTime.fromISO(draft.expiresAt).toJSDate();
      if (expiresAt && expiresAt <= tx.now) {
        throw new Problem('unprocessable', 'The key would have expired already.', {
          errors: [{ pointer: '/expiresAt', code: 'in-the-past', detail: 'Give an instant to come.' }],
        });
      }
      const { name, scopes, addresses = [] } = draft;
      refuseStrangeNetworks(addresses);
      return this.issue(tx, caller, { name, scopes, addresses, expiresAt });
    });
  }

  /** Makes a successor with the same name, scopes and addresses; both are good until the overlap is over. */
  async rotate(caller: Caller, id: string, { overlapHours = 24 }: ApiKeyRotateDto): Promise<ApiKeySecretDto> {
    return this.database.command(caller, async (tx) => {
      const { name, scopes, addresses, expiresAt } = await this.live(tx, caller, id);
      const made = await this.issue(tx, caller, { name, scopes, addresses, expiresAt });
      const until = DateTime.fromJSDate(tx.now).plus({ hours: overlapHours }).toJSDate();
      await tx.run(end, [tx.deskId, id, until]);
      const about = { actor: actorOf(caller), subjectId: id };
      await record(tx, eventOf(apiKeyRotated, { ...about, data: { successorId: made.id } }));
      return made;
    });
  }

  /** Refused from the next request on. */
  async revoke(caller: Caller, id: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      await this.live(tx, caller, id);
      await tx.run(end, [tx.deskId, id, tx.now]);
      await record(tx, eventOf(apiKeyRevoked, { actor: actorOf(caller), subjectId: id, data: {} }));
      return null;
    });
  }

  private async issue(
    tx: Transaction,
    caller: Caller,
    draft: Pick<ApiKeyRow, 'name' | 'scopes' | 'addresses' | 'expiresAt'>,
  ): Promise<ApiKeySecretDto> {
    const { id, key } = await issueApiKey(tx, {
      ...draft,
      addresses: draft.addresses ?? [],
      createdBy: caller.personId,
      actor: actorOf(caller),
    });
    const row = await tx.first(get, [tx.deskId, id]);
    if (!row) throw notFound();
    return { ...viewApiKey(row), key };
  }

  /** The key's row, locked. @throws Problem `not-found`, `conflict` when it is over */
  private async live(tx: Transaction, caller: Caller, id: string): Promise<ApiKeyRow> {
    const row = isUuid(id) ? await tx.first(lock, [tx.deskId, id]) : undefined;
    if (!row) throw notFound();
    requireVersion(caller, row.version, false);
    if ((row.endedAt && row.endedAt <= tx.now) || (row.expiresAt && row.expiresAt <= tx.now)) {
      throw new Problem('conflict', 'This key is over already. Make a new one.');
    }
    return row;
  }
}

/** @throws Problem `unprocessable` naming each that is no network */
function refuseStrangeNetworks(addresses: readonly string[]): void {
  const errors = addresses.flatMap((text, place) =>
    networkOf(text) ? [] : [{ pointer: `/addresses/${place}`, code: 'bad-format', detail: notNetwork }],
  );
  if (errors.length > 0) throw new Problem('unprocessable', 'See `errors` for what is no address.', { errors });
}

const notNetwork = 'Write an IPv4 or IPv6 address, or a network such as 192.0.2.0/24 or 2001:db8::/32.';

export function viewApiKey(row: ApiKeyRow): ApiKeyDto {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes,
    addresses: row.addresses ?? [],
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    version: row.version,
  };
}
