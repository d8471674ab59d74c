import { Injectable } from '@nestjs/common';
import { AccessTokens, accessTokenSeconds } from '#accounts';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf } from '#history';
import { type Caller, isStaff, isUuid, newId, notFound, Problem, personOf, type Uuid } from '#kernel';
import { lockTicket, TicketEdit } from '#tickets';
import type { AgentSessionTokenDto } from './agent-session.dto.js';
import { type AgentSessionEnding, AgentSessionRow } from './agent-session.entity.js';
import { policyOf } from './grant-policy.js';
import { stateOf } from './grant-state.js';
import { findGrant, type GrantWithNames, isLive, readIn, ticketOfGrant } from './grants.finder.js';
import { agentEntered, agentLeft } from './support-access.events.js';

const lockCustomer = statement<{ active: boolean; signedIn: boolean }>(
  'support-access-customer.lock',
  `SELECT p.status = 'active' AS active, EXISTS (
     SELECT FROM session s WHERE s.desk_id = $1 AND s.person_id = p.id AND s.participant_id IS NULL
       AND s.ended_at IS NULL AND s.expires_at > $3) AS "signedIn"
   FROM person p WHERE p.desk_id = $1 AND p.id = $2 FOR UPDATE OF p`,
);
const live = statement<{ id: Uuid; grantId: Uuid; agentId: Uuid; customerId: Uuid }>(
  'support-access-session.live',
  `SELECT s.id, s.grant_id AS "grantId", s.agent_id AS "agentId", s.customer_id AS "customerId"
   FROM support_access_session s JOIN support_access_grant g ON g.desk_id = $1 AND g.id = s.grant_id
   WHERE s.desk_id = $1 AND s.id = $3 AND ${isLive('$2')}`,
);
const prolong = statement<never>(
  'support-access-session.prolong',
  'UPDATE support_access_session SET token_ends_at = $3 WHERE desk_id = $1 AND id = $2',
);
const finish = statement<never>(
  'support-access-session.end',
  'UPDATE support_access_session SET ended_at = $3, ending = $4 WHERE desk_id = $1 AND id = $2',
);

interface Seat {
  readonly sessionId: Uuid;
  readonly agentId: Uuid;
}

/**
 * Agents who work as a customer. Each token lives ten minutes at most and never past the consent; there is no refresh
 * token: the agent asks for the next one with their own credentials. So
 *
 * - an agent who vanishes (a closed laptop, a crash) is out after ten minutes, and with them whatever they hold up: a
 *   customer who cannot sign in waits no longer than that, or ends it at once by the link in the mail;
 * - a token that was stolen opens one ticket for at most ten minutes, is in the customer's list of calls with each use,
 *   and dies with the session when anybody ends it; it cannot be renewed, nor turned into another;
 * - an agent who is suspended or loses their role, and a customer who is suspended, end it from the next request on.
 */
