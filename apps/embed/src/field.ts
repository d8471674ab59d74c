import type { FormField } from '@guichet/sdk/embed';
import { choiceInput, vehicleInput, yesNoInput } from './choices.js';
import { element } from './elements.js';
import type { Input } from './input.js';
import type { Words } from './words.js';

/** A field as it stands in the page: its label, its help, what is filled in, what is wrong with it. */
export interface DrawnField {
  readonly element: HTMLElement;
  read(): unknown;
  /** Shows it, or takes it out of the form. */
  show(shown: boolean): void;
  require(required: boolean): void;
  /** @param text null: nothing is wrong */
  complain(text: string | null): void;
  focus(): void;
}

export interface FieldParts {
  readonly key: string;
  readonly label: string;
  readonly help: string | null;
  readonly input: Input;
}

export function drawField({ key, label, help, input }: FieldParts, words: Words): DrawnField {
  const optional = element('span', { class: 'optional' }, ` (${words.optional})`);
  const hint = help === null ? null : element('p', { class: 'help', id: `help-${key}` }, help);
  const fault = element('p', { class: 'fault', id: `fault-${key}`, hidden: true });
  const { isGroup, focus } = input;
  const name = isGroup
    ? element('legend', {}, label, optional)
    : element('label', { for: input.element.id }, label, optional);
  const described = [hint?.id].filter((id) => id !== undefined);
  const describe = (ids: readonly string[]) => {
    if (ids.length > 0) input.element.setAttribute('aria-describedby', ids.join(' '));
    else input.element.removeAttribute('aria-describedby');
  };
  describe(described);
  if (isGroup) input.element.prepend(...[name, hint].filter((part) => part !== null));
  const parts = isGroup ? [input.element, fault] : [name, hint, input.element, fault];
  const whole = element('div', { class: 'field', 'data-field': key }, ...parts);
  return {
    element: whole,
    read: () => (whole.hidden ? undefined : input.read()),
    show: (shown) => {
      whole.hidden = !shown;
    },
    require(required) {
      optional.hidden = required;
      if (!isGroup) input.element.setAttribute('aria-required', String(required));
    },
    complain(text) {
      fault.hidden = text === null;
      fault.textContent = text;
      if (isGroup) {
        for (const control of input.element.querySelectorAll('input')) {
          control.toggleAttribute('data-wrong', text !== null);
          control.setAttribute('aria-invalid', String(text !== null));
        }
      } else input.element.setAttribute('aria-invalid', String(text !== null));
      describe(text === null ? described : [...described, fault.id]);
    },
    focus: () => focus.focus(),
  };
}

/** The control of a form's field, by its kind. */
export function inputOf({ key, kind, choices }: FormField, words: Words): Input {
  switch (kind) {
    case 'longText':
      return textInput(element('textarea', { id: `field-${key}`, rows: '5' }));
    case 'boolean':
      return yesNoInput(key, words);
    case 'choice':
    case 'module':
    case 'multiChoice':
      return choiceInput(key, choices, kind === 'multiChoice', words);
    case 'vehicle':
      return vehicleInput(key, words);
    case 'integer':
    case 'decimal':
      return textInput(lineOf(key, { inputmode: kind === 'integer' ? 'numeric' : 'decimal' }), numberIn);
    case 'dateTime':
      return textInput(lineOf(key, { type: 'datetime-local' }), (text) => instantIn(text));
    default:
      return textInput(lineOf(key, lineTypes[kind]));
  }
}

export const emailInput = (key: string): Input => textInput(lineOf(key, { type: 'email', autocomplete: 'email' }));
export const nameInput = (key: string): Input => textInput(lineOf(key, { autocomplete: 'name' }));

/** Browsers bring the right keyboard; what is right, the service says. */
const lineTypes: Partial<Record<FormField['kind'], Record<string, string>>> = {
  date: { type: 'date' },
  email: { type: 'email' },
  link: { type: 'url', placeholder: 'https://' },
  phone: { type: 'tel' },
};

const lineOf = (key: string, attributes: Record<string, string> = {}): HTMLInputElement =>
  element('input', { type: 'text', id: `field-${key}`, ...attributes });

function textInput(
  control: HTMLInputElement | HTMLTextAreaElement,
  meaning: (text: string) => unknown = (text) => text,
): Input {
  return {
    element: control,
    isGroup: false,
    focus: control,
    read: () => (control.value.trim() === '' ? undefined : meaning(control.value.trim())),
  };
}

/** A number as people write it; what is none goes to the service as it is, which says so. */
function numberIn(text: string): unknown {
  const number = Number(text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}

function instantIn(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}
