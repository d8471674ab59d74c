import { Injectable } from '@nestjs/common';
import { findPerson } from '#accounts';
import { Database, statement } from '#database';
import { oneAfterAnother } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, newId, notFound, Problem, type Uuid } from '#kernel';
import type { LegalHoldDraftDto, LegalHoldDto } from './legal-hold.dto.js';
import { LegalHoldRow } from './legal-hold.entity.js';
import { holdLifted, holdSet } from './privacy.events.js';

const list = statement<LegalHoldRow>(
  'legal-hold.list',
  `SELECT id, person_id AS "personId", ticket_id AS "ticketId", reason, set_by_kind AS "setByKind", set_by AS "setBy",
     set_at AS "setAt"
   FROM legal_hold WHERE desk_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
);
const lift = statement<LegalHoldRow>(
  'legal-hold.lift',
  `DELETE FROM legal_hold WHERE desk_id = $1 AND id = $2
   RETURNING id, person_id AS "personId", ticket_id AS "ticketId"`,
);
/** So that it comes either before whoever erases them has looked for holds, or after they are gone. */
const lockPerson = statement<never>(
  'legal-hold.lock-person',
  'SELECT FROM person WHERE desk_id = $1 AND id = $2 FOR UPDATE',
);

const lockTicket = statement<{ id: Uuid }>(
  'legal-hold.lock-ticket',
  'SELECT id FROM ticket WHERE desk_id = $1 AND id = $2 FOR UPDATE',
);

/** What has to be kept, whoever asks that it goes. */
@Injectable()
export class LegalHolds {
  constructor(private readonly database: Database) {}

  /** @throws Problem `unprocessable` when there is no such person or ticket, or not exactly one is named */
  async set(caller: Caller, { personId, ticketId, reason }: LegalHoldDraftDto): Promise<LegalHoldDto> {
    if ((personId === undefined) === (ticketId === undefined)) {
      throw new Problem('unprocessable', 'Name a person or a ticket to be kept: one of the two.');
    }
    return this.database.command(caller, async (tx) => {
      await oneAfterAnother(tx);
      if (personId !== undefined) await tx.run(lockPerson, [tx.deskId, personId]);
      const person = personId === undefined ? undefined : await findPerson(tx, personId);
      const ticket = ticketId === undefined ? undefined : await tx.first(lockTicket, [tx.deskId, ticketId]);
      if (!person && !ticket) {
        const pointer = personId === undefined ? '/ticketId' : '/personId';
        throw new Problem('unprocessable', 'There is nothing of this id that could be kept.', {
          errors: [{ pointer, code: 'unknown', detail: 'There is none of this id.' }],
        });
      }
      const actor = actorOf(caller);
      const row: LegalHoldRow = {
        deskId: tx.deskId,
        id: newId(),
        personId: person?.id ?? null,
        ticketId: ticket?.id ?? null,
        reason,
        setByKind: actor.kind === 'anonymous' ? 'system' : actor.kind,
        setBy: actor.id,
        setAt: tx.now,
      };
      await tx.manager.insert(LegalHoldRow, row);
      const subjectId = row.personId ?? row.ticketId ?? row.id;
      const data = { holdId: row.id, personId: row.personId, ticketId: row.ticketId };
      await record(tx, eventOf(holdSet, { actor, subjectId, data, text: { reason } }));
      return holdView(row);
    });
  }

  /** Newest first. @throws Problem `invalid-cursor` */
  async list(caller: Caller, { limit = defaultLimit, cursor }: PageQueryDto): Promise<Page<LegalHoldDto>> {
    const binding = `legalHolds ${caller.deskId}`;
    const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, binding, 1);
    const rows = await this.database.read(caller, list, [caller.deskId, before, limit + 1]);
    return pageOf(rows, limit, holdView, ({ id }) => encodeCursor([id], binding));
  }

  /** @throws Problem `not-found` */
  async lift(caller: Caller, hold: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      const row = isUuid(hold) ? await tx.first(lift, [tx.deskId, hold]) : undefined;
      if (!row) throw notFound();
      const { id: holdId, personId, ticketId } = row;
      const subjectId = personId ?? ticketId ?? holdId;
      const data = { holdId, personId, ticketId };
      await record(tx, eventOf(holdLifted, { actor: actorOf(caller), subjectId, data }));
      return null;
    });
  }
}

function holdView(row: LegalHoldRow): LegalHoldDto {
  const { id, personId, ticketId, reason, setByKind, setBy, setAt } = row;
  return { id, personId, ticketId, reason, setBy: { kind: setByKind, id: setBy }, setAt: setAt.toISOString() };
}
