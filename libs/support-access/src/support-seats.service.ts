import { Injectable } from '@nestjs/common';
import type { OnBehalfIdentity } from '#accounts';
import { Database, statement } from '#database';
import { type Desk, deskColumns } from '#desks';
import { eventOf, eventParts, eventRows } from '#history';
import { DeskGone, type OnBehalf, Problem, type Uuid } from '#kernel';
import { isLive } from './grants.finder.js';
import { accessUsed } from './support-access.events.js';

/** One call, before it is carried out. */
export interface SeatCall {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Whether the operation is open to support access of the token's scope. */
  readonly allowed: boolean;
  readonly requestId: string;
}

/** The caller that an agent's token stands for. */
export interface TakenSeat {
  readonly desk: Desk;
  readonly personId: Uuid;
  readonly language: string | null;
  readonly onBehalf: OnBehalf;
}

interface SeatRow extends Desk {
  readonly language: string | null;
}

/** The seat that a token names (`$3` to `$7`), if everything that it rests on is as it was at an instant (`$2`). */
const seat = `desk d
   JOIN support_access_session s ON s.desk_id = $1 AND s.id = $3
   JOIN support_access_grant g ON g.desk_id = $1 AND g.id = s.grant_id
   JOIN person agent ON agent.desk_id = $1 AND agent.id = s.agent_id
   JOIN person customer ON customer.desk_id = $1 AND customer.id = s.customer_id
   WHERE d.id = $1 AND d.status = 'active' AND ${isLive('$2')} AND g.id = $4 AND g.ticket_id = $5
     AND s.customer_id = $6 AND customer.status = 'active'
     AND s.agent_id = $7 AND agent.status = 'active' AND agent.role IN ('agent', 'admin')`;

/**
 * Whether the agent is still in, and that they made this call: one statement, so that there is no call without its row.
 * Everything that can end it is looked at anew with each call, as the rows say it at this very moment.
 */
const take = statement<SeatRow>(
  'support-access-seat.take',
  `WITH seat AS (SELECT ${deskColumns}, customer.language FROM ${seat}),
   ${eventParts('(SELECT $8::jsonb FROM seat)', '$2', '$9')}
   SELECT seat.* FROM seat, events`,
);
const look = statement<{ live: true }>('support-access-seat.look', `SELECT true AS live FROM ${seat}`);

function named({ sid, sub, onBehalf }: OnBehalfIdentity['claims']): readonly unknown[] {
  return [sid, onBehalf.grant, onBehalf.ticket, sub, onBehalf.act.sub];
}

/** @param scope of the token (RFC 8693 §4.2) */
export function mayWriteBy(scope: string): boolean {
  return scope.split(' ').includes('write');
}

/** The seat that an agent takes with each call in a customer's place. */
@Injectable()
export class SupportSeats {
  constructor(private readonly database: Database) {}

  /**
   * Lets an agent's call in and writes it down for the customer to read, also one that is then refused.
   *
   * @throws Problem `expired-credentials` (401) when the session is over in any way
   */
  async take({ claims }: OnBehalfIdentity, call: SeatCall): Promise<TakenSeat> {
    const { desk: deskId, sid, sub, onBehalf } = claims;
    const { requestId, ...said } = call;
    const actor = { kind: 'person', id: onBehalf.act.sub, onBehalfOf: sub } as const;
    const data = { grantId: onBehalf.grant, sessionId: sid, customerId: sub, ...said };
    const event = eventRows([eventOf(accessUsed, { actor, subjectId: onBehalf.grant, data })]);
    const row = await this.database
      .transaction({ deskId, requestId }, (tx) =>
        tx.first(take, [deskId, tx.now, ...named(claims), JSON.stringify(event), requestId]),
      )
      .catch((error: unknown) => {
        if (error instanceof DeskGone) return undefined;
        throw error;
      });
    if (!row) throw new Problem('expired-credentials', 'Support access is over, or this session of it is.');
    const { language, ...desk } = row;
    const mayWrite = mayWriteBy(onBehalf.scope);
    const seat = {
      agentId: onBehalf.act.sub,
      grantId: onBehalf.grant,
      sessionId: sid,
      ticketId: onBehalf.ticket,
      mayWrite,
    };
    return { desk, personId: sub, language, onBehalf: seat };
  }

  /** Whether a token would be let in at an instant of its desk's clock. */
  async isGood({ claims }: OnBehalfIdentity, now: Date): Promise<boolean> {
    const deskId = claims.desk;
    return (await this.database.readFirst({ deskId }, look, [deskId, now, ...named(claims)])) !== undefined;
  }
}
