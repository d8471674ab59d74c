import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { defaultLimit } from '#http';
import { type Caller, isStaff, Problem, type Uuid } from '#kernel';
import { ComposedStatements, historyTo, StatementValues, visibleTo } from '#tickets';
import type { EventDto, EventListQueryDto, EventPageDto } from './event.dto.js';
import { type EventInFeed, eventColumns, eventView } from './event.view.js';
import { heardFamilies } from './event-families.js';
import { FeedCursors } from './feed-cursor.js';

/** Days that the feed reaches back. */
const keptDays = 30;
const keptMs = keptDays * 24 * 60 * 60_000;

/** Places looked at for one page: whoever sees little of a busy desk gets there page by page, none of them slow. */
const mostLookedAt = 2_000;

interface Row extends EventInFeed {
  readonly head: number;
  /** Null in the one row that comes when nothing is found. */
  readonly position: number | null;
}

/** An event and the cursor that leads to what follows it. */
export interface Told {
  readonly event: EventDto;
  readonly cursor: string;
}

export interface FeedPart {
  readonly told: readonly Told[];
  readonly resumeCursor: string;
  /** The place that was got to. */
  readonly reached: number;
  readonly hasMore: boolean;
}

const headOf = statement<{ position: number }>(
  'change-feed.head',
  'SELECT coalesce(max(position), 0)::float8 AS position FROM audit_link WHERE desk_id = $1',
);
const lookAt = statement<{ position: number; open: boolean }>(
  'change-feed.look',
  `SELECT coalesce(max(position), 0)::float8 AS position,
     EXISTS (SELECT FROM desk WHERE id = $1 AND status = 'active') AS open FROM audit_link WHERE desk_id = $1`,
);
const startOf = statement<{ position: number }>(
  'change-feed.start',
  `SELECT l.position::float8 - 1 AS position FROM audit_link l JOIN event e ON e.desk_id = $1 AND e.id = l.event_id
   WHERE l.desk_id = $1 AND e.at > $2 ORDER BY l.position LIMIT 1`,
);
const whenAt = statement<{ at: Date }>(
  'change-feed.when',
  `SELECT e.at FROM audit_link l JOIN event e ON e.desk_id = $1 AND e.id = l.event_id
   WHERE l.desk_id = $1 AND l.position = $2`,
);

/**
 * What happened at a desk, each thing once, in the order in which it became certain. Places are those of the audit chain:
 * given out after the commit, one worker at a time, without gaps. So a reader who has got to a place has missed nothing
 * before it, however late a transaction commits; what is committed shows up a moment later.
 */
@Injectable()
export class EventFeed {
  private readonly statements = new ComposedStatements<Row>('change-feed.page');

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly cursors: FeedCursors,
  ) {}

  /** @throws Problem `invalid-cursor`, `no-longer-kept` */
  async page(caller: Caller, query: EventListQueryDto): Promise<EventPageDto> {
    const { told, resumeCursor, hasMore } = await this.part(caller, query, await this.begin(caller, query));
    return { items: told.map(({ event }) => event), nextCursor: hasMore ? resumeCursor : null, resumeCursor };
  }

  /** The place to begin at. @throws Problem `invalid-cursor`, `no-longer-kept` */
  async begin(caller: Caller, { cursor, from }: EventListQueryDto): Promise<number> {
    const since = new Date(caller.now.getTime() - keptMs);
    if (cursor === undefined) {
      const oldest =
        from === 'now' ? undefined : await this.database.readFirst(caller, startOf, [caller.deskId, since]);
      return oldest?.position ?? this.head(caller);
    }
    const position = this.cursors.read(caller.deskId, cursor);
    const next = await this.database.readFirst(caller, whenAt, [caller.deskId, position + 1]);
    if (next && next.at <= since) {
      throw new Problem(
        'no-longer-kept',
        `Events are kept for ${keptDays} days: begin without a cursor, and read anew.`,
      );
    }
    return position;
  }

  /** The cursor that leads to what follows a place. */
  cursorAt({ deskId }: Caller, position: number): string {
    return this.cursors.write(deskId, position);
  }

  /** The last place of the desk that is taken. */
  async head(of: { readonly deskId: Uuid }): Promise<number> {
    return (await this.database.readFirst(of, headOf, [of.deskId]))?.position ?? 0;
  }

  /** The last place that is taken, and whether the desk is open to anybody at all. */
  async look(deskId: Uuid): Promise<{ readonly position: number; readonly open: boolean }> {
    return (await this.database.readFirst({ deskId }, lookAt, [deskId])) ?? { position: 0, open: false };
  }

  /** What follows a place, as far as the caller may hear of it now. */
  async part(caller: Caller, query: EventListQueryDto, after: number): Promise<FeedPart> {
    const { limit = defaultLimit, kinds, ticket } = query;
    const blueprint = await this.desks.blueprint(caller);
    const values = new StatementValues(caller.deskId);
    const place = values.place(after);
    const conditions = ['true'];
    if (isStaff(caller)) {
      const families = heardFamilies(caller);
      if (families !== null) conditions.push(`split_part(e.kind, '.', 1) = ANY (${values.place(families)}::text[])`);
    } else {
      conditions.push(`e.audience = 'public'`, `t.id IS NOT NULL`, visibleTo(caller, blueprint, values));
      const since = historyTo(caller, blueprint, values, 'e.at');
      if (since !== null) conditions.push(since);
    }
    // Letters, dots and asterisks are all that a kind may hold: nothing in it means something to LIKE.
    if (kinds !== undefined) {
      conditions.push(`e.kind LIKE ANY (${values.place(kinds.replaceAll('*', '%').split(','))}::text[])`);
    }
    if (ticket !== undefined) conditions.push(`e.ticket_id = ${values.place(ticket)}`);
    const found = `SELECT l.position::float8 AS position, ${eventColumns}
      FROM audit_link l
      JOIN event e ON e.desk_id = $1 AND e.id = l.event_id
      LEFT JOIN ticket t ON t.desk_id = $1 AND t.id = e.ticket_id
      WHERE l.desk_id = $1 AND l.position > ${place}::bigint AND l.position <= ${place}::bigint + ${mostLookedAt}
        AND ${conditions.join(' AND ')}
      ORDER BY l.position LIMIT ${values.place(limit + 1)}`;
    const text = `SELECT h.position AS head, f.* FROM (
        SELECT coalesce(max(position), 0)::float8 AS position FROM audit_link WHERE desk_id = $1
      ) h LEFT JOIN LATERAL (${found}) f ON true ORDER BY f.position`;
    const rows = await this.database.read(caller, this.statements.of(text), values.all);
    const head = rows[0]?.head ?? 0;
    const told = rows.flatMap((row) => (row.position === null ? [] : [{ position: row.position, row }]));
    const isFull = told.length > limit;
    const shown = isFull ? told.slice(0, limit) : told;
    const reached = isFull ? (shown.at(-1)?.position ?? after) : Math.max(after, Math.min(after + mostLookedAt, head));
    const bare = !isStaff(caller);
    return {
      told: shown.map(({ position, row }) => ({
        event: eventView(row, bare),
        cursor: this.cursors.write(caller.deskId, position),
      })),
      resumeCursor: this.cursors.write(caller.deskId, reached),
      reached,
      hasMore: reached < head,
    };
  }
}
