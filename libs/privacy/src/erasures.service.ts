import { Injectable } from '@nestjs/common';
import { lockAdmins, requireOtherAdmin, requireRightOver } from '#accounts';
import { rewriteWords } from '#comments';
import { aloneWithPerson, Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { type Actor, actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, newId, notFound, Problem, type Uuid } from '#kernel';
import { TicketRow, ticketWords } from '#tickets';
import { accountSteps } from './account-erasure.js';
import type { ErasureDto } from './erasure.dto.js';
import { ErasureRow } from './erasure.entity.js';
import { lockScope, type PersonScope } from './erasure-scope.js';
import { carryOut } from './erasure-steps.js';
import { requireNoHold } from './legal-holds.js';
import { logSteps } from './log-erasure.js';
import { mailSteps } from './mail-erasure.js';
import { personErased, ticketErased } from './privacy.events.js';
import { articleSteps, ticketSteps } from './ticket-erasure.js';

const lastStep = statement<{ role: string }>(
  'erasure.person',
  `UPDATE person SET name = $3, status = 'suspended', language = NULL, time_zone = NULL, password_hash = NULL,
     password_changed_at = NULL, preferences = '{}', erased_at = $4, updated_at = $4, version = version + 1
   WHERE desk_id = $1 AND id = $2 RETURNING role`,
);
const touch = statement<{ id: Uuid; sequence: number }>(
  'erasure.touch-tickets',
  `UPDATE ticket SET sequence = sequence + 1, version = version + 1, public_version = public_version + 1,
     updated_at = $3, public_updated_at = $3
   WHERE desk_id = $1 AND id = ANY($2::uuid[]) RETURNING id, sequence`,
);
const list = statement<ErasureRow>(
  'erasure.list',
  `SELECT id, person_id AS "personId", pseudonym, erased_by_kind AS "erasedByKind", erased_by AS "erasedBy",
     erased_at AS "erasedAt", counts
   FROM erasure WHERE desk_id = $1 AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id < $3)
   ORDER BY id DESC LIMIT $4`,
);

/**
 * Erases people. What a person wrote, and what they are called, is taken away in one transaction wherever it lies; the
 * bytes of files go within seconds by the worker. What stays is a row without anything personal, so that tickets, ratings
 * and the log go on adding up: the person's id is their pseudonym there.
 *
 * - A ticket that nobody else among the customers has part in was between the person and the desk: its words go whole,
 *   those of the desk's staff too. Of one that others see goes what the person wrote.
 * - What agents and admins wrote for the desk is the desk's, and stays under their pseudonym.
 */
@Injectable()
export class Erasures {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /**
   * @returns the receipt
   * @throws Problem `not-found`, `forbidden` for oneself, `conflict` for the last admin, `legal-hold`
   */
  async erase(caller: Caller, person: string): Promise<ErasureDto> {
    return this.database.command(caller, async (tx) => {
      if (!isUuid(person)) throw notFound();
      if (person === caller.personId) throw new Problem('forbidden', 'Nobody erases themselves. Ask another admin.');
      await aloneWithPerson(tx, person);
      const admins = await lockAdmins(tx);
      const scope = await lockScope(tx, person);
      if (scope.isStaff) requireRightOver(caller, 'admin');
      requireOtherAdmin(admins, person);
      await requireNoHold(tx, scope.people, scope.touched);
      return this.carryOut(tx, scope, actorOf(caller));
    });
  }

  /** Newest first. @throws Problem `invalid-cursor` */
  async list(caller: Caller, { limit = defaultLimit, cursor }: PageQueryDto): Promise<Page<ErasureDto>> {
    const binding = `erasures ${caller.deskId}`;
    const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, binding, 1);
    const rows = await this.database.read(caller, list, [caller.deskId, null, before, limit + 1]);
    return pageOf(rows, limit, receiptView, ({ id }) => encodeCursor([id], binding));
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, erasure: string): Promise<ErasureDto> {
    const row = isUuid(erasure)
      ? await this.database.readFirst(caller, list, [caller.deskId, erasure, null, 1])
      : undefined;
    if (!row) throw notFound();
    return receiptView(row);
  }

  private async carryOut(tx: Transaction, scope: PersonScope, actor: Actor): Promise<ErasureDto> {
    const counts: Record<string, number> = {};
    for (const steps of [logSteps, ticketSteps, articleSteps, mailSteps, accountSteps]) {
      await carryOut(tx, scope, steps, counts);
    }
    const id = newId();
    // Says nothing of who it was: it is made of the id that stays anyway.
    const pseudonym = `erased-${scope.personId.slice(-8)}`;
    await tx.run(lastStep, [tx.deskId, scope.personId, pseudonym, tx.now]);
    await this.forgetWords(tx, scope);
    const tickets = await tx.run(touch, [tx.deskId, scope.touched, tx.now]);
    const data = { personId: scope.personId };
    const told = tickets.map(({ id: ticketId, sequence }) =>
      eventOf(ticketErased, { actor, ticketId, sequence, data }),
    );
    const done = eventOf(personErased, { actor, subjectId: scope.personId, data: { erasureId: id, counts } });
    await record(tx, ...told, done);
    const row: ErasureRow = {
      deskId: tx.deskId,
      id,
      personId: scope.personId,
      pseudonym,
      erasedByKind: actor.kind === 'anonymous' ? 'system' : actor.kind,
      erasedBy: actor.id,
      erasedAt: tx.now,
      counts,
    };
    await tx.manager.insert(ErasureRow, row);
    return receiptView(row);
  }

  /** Nobody finds a ticket any more by what was taken from it. */
  private async forgetWords(tx: Transaction, { touched }: PersonScope): Promise<void> {
    const blueprint = await this.desks.blueprint(tx);
    for (const id of touched) {
      const ticket = await tx.manager.findOneBy(TicketRow, { deskId: tx.deskId, id });
      if (ticket) await rewriteWords(tx, id, ticketWords(blueprint, ticket));
    }
  }
}

function receiptView(row: ErasureRow): ErasureDto {
  return {
    id: row.id,
    personId: row.personId,
    pseudonym: row.pseudonym,
    erasedBy: { kind: row.erasedByKind, id: row.erasedBy },
    erasedAt: row.erasedAt.toISOString(),
    counts: row.counts,
  };
}
