import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { defaultLimit, type Page, type PageQueryDto, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, personOf, type Uuid } from '#kernel';
import type { SupportAccessCallDto } from './agent-session.dto.js';
import { findGrant, readFor } from './grants.finder.js';

interface CallRow {
  readonly id: Uuid;
  readonly at: Date;
  readonly agentId: Uuid;
  readonly agentName: string;
  readonly customerId: Uuid;
  readonly customerName: string;
  readonly data: {
    readonly grantId: Uuid;
    readonly sessionId: Uuid;
    readonly operation: string;
    readonly method: string;
    readonly path: string;
    readonly allowed: boolean;
  };
}

// An account that was taken over leads on to the one that took it: what was done in its place is told there.
const columns = `e.id, e.at, e.actor_id AS "agentId", agent.name AS "agentName", customer.id AS "customerId",
  customer.name AS "customerName", e.data`;
const joins = `JOIN person agent ON agent.desk_id = $1 AND agent.id = e.actor_id
  LEFT JOIN merged_person gone ON gone.desk_id = $1 AND gone.id = e.on_behalf_of
  JOIN person customer ON customer.desk_id = $1 AND customer.id = coalesce(gone.merged_into, e.on_behalf_of)`;
const place = `($3::uuid IS NULL OR e.id < $3) ORDER BY e.id DESC LIMIT $4`;

const ofGrant = statement<CallRow>(
  'support-access-call.of-grant',
  `SELECT ${columns} FROM event e ${joins}
   WHERE e.desk_id = $1 AND e.subject_id = $2 AND e.kind = 'supportAccess.used' AND ${place}`,
);
const ofCustomer = statement<CallRow>(
  'support-access-call.of-customer',
  `SELECT ${columns} FROM event e ${joins}
   WHERE e.desk_id = $1 AND e.on_behalf_of = ANY (array_append(ARRAY(
     SELECT m.id FROM merged_person m WHERE m.desk_id = $1 AND m.merged_into = $2), $2)) AND e.kind = 'supportAccess.used' AND ${place}`,
);

/** What agents did in customers' places, call by call, out of the one log. */
@Injectable()
export class SupportAccessCalls {
  constructor(private readonly database: Database) {}

  /** The newest first. @throws Problem `not-found`, `invalid-cursor` */
  async ofGrant(caller: Caller, id: string, query: PageQueryDto): Promise<Page<SupportAccessCallDto>> {
    const grant = await findGrant(readFor(this.database, caller), caller, id);
    return this.page(caller, ofGrant, grant.id, query);
  }

  /** All that was ever done in the caller's place, also by a grant that they see no more. The newest first. */
  async ofCaller(caller: Caller, query: PageQueryDto): Promise<Page<SupportAccessCallDto>> {
    return this.page(caller, ofCustomer, personOf(caller), query);
  }

  private async page(
    caller: Caller,
    asked: typeof ofGrant,
    of: Uuid,
    { limit = defaultLimit, cursor }: PageQueryDto,
  ): Promise<Page<SupportAccessCallDto>> {
    const binding = `${asked.name} ${caller.deskId} ${caller.personId ?? caller.keyId} ${of}`;
    const [last] = cursor === undefined ? [] : decodeCursor(cursor, binding, 1);
    const after = isUuid(String(last)) ? String(last) : null;
    const rows = await this.database.read(caller, asked, [caller.deskId, of, after, limit + 1]);
    return pageOf(rows, limit, callView, (row) => encodeCursor([row.id], binding));
  }
}

function callView({ id, at, agentId, agentName, customerId, customerName, data }: CallRow): SupportAccessCallDto {
  const { grantId, sessionId, operation, method, path, allowed } = data;
  return {
    id,
    at: at.toISOString(),
    grantId,
    sessionId,
    agent: { id: agentId, name: agentName },
    customer: { id: customerId, name: customerName },
    operation,
    method,
    path,
    allowed,
  };
}
