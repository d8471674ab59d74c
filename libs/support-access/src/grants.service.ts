import { Injectable } from '@nestjs/common';
import type { PersonStatus } from '#accounts';
import type { Blueprint } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf } from '#history';
import { requireVersion } from '#http';
import { type Caller, newId, Problem, personOf, type Role, type Uuid } from '#kernel';
import { lockTicket, requireTicketVersion, type SeenTicket, TicketEdit } from '#tickets';
import { SupportAccessGrantRow } from './grant.entity.js';
import { grantView } from './grant.view.js';
import { endGrant } from './grant-ending.js';
import { customersAlone, notNow, policyOf, unprocessable } from './grant-policy.js';
import { later, latestEnd, stateOf } from './grant-state.js';
import { findGrant, type GrantWithNames, readIn, ticketOfGrant } from './grants.finder.js';
import type { SupportAccessActivationDto, SupportAccessGrantDto, SupportAccessOfferDto } from './support-access.dto.js';
import { accessActivated, accessOffered } from './support-access.events.js';

const requesterOf = statement<{ role: Role; status: PersonStatus }>(
  'support-access-requester.get',
  'SELECT role, status FROM person WHERE desk_id = $1 AND id = $2',
);
const others = statement<{ id: Uuid }>(
  'support-access-grant.others',
  `SELECT id FROM support_access_grant WHERE desk_id = $1 AND ticket_id = $2 AND ended_at IS NULL
   AND (activated_at IS NULL AND offer_ends_at > $3 OR ends_at > $3)`,
);

/**
 * The customer's consent: offered by an agent, switched on and ended by the customer.
 *
 * - The consent is given to the desk's support team, for one ticket; each session names its agent.
 * - More than what was offered, or longer, is a new offer and a new consent: switching it on ends the older one.
 * - An offer goes to the ticket's requester alone, who needs an account to take it up: no link in a mail can consent.
 * - An agent who works as the customer is not the customer: nothing here can be done through support access.
 */
@Injectable()
export class SupportAccessGrants {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `not-found`, `conflict` where the desk has no support access or an offer waits already, `unprocessable` */
  async offer(
    caller: Caller,
    ticket: string,
    { reason, scope }: SupportAccessOfferDto,
  ): Promise<SupportAccessGrantDto> {
    const offeredBy = personOf(caller);
    return this.database.command(caller, async (tx) => {
      const edit = await this.edit(tx, caller, ticket);
      await requireTicketVersion(tx, caller, edit.ticket, 'optional');
      const policy = policyOf(edit.blueprint);
      await this.requireCustomer(tx, edit.ticket);
      const wanted = scope ?? policy.defaultScope;
      if (!policy.scopes.includes(wanted))
        throw unprocessable('/scope', `This desk knows: ${policy.scopes.join(', ')}.`);
      const standing = await this.othersOf(tx, caller, edit.ticket.id);
      if (standing.some((grant) => stateOf(grant, tx.now) === 'offered')) {
        throw new Problem(
          'conflict',
          'An offer on this ticket waits for the customer. Withdraw it before you make another.',
        );
      }
      const offerEndsAt = later(tx.now, policy.offerLifetime);
      const id = newId();
      await tx.manager.insert(SupportAccessGrantRow, {
        deskId: tx.deskId,
        id,
        ticketId: edit.ticket.id,
        customerId: edit.ticket.requesterId,
        offeredBy,
        reason: reason.trim(),
        scope: wanted,
        offeredAt: tx.now,
        offerEndsAt,
        activatedAt: null,
        endsAt: null,
        endedAt: null,
        ending: null,
        visibleUntil: offerEndsAt,
        nextAt: offerEndsAt,
      });
      const data = { grantId: id, scope: wanted, until: offerEndsAt.toISOString() };
      edit.set({}, 'customers');
      edit.tell(eventOf(accessOffered, { actor: edit.actor, subjectId: id, data, text: { reason: reason.trim() } }));
      await edit.write();
      return this.viewIn(tx, caller, edit.blueprint, id);
    });
  }

