import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Caller, isUuid, newId, notFound, Problem, personOf, type Uuid } from '#kernel';
import { sourceOf } from '#limits';
import { addressProofAsked, addressProofRefused, addressProved, addressRemoved } from './accounts.events.js';
import { AddressBounces } from './address-bounces.service.js';
import { type AddressHolder, holderOf } from './address-holder.js';
import { emailKeyOf } from './email.js';
import { joinByDomain, touchPeople } from './memberships.js';
import { Throttle } from './throttle.service.js';

const prove = statement<{ id: Uuid }>(
  'address.prove',
  `INSERT INTO address AS a (desk_id, id, person_id, email, email_key, is_primary, proved_at, created_at)
   VALUES ($1, $2, $3, $4, $5, false, $6, $6)
   ON CONFLICT ON CONSTRAINT address_email_key DO UPDATE SET proved_at = coalesce(a.proved_at, excluded.proved_at)
     WHERE a.person_id = excluded.person_id
   RETURNING id`,
);
const remove = statement<{ email: string }>(
  'address.remove',
  `DELETE FROM address WHERE desk_id = $1 AND id = $2 AND person_id = $3 AND NOT is_primary RETURNING email`,
);
const own = statement<{ id: Uuid }>(
  'address.own',
  'SELECT id FROM address WHERE desk_id = $1 AND id = $2 AND person_id = $3 FOR UPDATE',
);

/**
 * Further addresses of a person. An address becomes theirs when they use the link that was sent to it, not before: until
 * then it is written down nowhere but in that mail, so nobody can occupy a stranger's address.
 */
@Injectable()
export class Addresses {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly throttle: Throttle,
    private readonly bounces: AddressBounces,
  ) {}

  /** Sends a link to an address that the caller says is theirs. Tells nothing of whose it is. */
  async add(caller: Caller, email: string): Promise<void> {
    const personId = personOf(caller);
    const { access } = await this.desks.blueprint(caller);
    if (!access.secondAddresses) throw new Problem('conflict', 'At this desk a person has one address.');
    const refused = await this.database.transaction(caller, (tx) =>
      this.throttle.take(tx, 'address-proof', `${personId} ${sourceOf(caller.sourceAddress)}`),
    );
    if (refused) throw refused;
    await this.database.command(caller, async (tx) => {
      const held = await holderOf(tx, email);
      const about = { actor: actorOf(caller), subjectId: personId };
      const asked = eventOf(addressProofAsked, {
        ...about,
        data: { purpose: 'proveAddress' },
        text: { address: email.trim().normalize('NFC') },
      });
      await record(tx, mayBeProved(caller, held) ? asked : eventOf(addressProofRefused, { ...about, data: {} }));
      return null;
    });
  }

  /** Takes an address away from the caller; the primary one stays. */
  async remove(caller: Caller, addressId: string): Promise<void> {
    const personId = personOf(caller);
    if (!isUuid(addressId)) throw notFound();
    await this.database.command(caller, async (tx) => {
      if (!(await tx.first(own, [tx.deskId, addressId, personId]))) throw notFound();
      const removed = await tx.first(remove, [tx.deskId, addressId, personId]);
      if (!removed) throw new Problem('conflict', 'The primary address stays: mail goes there.');
      await touchPeople(tx, personId);
      const about = { actor: actorOf(caller), subjectId: personId };
      await record(tx, eventOf(addressRemoved, { ...about, data: { addressId }, text: { address: removed.email } }));
      return null;
    });
  }

  /**
   * The person has used a link that was sent to this address. They join the organization of its domain, if there is one.
   *
   * @throws Problem `conflict` (409) when it has become somebody else's since
   */
  async proved(tx: Transaction, personId: Uuid, email: string): Promise<void> {
    await this.bounces.restore(tx, email, { kind: 'person', id: personId });
    const before = await holderOf(tx, email);
    if (before?.personId === personId && before.provedAt !== null) return;
    const row = await tx.first(prove, [tx.deskId, newId(), personId, email, emailKeyOf(email), tx.now]);
    if (!row) throw new Problem('conflict', 'This address belongs to another account of this desk.');
    const about = { actor: { kind: 'person', id: personId } as const, subjectId: personId };
    await record(tx, eventOf(addressProved, { ...about, data: { addressId: row.id } }));
    await touchPeople(tx, personId);
    await joinByDomain(tx, personId, email);
  }
}

/** Whether a link is sent there. What it does is decided when it is used: see `AddressProofs`. */
function mayBeProved(caller: Caller, held: AddressHolder | undefined): boolean {
  if (held === undefined) return true;
  if (held.personId === caller.personId) return held.provedAt === null || held.bouncedAt !== null;
  return held.kind !== 'closed' && caller.role === 'customer';
}
