import { Injectable } from '@nestjs/common';
import { type Blueprint, type ListColumn, listColumns, type TicketList, textIn } from '#blueprint';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventKind, eventOf, record } from '#history';
import { requireVersion } from '#http';
import { type Caller, type FieldError, notFound, Problem, personOf, type Uuid } from '#kernel';
import { columnTexts } from './column-texts.js';
import type { ColumnDto, ColumnsDto, ListViewDto, ListViewPageDto } from './columns.dto.js';
import { ticketListViews } from './ticket-list.dto.js';

/** What a person's lists show from now on; about the person, not about a ticket. */
const columnsChosen = eventKind<{ readonly columns: readonly ListColumn[] }>('ticketColumns.chosen', 'staff', false);

interface Choice {
  /** As it was stored: the desk may have changed since. null: none. */
  readonly columns: readonly unknown[] | null;
  readonly version: number;
}

const choiceOf = `SELECT preferences -> 'ticketColumns' AS columns, version FROM person WHERE desk_id = $1 AND id = $2`;
const read = statement<Choice>('columns.get', choiceOf);
const lock = statement<Choice>('columns.lock', `${choiceOf} FOR UPDATE`);
const choose = statement<Choice>(
  'columns.set',
  `UPDATE person SET preferences = jsonb_set(preferences, '{ticketColumns}', $3::jsonb), version = version + 1, updated_at = $4
   WHERE desk_id = $1 AND id = $2 RETURNING preferences -> 'ticketColumns' AS columns, version`,
);

/** The lists that a desk offers its customers, and the columns that each person makes them show. */
@Injectable()
export class Columns {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  async lists(caller: Caller): Promise<ListViewPageDto> {
    const blueprint = await this.desks.blueprint(caller);
    return {
      items: [...blueprint.lists.values()].flatMap((list) => listView(list, caller, blueprint)),
      nextCursor: null,
    };
  }

  async get(caller: Caller): Promise<ColumnsDto> {
    const blueprint = await this.desks.blueprint(caller);
    const choice = await this.database.readFirst(caller, read, [caller.deskId, personOf(caller)]);
    return columnsView(choice, caller, blueprint);
  }

  /** @throws Problem `invalid-request` for a column that the desk does not have, `stale` */
  async set(caller: Caller, columns: readonly ListColumn[]): Promise<ColumnsDto> {
    const blueprint = await this.desks.blueprint(caller);
    refuseUnavailable(columns, blueprint);
    const personId: Uuid = personOf(caller);
    return this.database.command(caller, async (tx) => {
      const before = await tx.first(lock, [tx.deskId, personId]);
      if (!before) throw notFound();
      requireVersion(caller, before.version, true);
      const choice = await tx.first(choose, [tx.deskId, personId, JSON.stringify(columns), tx.now]);
      await record(tx, eventOf(columnsChosen, { actor: actorOf(caller), subjectId: personId, data: { columns } }));
      return columnsView(choice, caller, blueprint);
    });
  }
}

function availableIn(blueprint: Blueprint): readonly ListColumn[] {
  return listColumns.filter((column) => column !== 'module' || blueprint.modules.size > 0);
}

function refuseUnavailable(columns: readonly ListColumn[], blueprint: Blueprint): void {
  const available = availableIn(blueprint);
  const errors = columns.flatMap((column, place): FieldError[] => {
    if (available.includes(column)) return [];
    const detail = `This desk has: ${available.join(', ')}.`;
    return [{ pointer: `/columns/${place}`, code: 'unknown-column', detail }];
  });
  if (errors.length > 0) throw new Problem('invalid-request', 'Choose among the columns of this desk.', { errors });
}

function columnsView(choice: Choice | undefined, caller: Caller, blueprint: Blueprint): ColumnsDto {
  if (!choice) throw notFound();
  const available = availableIn(blueprint);
  const chosen = chosenAmong(available, choice.columns);
  const [firstList] = blueprint.lists.values();
  const shown = chosen.length > 0 ? chosen : (firstList?.columns ?? available);
  return {
    columns: columnViews(shown, caller),
    available: columnViews(available, caller),
    chosen: chosen.length > 0,
    version: choice.version,
  };
}

/** What was chosen, as far as the desk has it still, in the chosen order. */
function chosenAmong(available: readonly ListColumn[], chosen: readonly unknown[] | null): ListColumn[] {
  return (chosen ?? []).flatMap((column) => available.filter((each) => each === column));
}

function columnViews(columns: readonly ListColumn[], caller: Caller): ColumnDto[] {
  const texts = columnTexts(caller.language);
  return columns.map((key) => ({ key, label: texts[key] }));
}

function listView(
  { key, labels, view, categories, columns }: TicketList,
  caller: Caller,
  blueprint: Blueprint,
): ListViewDto[] {
  const served = ticketListViews.find((each) => each === view);
  if (!served) return [];
  return [
    {
      key,
      label: textIn(labels, caller.language, blueprint.identity.defaultLanguage),
      view: served,
      categories: [...(categories ?? [])],
      columns: columnViews(columns, caller),
    },
  ];
}
