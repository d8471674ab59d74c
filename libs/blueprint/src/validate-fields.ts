import type { FieldError } from '#kernel';
import type { Field, RequestType } from './blueprint.js';
import { type CheckedValue, checkValue, type FieldFault, type FieldValue } from './field-fault.js';
import { faultDetail } from './field-messages.js';
import { type FormAudience, fieldsFor, isApplicable, isRequired } from './form-conditions.js';
import type { FieldKind, Language } from './vocabulary.js';

export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface FieldsVerdict {
  /** What was accepted, in the order of the form. Use it only when there are no errors. */
  readonly values: FieldValues;
  /** One at most for each field, in the order of the form, then those about fields it does not have. */
  readonly errors: FieldError[];
}

export interface FieldsAuthor {
  readonly audience: FormAudience;
  /** Language of the errors' `detail`: English, French, German; English for others. */
  readonly language: Language;
  /** Where the values stand in the request, as a JSON pointer such as `/fields`: the errors' pointers begin with it. */
  readonly at?: string;
}

/** Beyond these a body is not a mistaken form any more, and its list of errors helps nobody. */
const mostErrors = 100;

/**
 * Holds what somebody filled in, a JSON object by field key, against the form of a request type: the whole of it, so a
 * change is merged into the present values first. What is not filled in is left out (null and blank text are refused).
 * Fields for agents only are unknown to customers, as are all others that the form does not have.
 *
 * Error codes are `fieldFaultCodes`.
 */
export function validateFields(type: RequestType, values: unknown, author: FieldsAuthor): FieldsVerdict {
  const { at = '', language } = author;
  const errors: FieldError[] = [];
  const complain = (pointer: string, fault: FieldFault, kind: FieldKind | null): void => {
    if (errors.length >= mostErrors) return;
    errors.push({ pointer: `${at}${pointer}`, code: fault.code, detail: faultDetail(fault, kind, language) });
  };
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    complain('', { code: 'wrong-type' }, null);
    return { values: {}, errors };
  }
  // A map of own entries: whatever an object inherits, or is called, is no answer.
  const given = new Map<string, unknown>(Object.entries(values));
  const accepted = new Map<string, FieldValue>();
  const applying = new Map<string, unknown>();
  const known = new Set<string>();
  for (const field of fieldsFor(type.form, author.audience)) {
    known.add(field.key);
    const outcome = judge(field, given, applying);
    if (outcome === undefined) continue;
    if ('fault' in outcome) complain(`/${field.key}${outcome.fault.part ?? ''}`, outcome.fault, field.kind);
    else accepted.set(field.key, outcome.value);
  }
  for (const key of given.keys()) {
    if (!known.has(key)) complain(`/${escapeToken(key)}`, { code: 'unknown-field' }, null);
  }
  return { values: Object.fromEntries(accepted), errors };
}

/**
 * @param applying values of the earlier fields that are shown; this field's is added. Conditions speak of earlier fields
 *   only, and a value that is refused for not being shown makes nothing else be shown.
 */
function judge(
  field: Field,
  given: ReadonlyMap<string, unknown>,
  applying: Map<string, unknown>,
): CheckedValue | undefined {
  const shown = isApplicable(field, applying);
  if (!given.has(field.key)) {
    return shown && isRequired(field, applying) ? { fault: { code: 'required' } } : undefined;
  }
  if (!shown) return { fault: { code: 'not-applicable' } };
  const checked = checkValue(field, given.get(field.key));
  // A faulty value is filled in, but equals nothing that a condition could name.
  applying.set(field.key, 'value' in checked ? checked.value : undefined);
  return checked;
}

/** RFC 6901 §3. */
function escapeToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
