import { type FormAudience, type RequestType, validateFields } from '#blueprint';
import { eventOf } from '#history';
import { invalidFields } from './draft-rules.js';
import type { TicketEdit } from './ticket-edit.js';
import { ticketChanged } from './tickets.events.js';

export type Values = Readonly<Record<string, unknown>>;

/**
 * The values of a form once some of them are changed, as this audience may change them. Values that the change makes
 * meaningless (their field is no longer shown) go by themselves.
 *
 * @param changes null takes a value away
 * @throws Problem `invalid-fields` with one error per field
 */
export function changedValues(
  type: RequestType,
  present: Values,
  changes: Values,
  author: { readonly audience: FormAudience; readonly language: string },
): Record<string, unknown> {
  // What customers do not know of stays as it is, and cannot be what their change is refused for.
  const hidden = (key: string) =>
    author.audience === 'customer' &&
    type.form.fieldsByKey.get(key)?.agentOnly === true &&
    !Object.hasOwn(changes, key);
  const kept = Object.entries(present).filter(([key]) => hidden(key));
  const given = new Map(Object.entries(present).filter(([key]) => !hidden(key)));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) given.delete(key);
    else given.set(key, value);
  }
  for (;;) {
    const { values, errors } = validateFields(type, Object.fromEntries(given), { ...author, at: '/fields' });
    const meaningless = errors
      .filter(({ code }) => code === 'not-applicable')
      .map(({ pointer }) => pointer.slice('/fields/'.length))
      .filter((key) => !Object.hasOwn(changes, key) && given.delete(key));
    if (meaningless.length > 0) continue;
    if (errors.length > 0) throw invalidFields(errors);
    return { ...values, ...Object.fromEntries(kept) };
  }
}

export function keysThatDiffer(before: Values, after: Values): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** Tells of changed values: those that customers see to everybody, the others to staff alone. */
export function tellFieldChanges(edit: TicketEdit, type: RequestType, before: Values, after: Values): void {
  const differing = keysThatDiffer(before, after);
  const forAgents = (key: string) => type.form.fieldsByKey.get(key)?.agentOnly !== false;
  for (const audience of ['public', 'staff'] as const) {
    const fields = differing.filter((key) => forAgents(key) === (audience === 'staff'));
    if (fields.length === 0) continue;
    edit.set({}, audience === 'public' ? 'customers' : 'staff');
    const text = { before: only(before, fields), after: only(after, fields) };
    edit.tell(eventOf(ticketChanged, { actor: edit.actor, audience, data: { fields }, text }));
  }
}

export function only(values: Values, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key)));
}
