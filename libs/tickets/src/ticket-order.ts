import { priorities } from '#blueprint';
import { type CursorKey, Problem } from '#kernel';
import { type CursorPartType, cursorPart } from './cursor-part.js';
import type { TicketSort } from './ticket-list.dto.js';
import type { TicketRowInList } from './ticket-row.js';
import type { StatementValues } from './ticket-visibility.js';

/** An order of `ticket t` in which every ticket has a place of its own, so that a page can begin right after one. */
export interface TicketOrder {
  /** Columns of a cursor's key. */
  readonly width: number;
  /** What stands after `ORDER BY` for a whole list. */
  readonly by: string;
  /** What stands there within one of its ways. */
  readonly within: string;
  /** Whether that is by creation, the newest first. */
  readonly newestFirst: boolean;
  keyOf(row: TicketRowInList): CursorKey;
  /**
   * The ways to a page, as conditions; the page is cut from all of them together. An index leads along each.
   *
   * @param after the key of the ticket that the page comes after; null for the first page
   */
  ways(after: CursorKey | null, values: StatementValues): readonly (readonly string[])[];
}

const rank = `array_position(ARRAY[${priorities.map((key) => `'${key}'`).join(', ')}], t.priority)`;

/**
 * @param openOnly whether the list holds open tickets only; there are few enough of these to sort them by priority
 * @throws Problem `invalid-request` when every ticket of the desk would have to be sorted
 */
export function orderOf(sort: TicketSort, openOnly: boolean, updated: 'updated_at' | 'public_updated_at'): TicketOrder {
  const falling = sort.startsWith('-');
  switch (sort) {
    case 'escalatedFirst':
      return escalatedFirst(order(true, [byCreation, byId]));
    case '-createdAt':
    case 'createdAt':
      return order(falling, [byCreation, byId]);
    case '-updatedAt':
    case 'updatedAt': {
      const of = (row: TicketRowInList) => (updated === 'updated_at' ? row.updatedAt : row.publicUpdatedAt);
      return order(falling, [[`t.${updated}`, 'timestamptz', (row) => of(row).toISOString()], byId]);
    }
    case '-priority':
    case 'priority':
      if (!openOnly) {
        throw new Problem('invalid-request', 'Add `open=true`: only open tickets can be sorted by priority.', {
          errors: [{ pointer: '/query/sort', code: 'needs-open', detail: 'Sorting by priority takes `open=true`.' }],
        });
      }
      return order(falling, [[rank, 'integer', (row) => priorities.indexOf(row.priority) + 1], byCreation, byId]);
  }
}

type Part = readonly [column: string, type: CursorPartType, of: (row: TicketRowInList) => string | number];

const byId: Part = ['t.id', 'uuid', (row) => row.id];

const byCreation: Part = ['t.created_at', 'timestamptz', (row) => row.createdAt.toISOString()];

function order(falling: boolean, parts: readonly Part[]): TicketOrder {
  const columns = parts.map(([column]) => column);
  const by = columns.map((column) => (falling ? `${column} DESC` : column)).join(', ');
  const comesAfter = (key: CursorKey, values: StatementValues) => {
    const places = parts.map(([, type], place) => `${values.place(cursorPart(type, key[place]))}::${type}`);
    return `(${columns.join(', ')}) ${falling ? '<' : '>'} (${places.join(', ')})`;
  };
  return {
    width: parts.length,
    by,
    within: by,
    newestFirst: falling && parts[0] === byCreation,
    keyOf: (row) => parts.map(([, , of]) => of(row)),
    ways: (after, values) => [after === null ? [] : [comesAfter(after, values)]],
  };
}

/** Two lists one behind the other, so that each has its index: those whose customers press for them, and the rest. */
function escalatedFirst(rest: TicketOrder): TicketOrder {
  const pressing = 't.escalated_at IS NOT NULL';
  return {
    width: rest.width + 1,
    by: `(${pressing}) DESC, ${rest.by}`,
    within: rest.within,
    newestFirst: rest.newestFirst,
    keyOf: (row) => [row.escalatedAt === null ? 0 : 1, ...rest.keyOf(row)],
    ways: (after, values) => {
      const [rank, ...key] = after ?? [];
      const [first = []] = rest.ways(rank === 1 ? key : null, values);
      const [second = []] = rest.ways(rank === 0 ? key : null, values);
      const others = ['t.escalated_at IS NULL', ...second];
      return rank === 0 ? [others] : [[pressing, ...first], others];
    },
  };
}
