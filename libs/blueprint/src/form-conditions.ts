import type { Condition, Field, Form } from './blueprint.js';

/** Who fills in or reads a form. Fields for agents only do not exist for a customer. */
export type FormAudience = 'customer' | 'agent';

/** Values by field key, as far as filled in: what is not filled in has no entry, and false is filled in. */
export type FilledIn = ReadonlyMap<string, unknown>;

/** The fields that this audience sees, if their conditions hold, in the order of the form. */
export function fieldsFor(form: Form, audience: FormAudience): readonly Field[] {
  return audience === 'agent' ? form.fields : form.fields.filter((field) => !field.agentOnly);
}

/** Whether the field is shown beside these values. */
export function isApplicable(field: Field, values: FilledIn): boolean {
  return field.visibleWhen.every((condition) => holds(condition, values));
}

/** Whether the field, being shown, must be filled in beside these values. */
export function isRequired(field: Field, values: FilledIn): boolean {
  if (field.required) return true;
  return field.requiredWhen.length > 0 && field.requiredWhen.every((condition) => holds(condition, values));
}

function holds(condition: Condition, values: FilledIn): boolean {
  if ('filled' in condition) return values.has(condition.field) === condition.filled;
  const value = values.get(condition.field);
  const picked: readonly unknown[] = Array.isArray(value) ? value : [value];
  return condition.oneOf.some((wanted) => picked.includes(wanted));
}