  /** @throws Problem `not-found`, `forbidden` to everybody but the customer, `conflict`, `unprocessable`, `stale` */
  async activate(caller: Caller, id: string, { until }: SupportAccessActivationDto): Promise<SupportAccessGrantDto> {
    return this.change(caller, id, async (edit, grant) => {
      const { tx, blueprint } = edit;
      if (grant.customerId !== caller.personId) throw customersAlone();
      if (stateOf(grant, tx.now) !== 'offered') throw notNow('It was taken up, or is gone. Ask for a new offer.');
      const policy = policyOf(blueprint);
      const endsAt = new Date(until);
      const latest = latestEnd(tx.now, policy);
      if (endsAt <= tx.now || endsAt > latest) {
        throw unprocessable('/until', `Choose an end after now and at the latest ${latest.toISOString()}.`);
      }
      for (const other of await this.othersOf(tx, caller, grant.ticketId)) {
        if (other.id !== grant.id) await endGrant(edit, other, 'replaced');
      }
      await tx.manager.update(
        SupportAccessGrantRow,
        { deskId: tx.deskId, id: grant.id },
        {
          activatedAt: tx.now,
          endsAt,
          visibleUntil: later(endsAt, policy.visibleAfterEnd),
          nextAt: endsAt,
          version: grant.version + 1,
        },
      );
      const data = { grantId: grant.id, until: endsAt.toISOString() };
      edit.set({}, 'customers');
      edit.tell(eventOf(accessActivated, { actor: edit.actor, subjectId: grant.id, data }));
    });
  }

  /** @throws Problem `not-found`, `forbidden` to everybody but the customer, `conflict`, `stale` */
  async decline(caller: Caller, id: string): Promise<SupportAccessGrantDto> {
    return this.change(caller, id, async (edit, grant) => {
      if (grant.customerId !== caller.personId) throw customersAlone();
      if (stateOf(grant, edit.tx.now) !== 'offered') throw notNow('Only an offer that waits can be declined.');
      await endGrant(edit, grant, 'declined');
    });
  }

  /**
   * Ends it: the agents' sessions die with it, from the next request on. By the customer or by any agent; an offer that
   * waits is withdrawn by an agent.
   *
   * @throws Problem `not-found`, `conflict`, `stale`
   */
  async end(caller: Caller, id: string): Promise<SupportAccessGrantDto> {
    return this.change(caller, id, async (edit, grant) => {
      const state = stateOf(grant, edit.tx.now);
      const isCustomer = grant.customerId === caller.personId;
      if (state === 'active') await endGrant(edit, grant, isCustomer ? 'customer' : 'agent');
      else if (state === 'offered' && !isCustomer) await endGrant(edit, grant, 'withdrawn');
      else throw notNow(state === 'offered' ? 'It is not on: decline it instead.' : 'It is over already.');
    });
  }

  /** @throws Problem `conflict` where nobody could take an offer up, or nobody should */
  private async requireCustomer(tx: Transaction, { requesterId, mergedInto }: Readonly<SeenTicket>): Promise<void> {
    if (mergedInto !== null) throw notNow('This ticket was merged into another one. Offer it there.');
    const requester = await tx.first(requesterOf, [tx.deskId, requesterId]);
    if (requester?.role !== 'customer' || requester.status === 'suspended') {
      throw notNow('The requester is no customer whose account is in use.');
    }
  }

  private async change(
    caller: Caller,
    id: string,
    work: (edit: TicketEdit, grant: GrantWithNames) => Promise<void>,
  ): Promise<SupportAccessGrantDto> {
    return this.database.command(caller, async (tx) => {
      const asked = { ...caller, now: tx.now };
      const ticketId = await ticketOfGrant(readIn(tx), asked, id);
      // The grant is the caller's right to it, whether or not they see its ticket.
      const edit = await this.edit(tx, { ...asked, kind: 'system' }, ticketId, asked);
      const grant = await findGrant(readIn(tx), asked, id);
      requireVersion(caller, grant.version, false);
      await work(edit, grant);
      await edit.write();
      return this.viewIn(tx, { ...asked, kind: 'system' }, edit.blueprint, grant.id);
    });
  }

  private async edit(tx: Transaction, caller: Caller, ticket: string, by = caller): Promise<TicketEdit> {
    const blueprint = await this.desks.blueprint(tx);
    return new TicketEdit(tx, blueprint, await lockTicket(tx, caller, blueprint, ticket), actorOf(by));
  }

  /** Offers and consents on a ticket that are not over. */
  private async othersOf(tx: Transaction, caller: Caller, ticketId: Uuid): Promise<GrantWithNames[]> {
    const ids = await tx.run(others, [tx.deskId, ticketId, tx.now]);
    const reader: Caller = { ...caller, kind: 'system', now: tx.now };
    return Promise.all(ids.map(({ id }) => findGrant(readIn(tx), reader, id)));
  }

  private async viewIn(
    tx: Transaction,
    caller: Caller,
    blueprint: Blueprint,
    id: Uuid,
  ): Promise<SupportAccessGrantDto> {
    return grantView(await findGrant(readIn(tx), { ...caller, now: tx.now }, id), blueprint, tx.now);
  }
}
