import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, personOf, type Uuid } from '#kernel';
import type { ErasureRequestDto } from './erasure.dto.js';
import { erasureAsked } from './privacy.events.js';

interface Asked {
  readonly personId: Uuid;
  readonly askedAt: Date;
}

const ask = statement<Asked>(
  'erasure-request.ask',
  `INSERT INTO erasure_request (desk_id, person_id, asked_at) VALUES ($1, $2, $3)
   ON CONFLICT DO NOTHING RETURNING person_id AS "personId", asked_at AS "askedAt"`,
);
const find = statement<Asked>(
  'erasure-request.find',
  `SELECT person_id AS "personId", asked_at AS "askedAt" FROM erasure_request WHERE desk_id = $1 AND person_id = $2`,
);
const list = statement<Asked>(
  'erasure-request.list',
  `SELECT person_id AS "personId", asked_at AS "askedAt" FROM erasure_request
   WHERE desk_id = $1 AND ($2::timestamptz IS NULL OR (asked_at, person_id) > ($2, $3::uuid))
   ORDER BY asked_at, person_id LIMIT $4`,
);

/** People who ask that they be erased, until an admin has done so. */
@Injectable()
export class ErasureRequests {
  constructor(private readonly database: Database) {}

  /** Asking again changes nothing. */
  async ask(caller: Caller): Promise<ErasureRequestDto> {
    const personId = personOf(caller);
    return this.database.command(caller, async (tx) => {
      const asked = await tx.first(ask, [tx.deskId, personId, tx.now]);
      if (asked) await record(tx, eventOf(erasureAsked, { actor: actorOf(caller), subjectId: personId, data: {} }));
      const standing = asked ?? (await tx.first(find, [tx.deskId, personId]));
      return requestView(standing ?? { personId, askedAt: tx.now });
    });
  }

  /** The oldest first. @throws Problem `invalid-cursor` */
  async list(caller: Caller, { limit = defaultLimit, cursor }: PageQueryDto): Promise<Page<ErasureRequestDto>> {
    const binding = `erasureRequests ${caller.deskId}`;
    const [at = null, after = null] = cursor === undefined ? [] : decodeCursor(cursor, binding, 2);
    const rows = await this.database.read(caller, list, [caller.deskId, at, after, limit + 1]);
    return pageOf(rows, limit, requestView, (row) => encodeCursor([row.askedAt.toISOString(), row.personId], binding));
  }
}

function requestView({ personId, askedAt }: Asked): ErasureRequestDto {
  return { personId, askedAt: askedAt.toISOString() };
}
