import { Injectable } from '@nestjs/common';
import { ParticipantRow } from '#access';
import { MailLinks } from '#accounts';
import { Database, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, isStaff, isUuid, Problem } from '#kernel';
import { withdrawMail } from '#mail';
import { denialOf, findTicket, lockTicket, requireMay, requireTicketVersion, TicketEdit } from '#tickets';
import type { ParticipantAddDto, ParticipantChangeDto, ParticipantDto } from './participant.dto.js';
import { type ParticipantWithNames, participantView, stateOf } from './participant.view.js';
import { ParticipantAdding } from './participant-adding.service.js';
import { participantChanged, participantRemoved } from './participants.events.js';
import { findParticipant, listParticipants, type Read } from './participants.finder.js';
import { termsOf } from './sharing-terms.js';

/** Whom a ticket is shared with. */
@Injectable()
export class Participants {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly adding: ParticipantAdding,
    private readonly links: MailLinks,
  ) {}

  /** Who was named first comes first. @throws Problem `not-found`, `invalid-cursor` */
  async list(caller: Caller, idOrNumber: string, query: PageQueryDto): Promise<Page<ParticipantDto>> {
    const { limit = defaultLimit, cursor } = query;
    const blueprint = await this.desks.blueprint(caller);
    const ticket = await findTicket(this.database, caller, blueprint, idOrNumber);
    const binding = `participants ${caller.deskId} ${ticket.id}`;
    const [createdAt, last] = cursor === undefined ? [] : decodeCursor(cursor, binding, 2);
    const after = typeof createdAt === 'string' && isUuid(String(last)) ? { createdAt, id: String(last) } : null;
    const rows = await listParticipants(this.read(caller), caller, blueprint, ticket, limit + 1, after);
    return pageOf(
      rows,
      limit,
      (row) => participantView(row, caller, ticket.requesterId),
      (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding),
    );
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, idOrNumber: string, id: string): Promise<ParticipantDto> {
    const blueprint = await this.desks.blueprint(caller);
    const ticket = await findTicket(this.database, caller, blueprint, idOrNumber);
    return participantView(
      await findParticipant(this.read(caller), caller, blueprint, ticket, id),
      caller,
      ticket.requesterId,
    );
  }

  /** @throws Problem `not-found`, `stale`, and those of `ParticipantAdding.add` */
  async add(caller: Caller, idOrNumber: string, wish: ParticipantAddDto): Promise<ParticipantDto> {
    return this.database.command(caller, async (tx) => {
      const edit = await this.edit(tx, caller, idOrNumber);
      await requireTicketVersion(tx, caller, edit.ticket, 'optional');
      const id = await this.adding.add(edit, caller, wish.email, wish);
      await edit.write();
      const row = await findParticipant(readIn(tx), caller, edit.blueprint, edit.ticket, id);
      return participantView(row, caller, edit.ticket.requesterId);
    });
  }

  /**
   * Changes the terms. A new end that is yet to come lets somebody in again whose time was over.
   *
   * @throws Problem `not-found`, `forbidden`, `conflict`, `unprocessable`, `stale`, `precondition-required`
   */
  async update(caller: Caller, idOrNumber: string, id: string, change: ParticipantChangeDto): Promise<ParticipantDto> {
    return this.database.command(caller, async (tx) => {
      const edit = await this.edit(tx, caller, idOrNumber);
      const { blueprint, ticket, actor } = edit;
      const row = await findParticipant(readIn(tx), caller, blueprint, ticket, id);
      requireMay(caller, 'share', ticket, blueprint);
      if (!mayManage(caller, edit, row)) throw notYours();
      requireVersion(caller, row.version, true);
      const own = await this.ownEnd(tx, caller, edit);
      const end =
        change.expiresAt === undefined
          ? row.expiresAt
          : termsOf(caller, blueprint, ticket, change, tx.now, own).expiresAt;
      const next = { role: change.role ?? row.role, expiresAt: end };
      if (next.role !== row.role || next.expiresAt?.getTime() !== row.expiresAt?.getTime()) {
        await tx.manager.update(
          ParticipantRow,
          { deskId: tx.deskId, id: row.id },
          { ...next, version: row.version + 1 },
        );
        const about = { actor, subjectId: row.personId };
        const data = { participantId: row.id, personId: row.personId, role: next.role };
        const changed = { ...data, expiresAt: next.expiresAt?.toISOString() ?? null };
        const audience = row.acceptedAt === null ? 'staff' : 'public';
        edit.set({}, audience === 'staff' ? 'staff' : 'customers');
        edit.tell(eventOf(participantChanged, { ...about, audience, data: changed }));
        await edit.write();
      }
      const after = await findParticipant(readIn(tx), caller, blueprint, ticket, id);
      return participantView(after, caller, ticket.requesterId);
    });
  }

  /**
   * Ends sharing with somebody, or lets the caller leave. From the next request on they see nothing; their links and what
   * still waits to be mailed to them are worthless.
   *
   * @throws Problem `not-found`, `forbidden`, `stale`
   */
  async remove(caller: Caller, idOrNumber: string, id: string): Promise<null> {
    return this.database.command(caller, async (tx) => {
      const edit = await this.edit(tx, caller, idOrNumber);
      const { ticket, blueprint, actor } = edit;
      const row = await findParticipant(readIn(tx), caller, blueprint, ticket, id);
      if (row.personId !== caller.personId && !mayManage(caller, edit, row)) throw notYours();
      requireVersion(caller, row.version, false);
      await tx.manager.delete(ParticipantRow, { deskId: tx.deskId, id: row.id });
      await this.links.revokeForTicket(tx, row.personId, ticket.id);
      await withdrawMail(tx, ticket.id, row.personId);
      // Customers hear of those alone who did take part.
      const wasThere = stateOf(row, tx.now) === 'active';
      const about = { actor, subjectId: row.personId, data: { participantId: row.id, personId: row.personId } };
      edit.set({}, wasThere ? 'customers' : 'staff');
      edit.tell(
        eventOf(participantRemoved, { ...about, audience: wasThere ? 'public' : 'staff', text: { name: row.name } }),
      );
      await edit.write();
      return null;
    });
  }

  private async edit(tx: Transaction, caller: Caller, idOrNumber: string): Promise<TicketEdit> {
    const blueprint = await this.desks.blueprint(tx);
    return new TicketEdit(tx, blueprint, await lockTicket(tx, caller, blueprint, idOrNumber), actorOf(caller));
  }

  /** When the caller's own part in the ticket ends. */
  private async ownEnd(tx: Transaction, caller: Caller, { ticket, blueprint }: TicketEdit): Promise<Date | null> {
    const all =
      ticket.participation === null ? [] : await listParticipants(readIn(tx), caller, blueprint, ticket, 100, null);
    return all.find(({ personId }) => personId === caller.personId)?.expiresAt ?? null;
  }

  private read(caller: Caller): Read {
    return (asked, values) => this.database.read(caller, asked, values);
  }
}

function readIn(tx: Transaction): Read {
  return (asked, values) => tx.run(asked, values);
}

/** Staff and the requester look after all who are on the ticket, others after those they named themselves. */
function mayManage(caller: Caller, { ticket, blueprint }: TicketEdit, row: ParticipantWithNames): boolean {
  if (isStaff(caller)) return true;
  if (caller.personId === null || caller.participantId !== null) return false;
  if (caller.personId === ticket.requesterId) return true;
  return caller.personId === row.invitedBy && denialOf(caller, 'share', ticket, blueprint) === null;
}

function notYours(): Problem {
  return new Problem('forbidden', 'This is for the requester, for who named this participant, and for the desk.');
}
