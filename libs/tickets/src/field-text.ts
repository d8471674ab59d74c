import { type Blueprint, type Field, textIn } from '#blueprint';
import { type HistoryTexts, historyTexts } from './history-texts.js';

/** The field with this key in a type's form; without a type (null), in any form that has it. */
export function fieldIn(blueprint: Blueprint, typeKey: unknown, key: string): Field | undefined {
  for (const type of blueprint.requestTypes.values()) {
    const field = typeKey === null || type.key === typeKey ? type.form.fieldsByKey.get(key) : undefined;
    if (field) return field;
  }
  return undefined;
}

/** A field's value for a person to read; null: none. */
export function valueText(
  value: unknown,
  field: Field | undefined,
  language: string,
  blueprint: Blueprint,
): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return yesNo(value, historyTexts(language));
  if (Array.isArray(value)) return value.map((each) => valueText(each, field, language, blueprint)).join(', ');
  if (typeof value === 'object') return Object.values(value).join(' ');
  const choice = field?.choices.get(String(value));
  return choice ? textIn(choice.labels, language, blueprint.identity.defaultLanguage) : String(value);
}

export function yesNo(value: boolean, texts: HistoryTexts): string {
  return value ? texts.yes : texts.no;
}
