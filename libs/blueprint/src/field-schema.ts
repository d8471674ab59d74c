import type { Field, Labels } from './blueprint.js';
import * as patterns from './field-patterns.js';

/** A JSON Schema 2020-12 document or a part of one. */
export type JsonSchema = boolean | Readonly<Record<string, unknown>>;

/** One field's values: its kind and limits, titled in the reader's language. Conditions are the form's business. */
export function fieldSchema(field: Field, text: (labels: Labels) => string): JsonSchema {
  return {
    title: text(field.labels),
    ...(field.help && { description: text(field.help) }),
    ...kindSchema(field, text),
  };
}

function kindSchema(field: Field, text: (labels: Labels) => string): Record<string, unknown> {
  const written = {
    type: 'string',
    minLength: Math.max(field.minLength ?? 1, 1),
    ...(field.maxLength !== null && { maxLength: field.maxLength }),
  };
  const limits = {
    minimum: Math.max(field.min ?? -Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER),
    maximum: Math.min(field.max ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  };
  const choice = {
    type: 'string',
    oneOf: [...field.choices.values()].map(({ key, labels }) => ({ const: key, title: text(labels) })),
  };
  switch (field.kind) {
    case 'text':
      return { ...written, pattern: patterns.linePattern };
    case 'longText':
      return { ...written, pattern: patterns.linesPattern };
    case 'email':
      return { ...written, format: 'email', pattern: patterns.emailPattern };
    case 'phone':
      return { ...written, pattern: patterns.phonePattern };
    case 'link':
      return { ...written, pattern: patterns.linkPattern };
    case 'nameOrLink': {
      const words = { not: { pattern: patterns.linkLikePattern } };
      return { ...written, pattern: patterns.linePattern, anyOf: [words, { pattern: patterns.linkPattern }] };
    }
    case 'integer':
      return { type: 'integer', ...limits };
    case 'decimal':
      return { type: 'number', ...limits };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date', pattern: patterns.datePattern };
    case 'dateTime':
      return { type: 'string', format: 'date-time', pattern: patterns.dateTimePattern };
    case 'choice':
    case 'module':
      return choice;
    case 'multiChoice': {
      const minItems = Math.max(field.minItems ?? 1, 1);
      const maxItems = field.maxItems ?? field.choices.size;
      return { type: 'array', items: choice, uniqueItems: true, minItems, maxItems };
    }
    case 'vehicle':
      return { oneOf: [vehicleLink, vehicleInWords] };
  }
}

const vehicleName = { type: 'string', maxLength: patterns.longestVehicleName, pattern: patterns.linePattern };
const vehicleLink = { type: 'string', maxLength: patterns.longestLink, pattern: patterns.linkPattern };
const vehicleInWords = {
  type: 'object',
  additionalProperties: false,
  required: ['year', 'make', 'model'],
  properties: {
    year: { type: 'integer', minimum: patterns.firstVehicleYear, maximum: patterns.lastVehicleYear },
    make: vehicleName,
    model: vehicleName,
  },
};