@Injectable()
export class AgentSessions {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly tokens: AccessTokens,
  ) {}

  /** @throws Problem `not-found`, `conflict` when the consent is not on, or the agent is in already */
  async start(caller: Caller, grantId: string): Promise<AgentSessionTokenDto> {
    const agentId = personOf(caller);
    const seat = await this.database.command(caller, async (tx): Promise<Seat> => {
      const { edit, grant } = await this.locked(tx, caller, grantId);
      if (grant.agentsIn.some(({ id }) => id === agentId)) {
        throw new Problem('conflict', 'You are in already. Renew the token of that session, or end it first.');
      }
      const customer = await tx.first(lockCustomer, [tx.deskId, grant.customerId, tx.now]);
      if (!customer?.active) throw new Problem('conflict', 'The customer’s account is not in use.');
      const sessionId = newId();
      const bars = policyOf(edit.blueprint).whileAgentIsIn === 'blockUnlessSignedIn';
      await tx.manager.insert(AgentSessionRow, {
        deskId: tx.deskId,
        id: sessionId,
        grantId: grant.id,
        agentId,
        customerId: grant.customerId,
        barsSignIn: bars && !customer.signedIn,
        startedAt: tx.now,
        tokenEndsAt: tokenEnd(grant, tx.now),
        endedAt: null,
        ending: null,
      });
      const until = (grant.endsAt ?? tx.now).toISOString();
      const data = { grantId: grant.id, sessionId, until, purpose: 'endSupportAccess' as const };
      edit.set({}, 'customers');
      edit.tell(eventOf(agentEntered, { actor: edit.actor, subjectId: grant.id, data }));
      await edit.write();
      return { sessionId, agentId };
    });
    return this.tokenOf(caller, seat);
  }

  /** Another token for a session that is live. @throws Problem `not-found` to all but its agent, and once it is over */
  async renew(caller: Caller, id: string): Promise<AgentSessionTokenDto> {
    const agentId = personOf(caller);
    const seat = await this.database.command(caller, async (tx): Promise<Seat> => {
      const session = await this.liveSession(tx, id);
      if (session?.agentId !== agentId) throw notFound();
      const { grant } = await this.locked(tx, caller, session.grantId);
      if (!grant.agentsIn.some(({ sessionId }) => sessionId === session.id)) throw notFound();
      await tx.run(prolong, [tx.deskId, session.id, tokenEnd(grant, tx.now)]);
      return { sessionId: session.id, agentId };
    });
    return this.tokenOf(caller, seat);
  }

  /** Ends one agent's session, not the consent. @throws Problem `not-found` once it is over */
  async end(caller: Caller, id: string): Promise<null> {
    return this.database.command(caller, async (tx) => {
      const session = await this.liveSession(tx, id);
      const isCustomer = session?.customerId === caller.personId;
      if (!session || !(isCustomer || isStaff(caller))) throw notFound();
      const { edit, grant } = await this.locked(tx, { ...caller, kind: 'system' }, session.grantId, caller);
      if (!grant.agentsIn.some(({ sessionId }) => sessionId === session.id)) throw notFound();
      const by = isCustomer ? 'customer' : 'agent';
      await tx.run(finish, [tx.deskId, session.id, tx.now, by satisfies AgentSessionEnding]);
      const data = { grantId: grant.id, sessionId: session.id, by } as const;
      edit.set({}, 'customers');
      edit.tell(eventOf(agentLeft, { actor: edit.actor, subjectId: grant.id, data }));
      await edit.write();
      return null;
    });
  }

  private async liveSession(tx: Transaction, id: string) {
    const wanted = id.toLowerCase();
    return isUuid(wanted) ? tx.first(live, [tx.deskId, tx.now, wanted]) : undefined;
  }

  /** The ticket first, as in every command, then what lies below it as it is then. */
  private async locked(
    tx: Transaction,
    caller: Caller,
    grantId: string,
    by = caller,
  ): Promise<{ edit: TicketEdit; grant: GrantWithNames }> {
    const asked = { ...caller, now: tx.now };
    const blueprint = await this.desks.blueprint(tx);
    const ticketId = await ticketOfGrant(readIn(tx), asked, grantId);
    const edit = new TicketEdit(tx, blueprint, await lockTicket(tx, asked, blueprint, ticketId), actorOf(by));
    const grant = await findGrant(readIn(tx), asked, grantId);
    if (stateOf(grant, tx.now) !== 'active') {
      throw new Problem('conflict', 'The customer has not switched this on, or it is over.');
    }
    return { edit, grant };
  }

  /**
   * The token is made after the commit, of what stands in the rows then: a request that is repeated gets one for what is
   * left of its session, and none when that is over.
   */
  private async tokenOf(caller: Caller, { sessionId, agentId }: Seat): Promise<AgentSessionTokenDto> {
    const deskId = caller.deskId;
    const grant = await this.database.readFirst(caller, claimsOf, [deskId, caller.now, sessionId]);
    const left = grant ? Math.floor((grant.tokenEndsAt.getTime() - caller.now.getTime()) / 1000) : 0;
    if (!grant || left < 1) throw new Problem('conflict', 'This session is over. Begin another one.');
    const seconds = Math.min(left, accessTokenSeconds);
    const scope = grant.scope === 'write' ? 'read write' : 'read';
    const claims = { act: { sub: agentId }, grant: grant.grantId, ticket: grant.ticketId, scope };
    const accessToken = await this.tokens.makeOnBehalf(
      { deskId, customerId: grant.customerId, sessionId },
      claims,
      seconds,
    );
    return {
      sessionId,
      grantId: grant.grantId,
      customerId: grant.customerId,
      ticketId: grant.ticketId,
      scope: grant.scope,
      accessToken,
      tokenType: 'Bearer',
      expiresIn: seconds,
      expiresAt: grant.tokenEndsAt.toISOString(),
    };
  }
}

const claimsOf = statement<{
  tokenEndsAt: Date;
  grantId: Uuid;
  customerId: Uuid;
  ticketId: Uuid;
  scope: 'read' | 'write';
}>(
  'support-access-session.claims',
  `SELECT s.token_ends_at AS "tokenEndsAt", g.id AS "grantId", g.customer_id AS "customerId", g.ticket_id AS "ticketId", g.scope
   FROM support_access_session s JOIN support_access_grant g ON g.desk_id = $1 AND g.id = s.grant_id
   WHERE s.desk_id = $1 AND s.id = $3 AND ${isLive('$2')}`,
);

/** When a token made now ends: as late as any, and never past the consent. @throws Problem `conflict` right before it */
function tokenEnd(grant: GrantWithNames, now: Date): Date {
  const left = Math.floor(((grant.endsAt ?? now).getTime() - now.getTime()) / 1000);
  if (left < 1) throw new Problem('conflict', 'It ends within a second.');
  return new Date(now.getTime() + Math.min(left, accessTokenSeconds) * 1000);
}
