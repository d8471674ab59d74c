import { Injectable } from '@nestjs/common';
import { type Blueprint, type Labels, textIn } from '#blueprint';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { type Caller, Problem } from '#kernel';
import type { SatisfactionReportDto, SatisfactionReportQueryDto } from './satisfaction-report.dto.js';
import { satisfactionGroups, satisfactionOf, type Tally } from './satisfaction-report.js';

const day = 24 * 60 * 60 * 1000;

const tally = statement<Tally>(
  'satisfaction.tally',
  `SELECT s.key, max(p.name) AS name, s.mark, count(*)::integer AS tickets
   FROM (
     SELECT r.mark, CASE $4::text WHEN 'type' THEN t.type_key WHEN 'group' THEN t.group_key
       WHEN 'assignee' THEN t.assignee_id::text WHEN 'month' THEN to_char(asked.at AT TIME ZONE $5, 'YYYY-MM') END AS key
     FROM (
       SELECT ticket_id, max(at) AS at FROM event
       WHERE desk_id = $1 AND kind = 'rating.asked' AND at >= $2 AND at < $3 GROUP BY ticket_id
     ) asked
     JOIN ticket t ON t.desk_id = $1 AND t.id = asked.ticket_id
     LEFT JOIN rating r ON r.desk_id = $1 AND r.ticket_id = t.id
   ) s
   LEFT JOIN person p ON $4 = 'assignee' AND p.desk_id = $1 AND p.id::text = s.key
   GROUP BY s.key, s.mark`,
);

/** How satisfied the requesters are. */
@Injectable()
export class SatisfactionReports {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `invalid-request` when the time ends before it begins, or an instant does not exist */
  async get(caller: Caller, query: SatisfactionReportQueryDto): Promise<SatisfactionReportDto> {
    const to = instantOf('to', query.to) ?? caller.now;
    const from = instantOf('from', query.from) ?? new Date(to.getTime() - 30 * day);
    if (from >= to) throw refused('from', '`from` has to lie before `to`.');
    const blueprint = await this.desks.blueprint(caller);
    const groupBy = query.groupBy ?? null;
    const values = [caller.deskId, from, to, groupBy, blueprint.identity.timeZone];
    const tallies = await this.database.read(caller, tally, values);
    const scale = blueprint.satisfaction?.scale ?? 0;
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      total: satisfactionOf(tallies, scale),
      groups:
        groupBy === null ? [] : satisfactionGroups(tallies, scale, (key) => labelOf(blueprint, caller, key, groupBy)),
    };
  }
}

function labelOf(blueprint: Blueprint, { language }: Caller, key: string, groupBy: string): string {
  const named: { readonly labels: Labels } | undefined =
    groupBy === 'type' ? blueprint.requestTypes.get(key) : groupBy === 'group' ? blueprint.groups.get(key) : undefined;
  return named ? textIn(named.labels, language, blueprint.identity.defaultLanguage) : key;
}

function instantOf(name: string, given: string | undefined): Date | undefined {
  if (given === undefined) return undefined;
  const instant = new Date(given);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw refused(name, 'Send an instant such as 2026-03-01T09:30:00Z.');
}

function refused(name: string, detail: string): Problem {
  return new Problem('invalid-request', detail, {
    errors: [{ pointer: `/query/${name}`, code: 'bad-format', detail }],
  });
}
