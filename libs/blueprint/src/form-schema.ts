import type { Condition, Field, Labels, RequestType } from './blueprint.js';
import { fieldSchema, type JsonSchema } from './field-schema.js';
import { type FormAudience, fieldsFor } from './form-conditions.js';
import { textIn } from './lookup.js';
import type { FieldKind, Language } from './vocabulary.js';

/** What a program that draws the form needs beside the schema, in the order to draw it. */
export interface FieldHint {
  readonly key: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly help: string | null;
  /** Required whenever it is shown. */
  readonly required: boolean;
  /** All must hold for the field to be shown; a value for a field that is not shown is refused. */
  readonly visibleWhen: readonly Condition[];
  /** The field is also required when there are any and all hold. */
  readonly requiredWhen: readonly Condition[];
  /** In the order to offer them; empty for fields where nothing is chosen. */
  readonly choices: readonly { readonly key: string; readonly label: string }[];
}

export interface ServedForm {
  /** JSON Schema 2020-12 of the `fields` object. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldHint[];
}

/**
 * The form of a request type as this audience fills it in, labelled in this language (one that the desk offers). The
 * schema and `validateFields` accept the same values; the schema asserts formats (`date`, `date-time`, `email`).
 */
export function formSchema(type: RequestType, reader: { audience: FormAudience; language: Language }): ServedForm {
  const text = (labels: Labels): string => textIn(labels, reader.language, reader.language);
  const fields = fieldsFor(type.form, reader.audience);
  const rules = fields.flatMap((field) => conditionalRules(field, type));
  return {
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: text(type.labels),
      ...(type.purpose && { description: text(type.purpose) }),
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(fields.map((field) => [field.key, fieldSchema(field, text)])),
      required: fields.filter((field) => field.required && field.visibleWhen.length === 0).map((field) => field.key),
      ...(rules.length > 0 && { allOf: rules }),
    },
    fields: fields.map((field) => ({
      key: field.key,
      kind: field.kind,
      label: text(field.labels),
      help: field.help && text(field.help),
      required: field.required,
      visibleWhen: field.visibleWhen,
      requiredWhen: field.requiredWhen,
      choices: [...field.choices.values()].map((choice) => ({ key: choice.key, label: text(choice.labels) })),
    })),
  };
}

function conditionalRules(field: Field, type: RequestType): JsonSchema[] {
  const rules: JsonSchema[] = [];
  const schemasOf = (conditions: readonly Condition[]): JsonSchema[] =>
    conditions.map((condition) => conditionSchema(condition, type));
  if (field.visibleWhen.length > 0) {
    rules.push({
      if: { allOf: schemasOf(field.visibleWhen) },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nothing awaits a schema.
      then: field.required ? { required: [field.key] } : true,
      else: { properties: { [field.key]: false } },
    });
  }
  if (!field.required && field.requiredWhen.length > 0) {
    rules.push({
      if: { allOf: schemasOf([...field.visibleWhen, ...field.requiredWhen]) },
      // biome-ignore lint/suspicious/noThenProperty: see above.
      then: { required: [field.key] },
    });
  }
  return rules;
}

function conditionSchema(condition: Condition, { form }: RequestType): JsonSchema {
  const required = [condition.field];
  if ('filled' in condition) return condition.filled ? { required } : { not: { required } };
  const among = { enum: condition.oneOf };
  const many = form.fieldsByKey.get(condition.field)?.kind === 'multiChoice';
  return { properties: { [condition.field]: many ? { type: 'array', contains: among } : among }, required };
}
