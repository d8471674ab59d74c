import { Injectable } from '@nestjs/common';
import { ParticipantRow } from '#access';
import { linkExpired, TicketGuests } from '#accounts';
import { statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { eventOf } from '#history';
import type { Caller, Role, Uuid } from '#kernel';
import { lockTicket, TicketEdit } from '#tickets';
import { stateOf } from './participant.view.js';
import { participantAdded } from './participants.events.js';

const find = statement<
  Pick<ParticipantRow, 'id' | 'role' | 'acceptedAt' | 'expiresAt'> & { personRole: Role; name: string }
>(
  'participant.of-person',
  `SELECT pt.id, pt.role, pt.accepted_at AS "acceptedAt", pt.expires_at AS "expiresAt", p.role AS "personRole", p.name
   FROM participant pt JOIN person p ON p.desk_id = $1 AND p.id = pt.person_id
   WHERE pt.desk_id = $1 AND pt.ticket_id = $2 AND pt.person_id = $3`,
);

/** Lets in whom a ticket is shared with, by a link from their mail; the first time this accepts the invitation. */
@Injectable()
export class TicketAdmission extends TicketGuests {
  constructor(private readonly desks: DeskRegistry) {
    super();
  }

  async admit(
    tx: Transaction,
    caller: Caller,
    { personId, ticketId }: { readonly personId: Uuid; readonly ticketId: Uuid | null },
    use: () => Promise<void>,
  ): Promise<Uuid> {
    if (ticketId === null) throw linkExpired();
    const blueprint = await this.desks.blueprint(tx);
    // The link is the right to it; whoever used it is nobody yet.
    const locked = await lockTicket(tx, { ...caller, kind: 'system' }, blueprint, ticketId);
    await use();
    const participant = await tx.first(find, [tx.deskId, ticketId, personId]);
    if (participant?.personRole !== 'customer' || stateOf(participant, tx.now) === 'expired') {
      throw linkExpired();
    }
    if (participant.acceptedAt === null) {
      const { id, role, name } = participant;
      await tx.manager.update(
        ParticipantRow,
        { deskId: tx.deskId, id },
        { acceptedAt: tx.now, version: () => 'version + 1' },
      );
      const actor = { kind: 'person', id: personId } as const;
      const edit = new TicketEdit(tx, blueprint, locked, actor);
      edit.set({}, 'customers');
      const data = { participantId: id, personId, role };
      edit.tell(eventOf(participantAdded, { actor, subjectId: personId, data, text: { name } }));
      await edit.write();
    }
    return participant.id;
  }
}
