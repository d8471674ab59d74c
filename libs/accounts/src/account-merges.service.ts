import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, notFound, Problem, personOf, type Uuid } from '#kernel';
import type { AccountMergeDto } from './account-merge.dto.js';
import { accountMergeDeclined } from './accounts.events.js';
import { mayTakeOver } from './address-holder.js';
import { Takeovers } from './takeovers.service.js';

interface Asked {
  readonly id: Uuid;
  readonly name: string;
  readonly asker: string;
  readonly email: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

/** Those that wait for `$2`; a proof is worth nothing once the address is somebody else's. */
const pending = `FROM account_merge m
   JOIN person p ON p.desk_id = $1 AND p.id = m.asker_id AND p.status = 'active'
   JOIN address own ON own.desk_id = $1 AND own.id = m.address_id AND own.person_id = $2
   WHERE m.desk_id = $1 AND m.person_id = $2 AND m.expires_at > $3`;
const list = statement<Asked>(
  'account-merge.list',
  `SELECT m.id, p.name, own.email, m.asked_at AS "askedAt", m.expires_at AS "expiresAt",
     (SELECT email FROM address WHERE desk_id = $1 AND person_id = p.id AND is_primary) AS asker
   ${pending} AND ($4::timestamptz IS NULL OR (m.asked_at, m.id) < ($4, $5::uuid))
   ORDER BY m.asked_at DESC, m.id DESC LIMIT $6`,
);
const one = statement<{ askerId: Uuid }>(
  'account-merge.pending',
  `SELECT m.asker_id AS "askerId" ${pending} AND m.id = $4`,
);
const forget = statement<{ askerId: Uuid }>(
  'account-merge.forget',
  'DELETE FROM account_merge WHERE desk_id = $1 AND id = $2 AND person_id = $3 RETURNING asker_id AS "askerId"',
);

/** What waits for the caller, whose account is to become part of another. */
@Injectable()
export class AccountMerges {
  constructor(
    private readonly database: Database,
    private readonly takeovers: Takeovers,
  ) {}

  async list(caller: Caller, query: PageQueryDto): Promise<Page<AccountMergeDto>> {
    const personId = personOf(caller);
    const { limit = defaultLimit, cursor } = query;
    const binding = `account merges ${caller.deskId} ${personId}`;
    const [askedAt, id] = cursor ? decodeCursor(cursor, binding, 2) : [null, null];
    const values = [caller.deskId, personId, caller.now, askedAt, id, limit + 1];
    const rows = await this.database.read(caller, list, values);
    return pageOf(rows, limit, viewOf, (row) => encodeCursor([row.askedAt.toISOString(), row.id], binding));
  }

  /**
   * Makes the caller's account part of the other. It is no more from then on: the caller's credentials are refused.
   *
   * @throws Problem `not-found`, `conflict` (409) for staff
   */
  async confirm(caller: Caller, mergeId: string): Promise<void> {
    const personId = personOf(caller);
    if (!isUuid(mergeId)) throw notFound();
    await this.database.command(caller, async (tx) => {
      const values = [tx.deskId, personId, tx.now, mergeId];
      const asked = await tx.first(one, values);
      if (!asked) throw notFound();
      await this.takeovers.lock(tx, personId, asked.askerId);
      if (!(await tx.first(one, values))) throw notFound();
      if (!(await mayTakeOver(tx, personId)) || !(await mayTakeOver(tx, asked.askerId))) {
        throw new Problem('conflict', 'Only the accounts of two customers become one. Decline this one.');
      }
      await this.takeovers.merge(tx, personId, asked.askerId, actorOf(caller), 'confirmation');
      return null;
    });
  }

  /** Whoever asked is told nothing. @throws Problem `not-found` */
  async decline(caller: Caller, mergeId: string): Promise<void> {
    const personId = personOf(caller);
    if (!isUuid(mergeId)) throw notFound();
    await this.database.command(caller, async (tx) => {
      const declined = await tx.first(forget, [tx.deskId, mergeId, personId]);
      if (!declined) throw notFound();
      const about = { actor: actorOf(caller), subjectId: personId };
      await record(tx, eventOf(accountMergeDeclined, { ...about, data: { askerId: declined.askerId } }));
      return null;
    });
  }
}

function viewOf(row: Asked): AccountMergeDto {
  return {
    id: row.id,
    asker: { name: row.name, email: row.asker },
    email: row.email,
    askedAt: row.askedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
