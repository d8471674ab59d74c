import type { Condition, Field, Form, Named } from './blueprint.js';
import { asList } from './checking.js';
import type { BlueprintDocument, ConditionPart, FieldPart, FieldUsePart, OneOrMore } from './document.js';
import { labelsIn, mapped } from './mapped.js';
import type { FieldKind } from './vocabulary.js';

/** Code points a value may have unless the blueprint says otherwise. */
const longest: Partial<Record<FieldKind, number>> = {
  text: 200,
  longText: 20_000,
  link: 2000,
  email: 254,
  phone: 40,
  nameOrLink: 2000,
};

export function compileForms(document: BlueprintDocument, modules: ReadonlyMap<string, Named>): Map<string, Form> {
  return mapped(document.forms, (form, key) => {
    const fields = form.fields.map((use) =>
      typeof use === 'string'
        ? compileField(document, modules, use, {})
        : compileField(document, modules, use.field, use),
    );
    return {
      key,
      fields,
      fieldsByKey: new Map(fields.map((field) => [field.key, field])),
      attachments: form.attachments ?? true,
    };
  });
}

function compileField(
  document: BlueprintDocument,
  modules: ReadonlyMap<string, Named>,
  key: string,
  use: FieldUsePart,
): Field {
  const defined = document.fields[key];
  if (!defined) throw new Error(`The document was not checked: no field ${key}`);
  const field: FieldPart = { ...defined, ...use };
  const { languages } = document.identity;
  return {
    key,
    kind: field.kind,
    labels: labelsIn(field.labels, languages),
    help: field.help === undefined ? null : labelsIn(field.help, languages),
    required: key === 'subject' || key === 'description' || (field.required ?? false),
    agentOnly: field.agentOnly ?? false,
    visibleWhen: compileConditions(field.visibleWhen),
    requiredWhen: compileConditions(field.requiredWhen),
    minLength: field.minLength ?? null,
    maxLength: field.maxLength ?? longest[field.kind] ?? null,
    min: field.min ?? null,
    max: field.max ?? null,
    minItems: field.minItems ?? null,
    maxItems: field.maxItems ?? null,
    choices:
      field.kind === 'module'
        ? modules
        : mapped(field.choices ?? {}, (labels, choice) => ({ key: choice, labels: labelsIn(labels, languages) })),
  };
}

function compileConditions(conditions: OneOrMore<ConditionPart> | undefined): Condition[] {
  return asList(conditions).map(({ field, is, in: among, filled }) => {
    if (filled !== undefined) return { field, filled };
    return { field, oneOf: is === undefined ? (among ?? []) : [is] };
  });
}
