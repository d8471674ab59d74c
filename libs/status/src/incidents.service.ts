import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { requireVersion } from '#http';
import { type Caller, newId, Problem, type Uuid } from '#kernel';
import { tellTickets } from './incident-tickets.service.js';
import type { IncidentDto } from './status.dto.js';
import { IncidentComponentRow, IncidentRow, IncidentUpdateRow } from './status.entity.js';
import { incidentChanged, incidentOpened, statusUpdated } from './status.events.js';
import { components, findIncident, lockIncident } from './status.finder.js';
import { incidentView } from './status.view.js';
import { checkedLabels } from './status-labels.js';
import type {
  AffectedComponentDraftDto,
  IncidentChangeDto,
  IncidentDraftDto,
  IncidentUpdateDraftDto,
} from './status-writing.dto.js';

const touch = statement<never>(
  'incident.touch',
  `UPDATE incident SET state = $3, updated_at = $4, version = version + 1,
     resolved_at = CASE WHEN $3 = 'resolved' THEN $4::timestamptz END
   WHERE desk_id = $1 AND id = $2`,
);

/** What goes wrong, and what the desk says of it until it is over. */
@Injectable()
export class Incidents {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `unprocessable` */
  async open(caller: Caller, draft: IncidentDraftDto): Promise<IncidentDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const titles = checkedLabels(blueprint, draft.titles, '/titles', 'title');
      const id = newId();
      const { deskId, now } = tx;
      await tx.manager.insert(IncidentRow, { deskId, id, titles, state: draft.state, startedAt: now, updatedAt: now });
      await this.affect(tx, id, draft.components ?? []);
      const data = { components: (draft.components ?? []).map((component) => component.id) };
      await record(tx, eventOf(incidentOpened, { actor: actorOf(caller), subjectId: id, data }));
      await this.tell(tx, caller, blueprint, id, draft);
      return incidentView(await findIncident(tx, caller, id), caller, blueprint);
    });
  }

  /** Changes what it is called or affects; nobody is told. @throws Problem `not-found`, `unprocessable`, `stale` */
  async update(caller: Caller, incident: string, change: IncidentChangeDto): Promise<IncidentDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const before = await lockIncident(tx, caller, incident);
      requireVersion(caller, before.version, true);
      const titles =
        change.titles === undefined ? before.titles : checkedLabels(blueprint, change.titles, '/titles', 'title');
      const next = { titles, updatedAt: tx.now, version: before.version + 1 };
      await tx.manager.update(IncidentRow, { deskId: tx.deskId, id: before.id }, next);
      if (change.components !== undefined) {
        await tx.manager.delete(IncidentComponentRow, { deskId: tx.deskId, incidentId: before.id });
        await this.affect(tx, before.id, change.components);
      }
      const after = await findIncident(tx, caller, before.id);
      const data = { components: after.components.map(({ id }) => id) };
      await record(tx, eventOf(incidentChanged, { actor: actorOf(caller), subjectId: before.id, data }));
      return incidentView(after, caller, blueprint);
    });
  }

  /**
   * Says something of an incident, to whoever has subscribed; when it is over, to the requesters of its tickets too.
   *
   * @throws Problem `not-found`, `unprocessable`, `conflict` when it is over already, `stale`
   */
  async say(caller: Caller, incident: string, said: IncidentUpdateDraftDto): Promise<IncidentDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const before = await lockIncident(tx, caller, incident);
      requireVersion(caller, before.version, false);
      if (before.state === 'resolved') throw new Problem('conflict', 'It is over. Open another incident.');
      const updateId = await this.tell(tx, caller, blueprint, before.id, said);
      await tx.run(touch, [tx.deskId, before.id, said.state, tx.now]);
      if (said.state === 'resolved') await tellTickets(tx, caller, blueprint, { incidentId: before.id, updateId });
      return incidentView(await findIncident(tx, caller, before.id), caller, blueprint);
    });
  }

  private async tell(
    tx: Transaction,
    caller: Caller,
    blueprint: Blueprint,
    incidentId: Uuid,
    { state, texts: given }: IncidentUpdateDraftDto,
  ): Promise<Uuid> {
    const texts = checkedLabels(blueprint, given, '/texts', 'text');
    const id = newId();
    await tx.manager.insert(IncidentUpdateRow, { deskId: tx.deskId, id, incidentId, state, texts, at: tx.now });
    const data = { incidentId, updateId: id, state };
    await record(tx, eventOf(statusUpdated, { actor: actorOf(caller), subjectId: incidentId, data }));
    return id;
  }

  private async affect(
    tx: Transaction,
    incidentId: Uuid,
    affected: readonly AffectedComponentDraftDto[],
  ): Promise<void> {
    const known = new Set((await tx.run(components, [tx.deskId])).map(({ id }) => id));
    const rows = affected.map(({ id, state }) => ({
      deskId: tx.deskId,
      incidentId,
      componentId: id.toLowerCase(),
      state,
    }));
    const wrong = rows.findIndex(
      ({ componentId }, place) =>
        !known.has(componentId) || rows.findIndex((row) => row.componentId === componentId) < place,
    );
    if (wrong >= 0) {
      throw new Problem('unprocessable', 'Name components of this desk, each once.', {
        errors: [{ pointer: `/components/${wrong}/id`, code: 'unknown', detail: 'No component, or named before.' }],
      });
    }
    if (rows.length > 0) await tx.manager.insert(IncidentComponentRow, rows);
  }
}
