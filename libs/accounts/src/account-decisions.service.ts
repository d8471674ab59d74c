import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, notFound, Problem } from '#kernel';
import type {
  AccountRequestApproveDto,
  AccountRequestDeclineDto,
  AccountRequestDto,
  AccountRequestListQueryDto,
} from './account-request.dto.js';
import type { AccountRequestRow } from './account-request.entity.js';
import { viewAccountRequest } from './account-request.view.js';
import { accountApproved, accountDeclined } from './accounts.events.js';
import { enrol } from './enrolment.js';
import { join } from './memberships.js';

const columns = `id, email, email_key AS "emailKey", name, organization_name AS "organizationName", message, language,
  status, reason, decided_by AS "decidedBy", decided_at AS "decidedAt", person_id AS "personId",
  created_at AS "createdAt", version`;
const list = statement<AccountRequestRow>(
  'account-request.list',
  `SELECT ${columns} FROM account_request
   WHERE desk_id = $1 AND ($2::text IS NULL OR status = $2)
     AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
   ORDER BY created_at DESC, id DESC LIMIT $5`,
);
const get = statement<AccountRequestRow>(
  'account-request.get',
  `SELECT ${columns} FROM account_request WHERE desk_id = $1 AND id = $2`,
);
const lock = statement<AccountRequestRow>(
  'account-request.lock',
  `SELECT ${columns} FROM account_request WHERE desk_id = $1 AND id = $2 FOR UPDATE`,
);
const decide = statement<AccountRequestRow>(
  'account-request.decide',
  `UPDATE account_request SET status = $3, reason = $4, person_id = $5, decided_by = $6, decided_at = $7,
     version = version + 1
   WHERE desk_id = $1 AND id = $2 RETURNING ${columns}`,
);

/** Staff look at account requests and decide, once. */
@Injectable()
export class AccountDecisions {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, query: AccountRequestListQueryDto): Promise<Page<AccountRequestDto>> {
    const { status = null, limit = defaultLimit } = query;
    const binding = JSON.stringify(['account requests', caller.deskId, status]);
    const [createdAt, id] = query.cursor ? decodeCursor(query.cursor, binding, 2) : [null, null];
    const rows = await this.database.read(caller, list, [caller.deskId, status, createdAt, id, limit + 1]);
    const cursorOf = (row: AccountRequestRow) => encodeCursor([row.createdAt.toISOString(), row.id], binding);
    return pageOf(rows, limit, viewAccountRequest, cursorOf);
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<AccountRequestDto> {
    const row = isUuid(id) ? await this.database.readFirst(caller, get, [caller.deskId, id]) : undefined;
    if (!row) throw notFound();
    return viewAccountRequest(row);
  }

  /** Makes whoever asked a customer and invites them. */
  async approve(caller: Caller, id: string, { organizationId }: AccountRequestApproveDto): Promise<AccountRequestDto> {
    return this.database.command(caller, async (tx) => {
      const request = await this.pending(tx, caller, id);
      const actor = actorOf(caller);
      const { personId, addressId } = await enrol(tx, {
        email: request.email,
        name: request.name,
        role: 'customer',
        language: request.language,
        actor,
      });
      if (organizationId) await join(tx, organizationId, personId, actor);
      const data = { addressId, purpose: 'invitation' as const, accountRequestId: id };
      await record(tx, eventOf(accountApproved, { actor, subjectId: personId, data }));
      return this.decide(tx, caller, [id, 'approved', null, personId]);
    });
  }

  /** Tells whoever asked why not. */
  async decline(caller: Caller, id: string, { reason }: AccountRequestDeclineDto): Promise<AccountRequestDto> {
    return this.database.command(caller, async (tx) => {
      const { email, language } = await this.pending(tx, caller, id);
      const text = { address: email, language, reason };
      const about = { actor: actorOf(caller), subjectId: id, data: { accountRequestId: id } };
      await record(tx, eventOf(accountDeclined, { ...about, text }));
      return this.decide(tx, caller, [id, 'declined', reason, null]);
    });
  }

  private async decide(tx: Transaction, caller: Caller, decision: readonly unknown[]): Promise<AccountRequestDto> {
    const row = await tx.first(decide, [tx.deskId, ...decision, caller.personId, tx.now]);
    if (!row) throw notFound();
    return viewAccountRequest(row);
  }

  /** @throws Problem `not-found`, `conflict` when it was decided before */
  private async pending(tx: Transaction, caller: Caller, id: string): Promise<AccountRequestRow> {
    const request = isUuid(id) ? await tx.first(lock, [tx.deskId, id]) : undefined;
    if (!request) throw notFound();
    requireVersion(caller, request.version, false);
    if (request.status !== 'pending') {
      throw new Problem('conflict', `This request was ${request.status} before.`, {
        members: { accountRequestStatus: request.status },
      });
    }
    return request;
  }
}
