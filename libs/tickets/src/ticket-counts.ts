import { Injectable } from '@nestjs/common';
import { type StatusCategory, statusCategories } from '#blueprint';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import type { Caller } from '#kernel';
import { ComposedStatements } from './composed-statements.js';
import { conditionsOf } from './ticket-conditions.js';
import type { TicketCountDto, TicketCountQueryDto } from './ticket-count.dto.js';
import { labelsIn } from './ticket-labels.js';
import { StatementValues } from './ticket-visibility.js';

/** Counting is cheap only as long as it ends. */
const mostCounted = 10_000;

const openCategories: readonly StatusCategory[] = ['open', 'waitingOnCustomer', 'onHold'];

/** How many tickets there are, status by status. */
@Injectable()
export class TicketCounts {
  private readonly statements = new ComposedStatements<{ key: string; count: number }>('ticket.count');

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `invalid-request`, `forbidden` */
  async count(caller: Caller, query: TicketCountQueryDto): Promise<TicketCountDto> {
    const blueprint = await this.desks.blueprint(caller);
    const values = new StatementValues(caller.deskId);
    const conditions = conditionsOf(caller, blueprint, byStatus(query), values).join(' AND ');
    const statement = this.statements.of(
      `SELECT status_key AS key, count(*)::integer AS count
       FROM (SELECT t.status_key FROM ticket t WHERE ${conditions} LIMIT ${mostCounted + 1}) t GROUP BY status_key`,
    );
    const rows = await this.database.read(caller, statement, values.all);
    const counts = new Map(rows.map(({ key, count }) => [key, count]));
    const labels = labelsIn(blueprint, caller.language);
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    return {
      total: Math.min(total, mostCounted),
      capped: total > mostCounted,
      byStatus: [...blueprint.statuses.keys()].map((key) => ({
        status: labels.status(key),
        count: counts.get(key) ?? 0,
      })),
    };
  }
}

/**
 * Open or not, said by categories: the conditions then speak of statuses alone, which an index holds, and the tickets
 * themselves need not be read.
 */
function byStatus({ open, category = [...statusCategories], ...query }: TicketCountQueryDto): TicketCountQueryDto {
  if (open === undefined) return { ...query, category };
  return { ...query, category: category.filter((each) => openCategories.includes(each) === open) };
}
