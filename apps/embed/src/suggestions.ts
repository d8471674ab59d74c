import type { Forms } from '@guichet/sdk/embed';
import { element } from './elements.js';
import type { Words } from './words.js';

/** Milliseconds of a pause in typing after which articles are looked for. */
const pause = 400;
/** Shorter texts say too little. */
const shortest = 4;

/** Articles that may answer what somebody writes, told when they change to whoever does not see them. */
export function suggestions(forms: Forms, words: Words): { element: HTMLElement; follow(text: string): void } {
  const list = element('ul', {});
  const heading = element('p', { class: 'heading' }, words.suggestions);
  const told = element('p', { class: 'unseen', role: 'status' });
  const box = element(
    'section',
    { class: 'suggestions', 'aria-label': words.suggestions, hidden: true },
    heading,
    list,
  );
  let waiting = 0;
  let asked = '';

  const look = async (text: string): Promise<void> => {
    asked = text;
    // Help that does not come is not missed.
    const found = text.length < shortest ? [] : await forms.suggest(text.slice(0, 200)).catch(() => []);
    if (asked !== text) return;
    const items = found.slice(0, 3).map(({ title, snippet, language }) => {
      const more = element('details', { lang: language }, element('summary', {}, title), element('p', {}, snippet));
      return element('li', {}, more);
    });
    list.replaceChildren(...items);
    box.hidden = items.length === 0;
    told.textContent = items.length > 0 ? words.suggestionsFound.replace('{count}', String(items.length)) : '';
  };
  return {
    element: element('div', {}, box, told),
    follow(text) {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => void look(text.trim()), pause);
    },
  };
}
