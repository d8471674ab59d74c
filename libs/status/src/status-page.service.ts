import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { defaultLimit, type Page, type PageQueryDto, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor } from '#kernel';
import type { IncidentDto, StatusDto } from './status.dto.js';
import { components, findIncident } from './status.finder.js';
import { componentStatusView, incidentColumns, incidentView, type WholeIncident, worst } from './status.view.js';

const open = statement<WholeIncident>(
  'incident.open',
  `SELECT ${incidentColumns} FROM incident i WHERE i.desk_id = $1 AND i.state <> 'resolved'
   ORDER BY i.started_at DESC, i.id DESC LIMIT 50`,
);
const page = statement<WholeIncident>(
  'incident.list',
  `SELECT ${incidentColumns} FROM incident i
   WHERE i.desk_id = $1 AND ($2::timestamptz IS NULL OR (i.started_at, i.id) < ($2, $3::uuid))
   ORDER BY i.started_at DESC, i.id DESC LIMIT $4`,
);

/** The status page as everybody reads it. */
@Injectable()
export class StatusPage {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  async get(caller: Caller): Promise<StatusDto> {
    const blueprint = await this.desks.blueprint(caller);
    const [listed, incidents] = await Promise.all([
      this.database.read(caller, components, [caller.deskId]),
      this.database.read(caller, open, [caller.deskId]),
    ]);
    const shown = listed.map((row) => componentStatusView(row, caller, blueprint));
    return {
      state: worst(shown.map(({ state }) => state)),
      components: shown,
      incidents: incidents.map((row) => incidentView(row, caller, blueprint)),
    };
  }

  /** Newest first, those that are over too. @throws Problem `invalid-cursor` */
  async incidents(caller: Caller, { limit = defaultLimit, cursor }: PageQueryDto): Promise<Page<IncidentDto>> {
    const blueprint = await this.desks.blueprint(caller);
    const binding = JSON.stringify(['incidents', caller.deskId]);
    const [at, id] = cursor ? decodeCursor(cursor, binding, 2) : [null, null];
    const rows = await this.database.read(caller, page, [caller.deskId, at, id, limit + 1]);
    return pageOf(
      rows,
      limit,
      (row) => incidentView(row, caller, blueprint),
      (row) => encodeCursor([row.startedAt.toISOString(), row.id], binding),
    );
  }

  /** @throws Problem `not-found` */
  async incident(caller: Caller, id: string): Promise<IncidentDto> {
    const blueprint = await this.desks.blueprint(caller);
    return incidentView(await findIncident(this.database, caller, id), caller, blueprint);
  }
}
