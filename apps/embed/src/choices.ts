import type { FormField } from '@guichet/sdk/embed';
import { element } from './elements.js';
import type { Input } from './input.js';
import type { Words } from './words.js';

type Choices = FormField['choices'];

/** One of several in a list; several of several as boxes to tick. */
export function choiceInput(key: string, choices: Choices, several: boolean, words: Words): Input {
  if (several) {
    const boxes = choices.map((choice) => option(key, 'checkbox', choice));
    return group(boxes, () => {
      const ticked = boxes.flatMap(({ control }) => (control.checked ? [control.value] : []));
      return ticked.length > 0 ? ticked : undefined;
    });
  }
  const options = choices.map((choice) => element('option', { value: choice.key }, choice.label));
  const list = element('select', { id: `field-${key}` }, element('option', { value: '' }, words.choose), ...options);
  return { element: list, isGroup: false, focus: list, read: () => list.value || undefined };
}

/** Yes, no, or not said: no is an answer too. */
export function yesNoInput(key: string, words: Words): Input {
  const answers = [
    { key: 'yes', label: words.yes },
    { key: 'no', label: words.no },
  ].map((choice) => option(key, 'radio', choice));
  return group(answers, () => {
    const chosen = answers.find(({ control }) => control.checked);
    return chosen && chosen.control.value === 'yes';
  });
}

/** A vehicle by its page, or in words. */
export function vehicleInput(key: string, words: Words): Input {
  const line = (part: string, label: string, type = 'text') => {
    const control = element('input', { type, id: `field-${key}-${part}` });
    return { control, element: element('label', {}, label, control) };
  };
  const link = line('link', words.vehicleLink, 'url');
  const parts = [line('year', words.year), line('make', words.make), line('model', words.model)];
  const text = ({ control }: { control: HTMLInputElement }) => control.value.trim();
  const inWords = [element('p', { class: 'or' }, words.or), ...parts.map((part) => part.element)];
  return {
    ...group([link], () => {
      if (text(link)) return text(link);
      const [year = '', make = '', model = ''] = parts.map(text);
      return year || make || model ? { year: /^\d+$/.test(year) ? Number(year) : year, make, model } : undefined;
    }),
    element: element('fieldset', { id: `field-${key}` }, link.element, ...inWords),
  };
}

interface Option {
  readonly control: HTMLInputElement;
  readonly element: HTMLElement;
}

function option(key: string, type: 'radio' | 'checkbox', choice: Choices[number]): Option {
  const control = element('input', { type, name: `field-${key}`, value: choice.key });
  return { control, element: element('label', { class: 'option' }, control, choice.label) };
}

function group(options: readonly Option[], read: () => unknown): Input {
  const whole = element('fieldset', {}, ...options.map((each) => each.element));
  return { element: whole, isGroup: true, focus: options[0]?.control ?? whole, read };
}
