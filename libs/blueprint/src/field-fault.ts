import { DateTime } from 'luxon';
import type { Field } from './blueprint.js';
import * as patterns from './field-patterns.js';

/** A value that a field has accepted, as JSON carries it and as it is stored. */
export type FieldValue = string | number | boolean | readonly string[] | Vehicle;

/** A vehicle in words; the other way to name one is a link. */
export interface Vehicle {
  readonly year: number;
  readonly make: string;
  readonly model: string;
}

/** What a field can have against a value. Stable: the codes stand in the API. */
export const fieldFaultCodes = [
  'unknown-field',
  'not-applicable',
  'required',
  'wrong-type',
  'blank',
  'bad-character',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-few',
  'too-many',
  'repeated',
  'not-a-choice',
  'not-a-date',
  'not-a-date-time',
  'not-a-link',
  'not-an-email',
  'not-a-phone',
  'not-a-vehicle',
] as const;
export type FieldFaultCode = (typeof fieldFaultCodes)[number];

export interface FieldFault {
  readonly code: FieldFaultCode;
  /** The limit that is broken, for codes that speak of one. */
  readonly limit?: number;
  /** Which part of the value is meant, as a JSON pointer; the whole value without it. */
  readonly part?: string;
}

export type CheckedValue = { readonly value: FieldValue } | { readonly fault: FieldFault };

const [isLine, isLines] = [matcher(patterns.linePattern), matcher(patterns.linesPattern)];
const [isEmail, isPhone] = [matcher(patterns.emailPattern), matcher(patterns.phonePattern)];
const [isLink, isLinkLike] = [matcher(patterns.linkPattern), matcher(patterns.linkLikePattern)];
const [isDateForm, isDateTimeForm] = [matcher(patterns.datePattern), matcher(patterns.dateTimePattern)];

/** Holds one value against its field, without regard to the rest of the form. The first fault found is the one told. */
export function checkValue(field: Field, value: unknown): CheckedValue {
  switch (field.kind) {
    case 'text':
      return checkWritten(field, value, isLine);
    case 'longText':
      return checkWritten(field, value, isLines);
    case 'email':
      return checkWritten(field, value, isLine, (text) => (isEmail(text) ? null : 'not-an-email'));
    case 'phone':
      return checkWritten(field, value, isLine, (text) => (isPhone(text) ? null : 'not-a-phone'));
    case 'link':
      return checkWritten(field, value, isLine, (text) => (isLink(text) ? null : 'not-a-link'));
    case 'nameOrLink':
      return checkWritten(field, value, isLine, (text) => (isLink(text) || !isLinkLike(text) ? null : 'not-a-link'));
    case 'integer':
    case 'decimal':
      return checkNumber(value, field.kind === 'integer', field.min, field.max);
    case 'boolean':
      return typeof value === 'boolean' ? { value } : fault('wrong-type');
    case 'date':
      if (typeof value !== 'string') return fault('wrong-type');
      return isDateForm(value) && isRealDate(value) ? { value } : fault('not-a-date');
    case 'dateTime':
      if (typeof value !== 'string') return fault('wrong-type');
      return isDateTimeForm(value) && isRealDate(value.slice(0, 10)) ? { value } : fault('not-a-date-time');
    case 'choice':
    case 'module':
      if (typeof value !== 'string') return fault('wrong-type');
      return field.choices.has(value) ? { value } : fault('not-a-choice');
    case 'multiChoice':
      return checkPicked(field, value);
    case 'vehicle':
      return checkVehicle(value);
  }
}

/**
 * @param isWellFormed false for a text that holds a character it may not
 * @param formFault what is wrong with the form that the kind asks for
 */
function checkWritten(
  limits: Pick<Field, 'minLength' | 'maxLength'>,
  value: unknown,
  isWellFormed: (text: string) => boolean,
  formFault: (text: string) => FieldFaultCode | null = () => null,
): CheckedValue {
  if (typeof value !== 'string') return fault('wrong-type');
  const { minLength, maxLength } = limits;
  const length = codePoints(value);
  if (maxLength !== null && length > maxLength) return fault('too-long', maxLength);
  if (value.trim() === '') return fault('blank');
  if (!isWellFormed(value)) return fault('bad-character');
  if (minLength !== null && length < minLength) return fault('too-short', minLength);
  const code = formFault(value);
  return code === null ? { value } : fault(code);
}

function checkNumber(value: unknown, whole: boolean, min: number | null, max: number | null): CheckedValue {
  // What lies beyond 2^53 would be stored as another number than was sent.
  const [least, most] = [
    Math.max(min ?? -Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER),
    Math.min(max ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  ];
  if (typeof value !== 'number' || !Number.isFinite(value)) return fault('wrong-type');
  if (whole && !Number.isInteger(value)) return fault('wrong-type');
  if (value < least) return fault('too-small', least);
  if (value > most) return fault('too-large', most);
  return { value };
}

function checkPicked(field: Field, value: unknown): CheckedValue {
  if (!Array.isArray(value)) return fault('wrong-type');
  const picked = new Set<string>();
  for (const [index, item] of value.entries()) {
    const part = `/${index}`;
    if (typeof item !== 'string') return { fault: { code: 'wrong-type', part } };
    if (!field.choices.has(item)) return { fault: { code: 'not-a-choice', part } };
    if (picked.has(item)) return { fault: { code: 'repeated', part } };
    picked.add(item);
  }
  const [fewest, most] = [Math.max(field.minItems ?? 1, 1), field.maxItems ?? field.choices.size];
  if (picked.size < fewest) return fault('too-few', fewest);
  if (picked.size > most) return fault('too-many', most);
  return { value: [...picked] };
}

function checkVehicle(value: unknown): CheckedValue {
  if (typeof value === 'string') {
    const limits = { minLength: null, maxLength: patterns.longestLink };
    return checkWritten(limits, value, isLine, (text) => (isLink(text) ? null : 'not-a-link'));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault('wrong-type');
  const parts = new Map<string, unknown>(Object.entries(value));
  if (parts.size !== 3 || !['year', 'make', 'model'].every((part) => parts.has(part))) return fault('not-a-vehicle');
  const { firstVehicleYear, lastVehicleYear } = patterns;
  const year = checkNumber(parts.get('year'), true, firstVehicleYear, lastVehicleYear);
  const name = { minLength: null, maxLength: patterns.longestVehicleName };
  const make = checkWritten(name, parts.get('make'), isLine);
  const model = checkWritten(name, parts.get('model'), isLine);
  for (const [part, checked] of Object.entries({ year, make, model })) {
    if ('fault' in checked) return { fault: { ...checked.fault, part: `/${part}` } };
  }
  return {
    value: { year: Number(parts.get('year')), make: String(parts.get('make')), model: String(parts.get('model')) },
  };
}

function isRealDate(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number);
  return year !== undefined && DateTime.utc(year, month ?? 0, day ?? 0).isValid;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function matcher(pattern: string): (text: string) => boolean {
  const form = new RegExp(pattern, 'u');
  return (text) => form.test(text);
}

function fault(code: FieldFaultCode, limit?: number): { readonly fault: FieldFault } {
  return { fault: limit === undefined ? { code } : { code, limit } };
}
