import { isUuid, notFound } from '#kernel';
import type { StatementValues } from './ticket-visibility.js';

/**
 * What a path calls a ticket, its id or its number, as a condition on `ticket t`.
 *
 * @throws Problem `not-found` for what is neither
 */
export function namedBy(idOrNumber: string, values: StatementValues): string {
  const id = idOrNumber.toLowerCase();
  if (isUuid(id)) return `t.id = ${values.place(id)}`;
  if (/^[1-9]\d{0,14}$/.test(idOrNumber)) return `t.number = ${values.place(idOrNumber)}`;
  throw notFound();
}
