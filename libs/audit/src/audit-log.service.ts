import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { defaultLimit, type Page, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor } from '#kernel';
import type { AuditEntryDto, AuditHeadDto, AuditListQueryDto } from './audit.dto.js';
import { genesis, type SealedEvent, sealedEvent } from './chain.js';

interface Entry {
  readonly position: number;
  readonly hash: string;
  readonly event: SealedEvent;
}

const list = statement<Entry>(
  'audit.list',
  `SELECT l.position::float8 AS position, encode(l.hash, 'hex') AS hash, ${sealedEvent} AS event
   FROM audit_link l JOIN event e ON e.desk_id = $1 AND e.id = l.event_id
   WHERE l.desk_id = $1 AND l.position > $2 AND ($4::text IS NULL OR e.kind = $4)
     AND ($5::uuid IS NULL OR e.ticket_id = $5)
     AND ($6::uuid IS NULL OR e.actor_id = $6 OR e.on_behalf_of = $6 OR e.subject_id = $6)
   ORDER BY l.position LIMIT $3`,
);
const head = statement<{ position: number | null; hash: string | null; unsealed: number }>(
  'audit.head',
  `SELECT l.position, l.hash, u.unsealed
   FROM (SELECT count(*)::int AS unsealed FROM (SELECT FROM unsealed_event WHERE desk_id = $1 LIMIT 1000) w) u
   LEFT JOIN (
     SELECT a.position::float8 AS position, encode(a.hash, 'hex') AS hash FROM audit_link a
     WHERE a.desk_id = $1 ORDER BY a.position DESC LIMIT 1
   ) l ON true`,
);

/** The desk's log, as its admins read it. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  /** Oldest first. @throws Problem `invalid-cursor` */
  async list(caller: Caller, query: AuditListQueryDto): Promise<Page<AuditEntryDto>> {
    const { limit = defaultLimit, cursor, kind = null, ticket = null, person = null } = query;
    const binding = JSON.stringify(['audit', caller.deskId, kind, ticket, person]);
    const [after] = cursor === undefined ? [0] : decodeCursor(cursor, binding, 1);
    const rows = await this.database.read(caller, list, [
      caller.deskId,
      Number(after),
      limit + 1,
      kind,
      ticket,
      person,
    ]);
    return pageOf(rows, limit, entryView, ({ position }) => encodeCursor([position], binding));
  }

  async head(caller: Caller): Promise<AuditHeadDto> {
    const row = await this.database.readFirst(caller, head, [caller.deskId]);
    return {
      position: row?.position ?? 0,
      hash: row?.hash ?? genesis(caller.deskId),
      unsealed: row?.unsealed ?? 0,
    };
  }
}

function entryView({ position, hash, event }: Entry): AuditEntryDto {
  const { id, kind, at, actorKind, actorId, onBehalfOf, ticketId, subjectId, requestId, data } = event;
  const actor = { kind: actorKind, id: actorId };
  return { position, hash, id, kind, at, actor, onBehalfOf, ticketId, subjectId, requestId, data: Object(data) };
}
