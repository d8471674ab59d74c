import type { Field, RequestType } from './blueprint.js';
import { checkValue, type FieldFaultCode } from './field-fault.js';
import { isApplicable } from './form-conditions.js';
import type { FieldValues } from './validate-fields.js';
import type { FieldKind } from './vocabulary.js';

export interface CarriedOver {
  /** What goes on as it is. Not yet valid: the new form may ask for more, or allow less. */
  readonly kept: FieldValues;
  /** What the new form has no place for; it belongs in the history. */
  readonly dropped: FieldValues;
}

/** Kinds whose values are also values of other kinds. */
const widerKinds: Partial<Record<FieldKind, readonly FieldKind[]>> = {
  text: ['longText', 'nameOrLink'],
  email: ['text'],
  phone: ['text'],
  link: ['text', 'nameOrLink'],
  nameOrLink: ['text'],
  integer: ['decimal'],
};

/** A value with one of these faults can never be right in the new field; with another it can be mended. */
const hopeless: ReadonlySet<FieldFaultCode> = new Set(['wrong-type', 'not-a-choice', 'not-a-vehicle']);

/**
 * What becomes of a ticket's values when its request type changes. A value stays when the new form has a field of its
 * key and of a kind that takes it, and shows it beside the other values that stay. Values too long or out of bounds stay
 * too: `validateFields` on the result says so, and whoever changes the type mends them.
 */
export function carryOver(from: RequestType, to: RequestType, values: FieldValues): CarriedOver {
  const kept = new Map<string, FieldValues[string]>();
  const given = new Map(Object.entries(values));
  for (const field of to.form.fields) {
    const value = given.get(field.key);
    if (value === undefined || !isApplicable(field, kept)) continue;
    const before = from.form.fieldsByKey.get(field.key);
    if (before === undefined || !takes(field, before.kind)) continue;
    const checked = checkValue(field, value);
    if ('fault' in checked && hopeless.has(checked.fault.code)) continue;
    kept.set(field.key, value);
  }
  const dropped = [...given].filter(([key]) => !kept.has(key));
  return { kept: Object.fromEntries(kept), dropped: Object.fromEntries(dropped) };
}

function takes(field: Field, kind: FieldKind): boolean {
  return field.kind === kind || (widerKinds[kind]?.includes(field.kind) ?? false);
}
