import { Injectable } from '@nestjs/common';
import { ParticipantRow, type ParticipantSource } from '#access';
import { emailKeyOf, enrol, findPersonByAddress, type Person, Throttle, withPerson } from '#accounts';
import { statement } from '#database';
import { eventOf } from '#history';
import { type Caller, isStaff, newId, Problem, type Uuid } from '#kernel';
import { denialOf, requireMay, type TicketEdit } from '#tickets';
import { participantAdded, participantInvited } from './participants.events.js';
import { type TermsWish, termsOf } from './sharing-terms.js';

/** Further ones help nobody, and each gets a mail. */
const mostOnTicket = 50;

interface Standing {
  readonly id: Uuid;
  readonly personId: Uuid;
  readonly expiresAt: Date | null;
}

const ofTicket = statement<Standing>(
  'participant.of-ticket',
  `SELECT id, person_id AS "personId", expires_at AS "expiresAt" FROM participant WHERE desk_id = $1 AND ticket_id = $2`,
);
const forget = statement<never>('participant.forget', 'DELETE FROM participant WHERE desk_id = $1 AND id = $2');

/** Puts people on a ticket. Whoever calls it holds the ticket's lock and writes the edit. */
@Injectable()
export class ParticipantAdding {
  constructor(private readonly throttle: Throttle) {}

  /**
   * Shares the ticket with whoever has an address. Where the address was proved they take part at once, else from when
   * they accept; either way one fixed mail goes out that holds nothing anybody wrote.
   *
   * @returns the participant's id
   * @throws Problem `forbidden`; `conflict` where the desk shares nothing or the ticket is full; `already-exists` for
   *   who sees the ticket anyway; `unprocessable` (see `termsOf`); `too-many-requests`
   */
  async add(edit: TicketEdit, caller: Caller, email: string, wish: TermsWish): Promise<Uuid> {
    requireMay(caller, 'share', edit.ticket, edit.blueprint);
    return this.put(edit, caller, email, wish, 'shared');
  }

  /**
   * Puts those on the ticket who were copied on a mail by the caller, as far as the desk lets the caller share. Whoever
   * sees the ticket anyway is passed over, and so are the desk's own addresses; nothing is refused aloud.
   *
   * @param emails well-formed addresses
   * @returns the ids of new participants
   */
  async addCopied(edit: TicketEdit, caller: Caller, emails: readonly string[]): Promise<Uuid[]> {
    if (denialOf(caller, 'share', edit.ticket, edit.blueprint) !== null) return [];
    const own = new Set(edit.blueprint.channels.email?.addresses.map(emailKeyOf));
    const added: Uuid[] = [];
    for (const email of new Map(emails.map((each) => [emailKeyOf(each), each])).values()) {
      if (own.has(emailKeyOf(email))) continue;
      const id = await this.put(edit, caller, email, {}, 'copied').catch((error: unknown) => {
        if (error instanceof Problem) return undefined;
        throw error;
      });
      if (id !== undefined) added.push(id);
    }
    return added;
  }

  private async put(
    edit: TicketEdit,
    caller: Caller,
    email: string,
    wish: TermsWish,
    source: ParticipantSource,
  ): Promise<Uuid> {
    const { tx, ticket, blueprint, actor } = edit;
    const standing = await tx.run(ofTicket, [tx.deskId, ticket.id]);
    const own = standing.find(({ personId }) => personId === caller.personId);
    const terms = termsOf(caller, blueprint, ticket, wish, tx.now, own?.expiresAt ?? null);
    const known = await withPerson(tx, () => findPersonByAddress(tx, email));
    const before = standing.find(({ personId }) => personId === known?.id);
    const isOver = before !== undefined && before.expiresAt !== null && before.expiresAt <= tx.now;
    if (known && (known.id === ticket.requesterId || known.role !== 'customer' || (before && !isOver))) {
      throw alreadyThere();
    }
    if (standing.length - (isOver ? 1 : 0) >= mostOnTicket) {
      throw new Problem('conflict', `A ticket is shared with ${mostOnTicket} people at most. Remove somebody first.`);
    }
    if (before) await tx.run(forget, [tx.deskId, before.id]);
    const address = known && addressOf(known, email);
    const isProved = known?.status !== 'suspended' && (address?.provedAt ?? null) !== null;
    if (!isProved && !isStaff(caller)) await this.spend(edit, caller);
    const person = known && address ? { personId: known.id, addressId: address.id } : await enrolled(edit, email);
    const id = newId();
    await tx.manager.insert(ParticipantRow, {
      deskId: tx.deskId,
      id,
      ticketId: ticket.id,
      ...person,
      ...terms,
      source,
      invitedBy: caller.personId,
      createdAt: tx.now,
      acceptedAt: isProved ? tx.now : null,
    });
    const about = { actor, subjectId: person.personId };
    const data = { participantId: id, personId: person.personId };
    const { addressId } = person;
    edit.tell(eventOf(participantInvited, { ...about, data: { ...data, addressId, purpose: 'viewTicket', source } }));
    if (isProved && known) {
      edit.tell(
        eventOf(participantAdded, { ...about, data: { ...data, role: terms.role }, text: { name: known.name } }),
      );
    }
    edit.set({}, isProved ? 'customers' : 'staff');
    return id;
  }

  private async spend({ tx }: TicketEdit, caller: Caller): Promise<void> {
    const refused = await this.throttle.take(tx, 'sharing', caller.personId ?? '');
    if (refused) throw refused;
  }
}

function addressOf(person: Person, email: string): Person['addresses'][number] | undefined {
  return person.addresses.find((each) => emailKeyOf(each.email) === emailKeyOf(email));
}

/** Somebody new to the desk: known by their address alone until they say more. */
async function enrolled({ tx, actor }: TicketEdit, email: string): Promise<{ personId: Uuid; addressId: Uuid }> {
  const name = email.slice(0, email.lastIndexOf('@')).trim().slice(0, 200);
  return enrol(tx, { email, name, role: 'customer', language: null, actor });
}

/** One answer for the requester, the desk's staff and those who take part, so that it tells nobody apart. */
function alreadyThere(): Problem {
  return new Problem('already-exists', 'Whoever has this address is on this ticket already.', {
    errors: [{ pointer: '/email', code: 'already-exists', detail: 'Give the address of somebody else.' }],
  });
}
