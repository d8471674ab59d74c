import { priorities } from '#blueprint';
import { type CursorKey, Problem } from '#kernel';
import { type CursorPartType, cursorPart } from './cursor-part.js';
import type { TicketSort } from './ticket-list.dto.js';
import type { TicketRowInList } from './ticket-row.js';
import type { StatementValues } from './ticket-visibility.js';

/** An order of `ticket t` in which every ticket has a place of its own, so that a page can begin right after one. */
export interface TicketOrder {
  readonly columns: readonly string[];
  /** What stands after `ORDER BY`. */
  readonly by: string;
  keyOf(row: TicketRowInList): CursorKey;
  /** The condition that a ticket comes after the one with this key. */
  after(key: CursorKey, values: StatementValues): string;
}

const rank = `array_position(ARRAY[${priorities.map((key) => `'${key}'`).join(', ')}], t.priority)`;

/**
 * @param openOnly whether the list holds open tickets only; there are few enough of these to sort them by priority
 * @throws Problem `invalid-request` when every ticket of the desk would have to be sorted
 */
export function orderOf(sort: TicketSort, openOnly: boolean, updated: 'updated_at' | 'public_updated_at'): TicketOrder {
  const falling = sort.startsWith('-');
  switch (sort) {
    case '-createdAt':
    case 'createdAt':
      return order(falling, [['t.created_at', 'timestamptz', (row) => row.createdAt.toISOString()], byId]);
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
      return order(falling, [
        [rank, 'integer', (row) => priorities.indexOf(row.priority) + 1],
        ['t.created_at', 'timestamptz', (row) => row.createdAt.toISOString()],
        byId,
      ]);
  }
}

type Part = readonly [column: string, type: CursorPartType, of: (row: TicketRowInList) => string | number];

const byId: Part = ['t.id', 'uuid', (row) => row.id];

function order(falling: boolean, parts: readonly Part[]): TicketOrder {
  const columns = parts.map(([column]) => column);
  return {
    columns,
    by: columns.map((column) => (falling ? `${column} DESC` : column)).join(', '),
    keyOf: (row) => parts.map(([, , of]) => of(row)),
    after: (key, values) => {
      const places = parts.map(([, type], place) => `${values.place(cursorPart(type, key[place]))}::${type}`);
      return `(${columns.join(', ')}) ${falling ? '<' : '>'} (${places.join(', ')})`;
    },
  };
}
