import type { FormField } from '@guichet/sdk/embed';

/** What is filled in, by field key: what is not has no entry. */
export type Values = ReadonlyMap<string, unknown>;

type Condition = FormField['visibleWhen'][number];

/** Whether a field is shown beside these values: the rule that the service holds the form to. */
export const isShown = (field: FormField, values: Values): boolean =>
  field.visibleWhen.every((condition) => holds(condition, values));

export const isRequired = (field: FormField, values: Values): boolean =>
  field.required ||
  (field.requiredWhen.length > 0 && field.requiredWhen.every((condition) => holds(condition, values)));

function holds({ field, oneOf = [], filled }: Condition, values: Values): boolean {
  if (filled !== undefined) return values.has(field) === filled;
  const picked = [values.get(field)].flat();
  return oneOf.some((wanted) => picked.includes(wanted));
}
