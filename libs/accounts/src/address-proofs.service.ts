import { Injectable } from '@nestjs/common';
import { statement, type Transaction } from '#database';
import { eventOf, record } from '#history';
import { newId, type Uuid } from '#kernel';
import { accountMergeAsked, addressProofRefused } from './accounts.events.js';
import { type AddressHolder, holderOf, mayTakeOver } from './address-holder.js';
import { Addresses } from './addresses.service.js';
import { Takeovers } from './takeovers.service.js';

/** Days for which somebody may agree that two accounts become one. */
const mergeDays = 7;

const ask = statement<never>(
  'account-merge.ask',
  `INSERT INTO account_merge AS m (desk_id, id, asker_id, person_id, address_id, asked_at, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT ON CONSTRAINT account_merge_asked DO UPDATE
     SET address_id = excluded.address_id, asked_at = excluded.asked_at, expires_at = excluded.expires_at`,
);

/**
 * What follows when somebody has used the link that proves a further address. An address nobody had becomes theirs; a
 * stub that had it is theirs as well, with all that was filed from it; an account that somebody signs in to is asked
 * first. Whoever uses the link is answered alike in every case.
 */
@Injectable()
export class AddressProofs {
  constructor(
    private readonly addresses: Addresses,
    private readonly takeovers: Takeovers,
  ) {}

  /** @param use uses the link up, after everything that has to be locked is locked */
  async settle(
    tx: Transaction,
    link: { readonly personId: Uuid; readonly email: string },
    use: () => Promise<unknown>,
  ): Promise<void> {
    const { personId, email } = link;
    const held = await this.lockedHolder(tx, personId, email);
    await use();
    if (held === undefined || held.personId === personId) return this.addresses.proved(tx, personId, email);
    const actor = { kind: 'person', id: personId } as const;
    if (held.kind === 'closed' || !(await mayTakeOver(tx, personId))) {
      await record(tx, eventOf(addressProofRefused, { actor, subjectId: personId, data: {} }));
    } else if (held.kind === 'stub') {
      await this.takeovers.merge(tx, held.personId, personId, actor, 'address');
      await this.addresses.proved(tx, personId, email);
    } else {
      const expiresAt = new Date(tx.now.getTime() + mergeDays * 86_400_000);
      await tx.run(ask, [tx.deskId, newId(), personId, held.personId, held.addressId, tx.now, expiresAt]);
      const data = { personId: held.personId };
      await record(tx, eventOf(accountMergeAsked, { actor, subjectId: personId, data }));
    }
  }

  /** Read again once it is locked: it may have become somebody's account, or nobody's, meanwhile. */
  private async lockedHolder(tx: Transaction, personId: Uuid, email: string): Promise<AddressHolder | undefined> {
    const held = await holderOf(tx, email);
    if (held === undefined || held.personId === personId) return held;
    await this.takeovers.lock(tx, held.personId, personId);
    const locked = await holderOf(tx, email);
    // Somebody whose rows are not locked has it since: they keep it.
    return locked && locked.personId !== held.personId && locked.personId !== personId
      ? { ...locked, kind: 'closed' }
      : locked;
  }
}
