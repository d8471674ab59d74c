import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Page, requireVersion } from '#http';
import { type Caller, isUuid, newId, notFound, Problem } from '#kernel';
import { StatusComponentRow } from './status.entity.js';
import { componentChanged, componentCreated, componentRemoved } from './status.events.js';
import { components } from './status.finder.js';
import { type ComponentNow, componentColumns, statusComponentView } from './status.view.js';
import { checkedLabels } from './status-labels.js';
import type { StatusComponentChangeDto, StatusComponentDraftDto, StatusComponentDto } from './status-writing.dto.js';

const one = statement<ComponentNow>(
  'status.component',
  `SELECT ${componentColumns} FROM status_component c WHERE c.desk_id = $1 AND c.id = $2 FOR UPDATE`,
);
const count = statement<{ count: number }>(
  'status.count',
  'SELECT count(*)::integer AS count FROM status_component WHERE desk_id = $1',
);
const mostComponents = 200;

/** What the status page is about. */
@Injectable()
export class StatusComponents {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  async list(caller: Caller): Promise<Page<StatusComponentDto>> {
    const rows = await this.database.read(caller, components, [caller.deskId]);
    return { items: rows.map(statusComponentView), nextCursor: null };
  }

  /** @throws Problem `unprocessable` */
  async create(caller: Caller, draft: StatusComponentDraftDto): Promise<StatusComponentDto> {
    return this.database.command(caller, async (tx) => {
      const names = checkedLabels(await this.desks.blueprint(tx), draft.names, '/names', 'title');
      if (((await tx.first(count, [tx.deskId]))?.count ?? 0) >= mostComponents) {
        throw new Problem('unprocessable', `A status page has at most ${mostComponents} components.`);
      }
      const { state = 'operational', position = 0 } = draft;
      const row = { deskId: tx.deskId, id: newId(), names, state, position, createdAt: tx.now, updatedAt: tx.now };
      await tx.manager.insert(StatusComponentRow, row);
      await record(tx, eventOf(componentCreated, { actor: actorOf(caller), subjectId: row.id, data: { state } }));
      return statusComponentView(await this.one(tx, row.id));
    });
  }

  /** @throws Problem `not-found`, `unprocessable`, `stale` */
  async update(caller: Caller, id: string, change: StatusComponentChangeDto): Promise<StatusComponentDto> {
    return this.database.command(caller, async (tx) => {
      const before = await this.one(tx, id);
      requireVersion(caller, before.version, true);
      const blueprint = await this.desks.blueprint(tx);
      const names =
        change.names === undefined ? before.names : checkedLabels(blueprint, change.names, '/names', 'title');
      const { state = before.state, position = before.position } = change;
      const next = { names, state, position, updatedAt: tx.now, version: before.version + 1 };
      await tx.manager.update(StatusComponentRow, { deskId: tx.deskId, id: before.id }, next);
      await record(tx, eventOf(componentChanged, { actor: actorOf(caller), subjectId: before.id, data: { state } }));
      return statusComponentView(await this.one(tx, before.id));
    });
  }

  /** @throws Problem `not-found`, `stale` */
  async remove(caller: Caller, id: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      const before = await this.one(tx, id);
      requireVersion(caller, before.version, true);
      await tx.manager.delete(StatusComponentRow, { deskId: tx.deskId, id: before.id });
      await record(tx, eventOf(componentRemoved, { actor: actorOf(caller), subjectId: before.id, data: {} }));
      return null;
    });
  }

  private async one(tx: Transaction, given: string): Promise<ComponentNow> {
    const id = given.toLowerCase();
    const found = isUuid(id) ? await tx.first(one, [tx.deskId, id]) : undefined;
    if (!found) throw notFound();
    return found;
  }
}
