import { asList, type Checking, eachOf } from './checking.js';
import type { ConditionPart, FieldPart, FormPart, Scalar } from './document.js';
import { suggestion } from './suggest.js';

interface FieldInForm {
  readonly form: FormPart;
  readonly key: string;
  /** The definition with what this form says anew. */
  readonly field: FieldPart;
  readonly use: FormPart['fields'][number];
  readonly at: string;
  readonly earlier: ReadonlyMap<string, FieldPart>;
}

/** Conditions speak of earlier fields, that the same person sees, with values these can have. */
export function checkConditions(checking: Checking, place: FieldInForm): void {
  const { field, use, key, at } = place;
  for (const part of ['visibleWhen', 'requiredWhen'] as const) {
    // A condition that stands in the definition is pointed at there, one said anew in the form here.
    const own = typeof use === 'object' && use[part] !== undefined;
    const where = own ? `${at}/${part}` : `/fields/${key}/${part}`;
    for (const [condition, pointer] of eachOf(field[part], where)) checkCondition(checking, place, condition, pointer);
  }
  if (field.required && asList(field.requiredWhen).length > 0) {
    const detail = `"${key}" is required anyway; say "required" or "requiredWhen", not both.`;
    checking.complaints.add(at, 'contradiction', detail);
  }
}

function checkCondition({ complaints }: Checking, place: FieldInForm, condition: ConditionPart, at: string): void {
  const about = place.earlier.get(condition.field);
  if (!about) {
    const isLater = place.form.fields.some((use) => (typeof use === 'string' ? use : use.field) === condition.field);
    const detail = isLater
      ? `"${condition.field}" stands later in the form; a condition speaks of an earlier field.`
      : `The form has no field "${condition.field}" before this one.${suggestion(condition.field, place.earlier.keys())}`;
    complaints.add(`${at}/field`, isLater ? 'bad-condition' : 'unknown-name', detail);
    return;
  }
  if (about.agentOnly && !place.field.agentOnly) {
    const detail = `Customers do not see "${condition.field}", so what they see cannot hang on it.`;
    complaints.add(`${at}/field`, 'bad-condition', detail);
  }
  const said = [condition.is, condition.in, condition.filled].filter((test) => test !== undefined);
  if (said.length !== 1) complaints.add(at, 'bad-condition', 'Say exactly one of is, in and filled.');
  const values: [Scalar, string][] = [...eachOf(condition.is, `${at}/is`), ...eachOf(condition.in, `${at}/in`)];
  for (const [value, pointer] of values) {
    const fault = valueFault(about, value);
    if (fault) complaints.add(pointer, 'bad-condition', fault);
  }
}

function valueFault(field: FieldPart, value: Scalar): string | null {
  switch (field.kind) {
    case 'choice':
    case 'multiChoice': {
      const choices = Object.keys(field.choices ?? {});
      if (typeof value === 'string' && choices.includes(value)) return null;
      return `"${value}" cannot be chosen there.${suggestion(String(value), choices)}`;
    }
    case 'boolean':
      return typeof value === 'boolean' ? null : 'Such a field is true or false.';
    case 'integer':
    case 'decimal':
      return typeof value === 'number' ? null : 'Such a field holds a number.';
    case 'text':
    case 'module':
      return typeof value === 'string' ? null : 'Such a field holds a text.';
    default:
      return `A field of kind ${field.kind} is not compared; ask whether it is "filled".`;
  }
}
