import { checkConditions } from './check-conditions.js';
import { type Checking, mustExist } from './checking.js';
import type { FieldPart, FormPart } from './document.js';
import { pointerTo } from './places.js';
import type { FieldKind } from './vocabulary.js';

const writtenKinds: readonly FieldKind[] = ['text', 'longText', 'link', 'email', 'phone', 'nameOrLink'];
/** Which limits go with which kinds. */
const limits: Record<'minLength' | 'maxLength' | 'min' | 'max' | 'minItems' | 'maxItems', readonly FieldKind[]> = {
  minLength: writtenKinds,
  maxLength: writtenKinds,
  min: ['integer', 'decimal'],
  max: ['integer', 'decimal'],
  minItems: ['multiChoice'],
  maxItems: ['multiChoice'],
};
const pairs = [
  ['minLength', 'maxLength'],
  ['min', 'max'],
  ['minItems', 'maxItems'],
] as const;

export function checkForms(checking: Checking): void {
  const { document, complaints } = checking;
  for (const [key, field] of Object.entries(document.fields)) checkField(checking, field, pointerTo('/fields', key));
  const usedFields = new Set<string>();
  for (const [key, form] of Object.entries(document.forms)) {
    checkForm(checking, form, pointerTo('/forms', key));
    for (const use of form.fields) usedFields.add(typeof use === 'string' ? use : use.field);
  }
  const usedForms = new Set(Object.values(document.requestTypes).map((type) => type.form));
  for (const key of Object.keys(document.fields)) {
    if (!usedFields.has(key)) complaints.add(pointerTo('/fields', key), 'unused', 'No form has this field; drop it.');
  }
  for (const key of Object.keys(document.forms)) {
    if (!usedForms.has(key))
      complaints.add(pointerTo('/forms', key), 'unused', 'No request type has this form; drop it.');
  }
}

function checkField({ document, complaints }: Checking, field: FieldPart, at: string): void {
  for (const [limit, kinds] of Object.entries(limits)) {
    if (Object.hasOwn(field, limit) && !kinds.includes(field.kind)) {
      complaints.add(`${at}/${limit}`, 'contradiction', `A field of kind ${field.kind} has no "${limit}".`);
    }
  }
  for (const [low, high] of pairs) {
    if ((field[low] ?? Number.NEGATIVE_INFINITY) > (field[high] ?? Number.POSITIVE_INFINITY)) {
      complaints.add(`${at}/${low}`, 'contradiction', `"${low}" is more than "${high}": nothing could be filled in.`);
    }
  }
  const hasChoices = field.kind === 'choice' || field.kind === 'multiChoice';
  if (hasChoices && !field.choices) complaints.add(`${at}/choices`, 'missing', 'Say what can be chosen.');
  if (!hasChoices && field.choices) {
    complaints.add(`${at}/choices`, 'contradiction', `A field of kind ${field.kind} has no choices.`);
  }
  if ((field.minItems ?? 0) > Object.keys(field.choices ?? {}).length && hasChoices) {
    complaints.add(`${at}/minItems`, 'contradiction', 'There are fewer choices than must be picked.');
  }
  if (field.kind === 'module' && Object.keys(document.modules ?? {}).length === 0) {
    complaints.add(`${at}/kind`, 'contradiction', 'This desk has no modules to choose from; list them in /modules.');
  }
}

function checkForm(checking: Checking, form: FormPart, at: string): void {
  const { document, complaints } = checking;
  const earlier = new Map<string, FieldPart>();
  for (const [index, use] of form.fields.entries()) {
    const place = `${at}/fields/${index}`;
    const key = typeof use === 'string' ? use : use.field;
    const named = typeof use === 'string' ? place : `${place}/field`;
    mustExist(checking, 'field', key, named, document.fields);
    if (earlier.has(key) && typeof use === 'object') complaints.add(named, 'duplicate', `"${key}" stands twice here.`);
    const definition = Object.hasOwn(document.fields, key) ? document.fields[key] : undefined;
    if (!definition) continue;
    const field: FieldPart = typeof use === 'string' ? definition : { ...definition, ...use };
    checkConditions(checking, { form, key, field, use, at: place, earlier });
    if ((key === 'subject' || key === 'description') && (field.visibleWhen || field.agentOnly || field.requiredWhen)) {
      complaints.add(place, 'contradiction', `Everybody fills in "${key}", always: no condition, not for agents only.`);
    }
    earlier.set(key, field);
  }
  for (const [key, kind] of [
    ['subject', 'text'],
    ['description', 'longText'],
  ] as const) {
    const field = earlier.get(key);
    if (!field)
      complaints.add(
        `${at}/fields`,
        'missing',
        `Every form has the fields subject and description; "${key}" is not here.`,
      );
    else if (field.kind !== kind)
      complaints.add(`/fields/${key}/kind`, 'contradiction', `"${key}" must be of kind ${kind}.`);
    else if (field.required === false) {
      complaints.add(
        `${at}/fields`,
        'contradiction',
        `"${key}" is required everywhere: a ticket cannot be without it.`,
      );
    }
  }
}
